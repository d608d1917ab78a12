/** Linear algebra put together from several operations: products, norms, solves, softmax. */

import type { Attrs, Node } from "../../core/node";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import { array, nodesIn, opaque, sequence, type Value } from "../common/value";
import { arrayNode, axesFrom, tableNode } from "./arrays";
import { bindTo } from "./bind";
import { flattened, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { dotProduct, innerProduct, kron } from "./functions-einsum";
import { ofTwo } from "./functions-math";
import { matrixProduct, product } from "./products";

const norm: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["x", "ord", "axis", "keepdims"], self, args);
  const x = b.get("x");
  const X = x ? arrayNode(t, x, e.span) : null;
  if (!X) return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
  const axes = axesFrom(t, b.get("axis"), X.shape.length);
  const ord = b.get("ord");
  const kind = ord?.kind === "text" ? ord.text : ord ? t.numberOf(ord) : 2;
  if (!axes) return opaque("this axis is not known", [X]);
  const attrs: Attrs = { axes, keep: b.flag("keepdims") };
  const vector = axes.length === 1;
  if (kind === "fro" || ord === undefined || (kind === 2 && vector)) return t.build("norm", [X], attrs, e.span);
  if (kind === 1 && vector) return then(t.build("abs", [X], {}, e.span), (a) => t.build("sum", [a], attrs, e.span));
  if (kind === Number.POSITIVE_INFINITY && vector)
    return then(t.build("abs", [X], {}, e.span), (a) => t.build("max", [a], attrs, e.span));
  if (axes.length === 2 && (kind === 1 || kind === Number.POSITIVE_INFINITY))
    return then(t.build("abs", [X], {}, e.span), (a) =>
      then(t.build("sum", [a], { axes: [axes[kind === 1 ? 0 : 1] as number], keep: true }, e.span), (s) =>
        t.build("max", [s], attrs, e.span),
      ),
    );
  const p = typeof kind === "number" && vector ? t.constant(kind, e.span) : null;
  if (!p) return t.unsupported(e.span, "This norm is not supported", [array(X)]);
  if (kind === 0) return then(t.build("not_equal", [X, p], {}, e.span), (m) => t.build("sum", [m], attrs, e.span));
  return then(t.build("abs", [X], {}, e.span), (a) =>
    then(t.build("power", [a, p], {}, e.span), (powers) =>
      then(t.build("sum", [powers], attrs, e.span), (s) =>
        t.build("power", [s, t.constant(1 / Number(kind), e.span)], {}, e.span),
      ),
    ),
  );
};

/** exp(x − logsumexp(x)), which is softmax without overflow. */
function softmax(log: boolean): LibraryFunction {
  return ofArray(["x", "axis"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis") ?? get("dim"), X.shape.length);
    if (!axes) return opaque("this axis is not known", [X]);
    const shifted = then(t.build("logsumexp", [X], { axes, keep: true }, e.span), (l) =>
      t.build("subtract", [X, l], {}, e.span),
    );
    return log ? shifted : then(shifted, (s) => t.build("exp", [s], {}, e.span));
  });
}

const solve = ofTwo((t, A, B, span, at) => t.build(B.shape.length === 1 ? "solvevec" : "solve", [A, B], {}, span, at));

const slogdet = ofArray(["a"], (t, A, _, e) => {
  const log = t.build("logdet", [A], {}, e.span);
  const sign = then(t.build("det", [A], {}, e.span), (d) => t.build("sign", [d], {}, e.span));
  return sequence("tuple", [sign, log]);
});

function ofFlat(t: Tracer, op: string, X: Node, Y: Node, span: Span): Value {
  return then(flattened(t, X, span), (x) => then(flattened(t, Y, span), (y) => t.build(op, [x, y], {}, span)));
}

/** The cross product of vectors of three along the last axis. */
function cross(t: Tracer, X: Node, Y: Node, span: Span): Value {
  const turned = (Z: Node, order: readonly number[]) =>
    t.build("take", [Z, tableNode(t, tensor([3], order), "integer", span)], { axis: Z.shape.length - 1 }, span);
  if ([X, Y].some((Z) => Z.shape[Z.shape.length - 1]?.size !== 3))
    return t.unsupported(span, "This product is not supported", [array(X), array(Y)]);
  const part = (p: readonly number[], q: readonly number[]) =>
    then(turned(X, p), (x) => then(turned(Y, q), (y) => t.build("multiply", [x, y], {}, span)));
  const [forth, back] = [part([1, 2, 0], [2, 0, 1]), part([2, 0, 1], [1, 2, 0])];
  return then(forth, (a) => then(back, (b) => t.build("subtract", [a, b], {}, span)));
}

/** Products one after the other; a negative power is one of the inverse. */
const matrixPower = ofArray(["a", "n"], (t, A, get, e) => {
  const n = get("n") ? t.wholeNumber(get("n") as Value) : null;
  if (n === null || Math.abs(n) > 64 || A.shape.length < 2)
    return t.unsupported(e.span, "This power is not supported", [array(A)]);
  if (n === 0) return t.build("eye", [], { shape: A.shape.slice(-2) }, e.span);
  const base = n < 0 ? t.build("inv", [A], {}, e.span) : array(A);
  return then(base, (B) =>
    Array.from({ length: Math.abs(n) - 1 }).reduce(
      (so: Value) => then(so, (P) => t.build("matmul", [P, B], {}, e.span)),
      array(B),
    ),
  );
});

const chainOfProducts: LibraryFunction = (t, _, args, e) => {
  const [list] = args.positional;
  const nodes = list?.kind === "sequence" ? list.items.map((v) => arrayNode(t, v, e.span)) : [];
  const [first, ...rest] = nodes;
  if (!first || rest.includes(null))
    return t.unsupported(e.span, "What is multiplied here is not known", args.positional);
  return rest.reduce((so: Value, Y) => then(so, (X) => product(t, X, Y as Node, e.span, [])), array(first));
};

/** By canonical name. */
export const algebra: Readonly<Record<string, LibraryFunction>> = {
  "np.dot": ofTwo(dotProduct),
  "np.matmul": ofTwo(matrixProduct),
  "np.inner": ofTwo(innerProduct),
  "np.kron": ofTwo((t, X, Y, span) => kron(t, X, Y, span)),
  "np.cross": ofTwo((t, X, Y, span) => cross(t, X, Y, span)),
  "np.outer": ofTwo((t, X, Y, span) => ofFlat(t, "outer", X, Y, span)),
  "np.vdot": ofTwo((t, X, Y, span) => ofFlat(t, "dot", X, Y, span)),
  "np.linalg.matrix_power": matrixPower,
  "np.linalg.multi_dot": chainOfProducts,
  "np.linalg.solve": solve,
  "scipy.linalg.solve": solve,
  "np.linalg.norm": norm,
  "scipy.linalg.norm": norm,
  "np.linalg.slogdet": slogdet,
  "scipy.special.softmax": softmax(false),
  "scipy.special.log_softmax": softmax(true),
};
