/** Functions that rearrange arrays: shapes, axes, joining and repeating. */

import { asConstant, constant, type Dim, floorDivide, one, productOf, times } from "../../core/dim";
import type { Node } from "../../core/node";
import { entries, type Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, integer, nodesIn, opaque, sequence, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { bindTo } from "./bind";
import type { LibraryFunction } from "./functions";

/** A function of one array; the rest of the arguments come by name. */
export function ofArray(
  names: readonly string[],
  then: (t: Tracer, X: Node, get: (name: string) => Value | undefined, e: Expr, args: Arguments) => Value,
): LibraryFunction {
  return (t, self, args, e) => {
    const b = bindTo(t, names, self, args);
    const value = b.get(names[0] ?? "a");
    const X = value ? arrayNode(t, value, e.span) : null;
    if (!X) return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
    return then(t, X, (n) => b.get(n), e, args);
  };
}

/** A shape in which one size may be −1, filled from the number of entries. */
export function completeShape(t: Tracer, items: readonly Value[], total: Dim): Dim[] | null {
  const dims = items.map((v) => t.dimOf(v));
  if (dims.some((d) => d === null)) return null;
  const known = dims.flatMap((d) => (d && asConstant(d) !== -1 ? [d] : []));
  return dims.map((d) => (d && asConstant(d) === -1 ? floorDivide(total, productOf(known)) : (d as Dim)));
}

function reshapeTo(t: Tracer, X: Node, items: readonly Value[], order: Value | undefined, span: Span): Value {
  const flat = items.length === 1 && items[0]?.kind === "sequence" ? items[0].items : items;
  const shape = completeShape(t, flat, entries(X.shape));
  if (!shape) return t.unsupported(span, "The new shape is not known", [array(X)]);
  return t.build("reshape", [X], { shape, order: order?.kind === "text" && order.text === "F" ? "F" : "C" }, span);
}

const reshape = ofArray(["a", "newshape"], (t, X, get, e) => {
  const shape = get("newshape") ?? get("shape");
  return shape ? reshapeTo(t, X, [shape], get("order"), e.span) : opaque("the new shape is not known", [X]);
});

/** `x.reshape(2, -1)` */
export const reshapeMethod: LibraryFunction = (t, self, args, e) => {
  const X = self ? arrayNode(t, self, e.span) : null;
  return X
    ? reshapeTo(t, X, args.positional, args.named.get("order"), e.span)
    : opaque("what this is applied to is not known");
};

const ravel = ofArray(["a", "order"], (t, X, get, e) => {
  const order = get("order");
  if (X.shape.length === 1) return array(X);
  return t.build(
    "reshape",
    [X],
    { shape: [entries(X.shape)], order: order?.kind === "text" && order.text === "F" ? "F" : "C" },
    e.span,
  );
});

function transposed(t: Tracer, X: Node, order: readonly Value[], span: Span): Value {
  const flat = order.length === 1 && order[0]?.kind === "sequence" ? order[0].items : order;
  const rank = X.shape.length;
  const axes = flat.length === 0 ? X.shape.map((_, i) => rank - 1 - i) : flat.map((v) => t.wholeNumber(v));
  if (axes.some((a) => a === null) || axes.length !== rank)
    return t.unsupported(span, "The order of the axes is not known", [array(X)]);
  const whole = axes.map((a) => ((a ?? 0) + rank) % rank);
  if (rank < 2) return array(X);
  if (rank === 2 && whole[0] === 1) return t.build("transpose", [X], {}, span);
  return t.build("permute", [X], { axes: whole }, span);
}

/** `x.transpose(1, 0, 2)` */
export const transposeMethod: LibraryFunction = (t, self, args, e) => {
  const X = self ? arrayNode(t, self, e.span) : null;
  return X ? transposed(t, X, args.positional, e.span) : opaque("what this is applied to is not known");
};

const swapAxes = ofArray(["a", "axis1", "axis2"], (t, X, get, e) => {
  const rank = X.shape.length;
  const [i, j] = [get("axis1"), get("axis2")].map((v) => (v ? (axesFrom(t, v, rank)?.[0] ?? null) : null));
  if (i === null || j === null || i === undefined || j === undefined)
    return t.unsupported(e.span, "These axes are not known", [array(X)]);
  return transposed(
    t,
    X,
    X.shape.map((_, k) => integer(constant(k === i ? j : k === j ? i : k))),
    e.span,
  );
});

const expandDims = ofArray(["a", "axis"], (t, X, get, e) => {
  const value = get("axis");
  const axes = value ? axesFrom(t, value, X.shape.length + 1) : null;
  const [axis] = axes ?? [];
  if (axis === undefined) return t.unsupported(e.span, "This axis is not known", [array(X)]);
  return t.build(
    "reshape",
    [X],
    { shape: [...X.shape.slice(0, axis), one, ...X.shape.slice(axis)], order: "C" },
    e.span,
  );
});

const squeeze = ofArray(["a", "axis"], (t, X, get, e) => {
  const value = get("axis");
  const axes = value ? axesFrom(t, value, X.shape.length) : null;
  const shape = X.shape.filter((d, i) => (axes ? !axes.includes(i) : d.size !== 1));
  return shape.length === X.shape.length ? array(X) : t.build("reshape", [X], { shape, order: "C" }, e.span);
});

function listOf(t: Tracer, value: Value | undefined, span: Span): Node[] | null {
  if (value?.kind !== "sequence") return null;
  const nodes = value.items.map((v) => arrayNode(t, v, span));
  return nodes.every((n): n is Node => n !== null) && nodes.length > 0 ? nodes : null;
}

/** Joins arrays along an axis after `prepare` has given each the axes it needs. */
function joining(
  axisOf: (t: Tracer, args: Arguments, rank: number) => number | null,
  prepare: (shape: Shape, axis: number) => readonly Dim[],
): LibraryFunction {
  return (t, _, args, e) => {
    const nodes = listOf(t, args.positional[0], e.span);
    const axis = nodes ? axisOf(t, args, nodes[0]?.shape.length ?? 0) : null;
    if (!nodes || axis === null) return opaque("what is joined here is not known", args.positional.flatMap(nodesIn));
    const ready: Node[] = [];
    for (const X of nodes) {
      const shape = prepare(X.shape, axis);
      const made =
        shape.length === X.shape.length ? array(X) : t.build("reshape", [X], { shape: [...shape], order: "C" }, e.span);
      if (made.kind !== "array") return made;
      ready.push(made.node);
    }
    return t.build("concat", ready, { axis }, e.span);
  };
}

function axisArgument(t: Tracer, args: Arguments, rank: number): number | null {
  const value = args.positional[1] ?? args.named.get("axis");
  return value === undefined ? 0 : (axesFrom(t, value, rank)?.[0] ?? null);
}

const inserted = (shape: Shape, axis: number): readonly Dim[] => [...shape.slice(0, axis), one, ...shape.slice(axis)];

const diagonal = ofArray(["v"], (t, X, _, e) => t.build(X.shape.length === 1 ? "diagmat" : "diag", [X], {}, e.span));

/** Entries in the other order along some axes, or along all. */
const flip = ofArray(["m", "axis"], (t, X, get, e) => {
  const axes = axesFrom(t, get("axis"), X.shape.length);
  if (!axes) return t.unsupported(e.span, "These axes are not known", [array(X)]);
  const back = X.shape.map((_, i) => axes.includes(i));
  return t.build(
    "slice",
    [X],
    {
      starts: X.shape.map((d, i) => (back[i] ? d.size - 1 : 0)),
      steps: back.map((b) => (b ? -1 : 1)),
      counts: [...X.shape],
      drop: [],
    },
    e.span,
  );
});

function triangle(op: "tril" | "triu"): LibraryFunction {
  return ofArray(["m", "k"], (t, X, get, e) => {
    const k = get("k");
    const offset = k ? t.wholeNumber(k) : 0;
    return offset === null ? opaque("this diagonal is not known", [X]) : t.build(op, [X], { k: offset }, e.span);
  });
}

const broadcastTo = ofArray(["array", "shape"], (t, X, get, e) => {
  const value = get("shape");
  const shape = value?.kind === "sequence" ? completeShape(t, value.items, entries(X.shape)) : null;
  return shape ? t.build("broadcast", [X], { shape }, e.span) : opaque("the new shape is not known", [X]);
});

/** Copies side by side: stretch along a new axis, then merge it. */
const tile = ofArray(["A", "reps"], (t, X, get, e) => {
  const value = get("reps");
  const reps = value ? (value.kind === "sequence" ? value.items : [value]).map((v) => t.dimOf(v)) : [];
  if (reps.length === 0 || reps.some((r) => r === null))
    return t.unsupported(e.span, "How often this is repeated is not known", [array(X)]);
  const rank = Math.max(reps.length, X.shape.length);
  const counts = [...new Array<Dim>(rank - reps.length).fill(one), ...(reps as Dim[])];
  const sizes = [...new Array<Dim>(rank - X.shape.length).fill(one), ...X.shape];
  const interleaved = sizes.flatMap((d) => [one, d]);
  const stretched = sizes.flatMap((d, i) => [counts[i] ?? one, d]);
  return chain(t, X, e.span, [
    ["reshape", { shape: interleaved, order: "C" }],
    ["broadcast", { shape: stretched }],
    ["reshape", { shape: sizes.map((d, i) => times(counts[i] ?? one, d)), order: "C" }],
  ]);
});

function chain(
  t: Tracer,
  X: Node,
  span: Span,
  steps: readonly (readonly [string, Parameters<Tracer["build"]>[2]])[],
): Value {
  let value: Value = array(X);
  for (const [op, attrs] of steps) {
    if (value.kind !== "array") return value;
    value = t.build(op, [value.node], attrs, span);
  }
  return value;
}

/** By canonical name. */
export const arranging: Readonly<Record<string, LibraryFunction>> = {
  "np.reshape": reshape,
  "np.ravel": ravel,
  "np.transpose": (t, _, args, e) => {
    const X = args.positional[0] ? arrayNode(t, args.positional[0], e.span) : null;
    const axes = args.positional[1] ?? args.named.get("axes");
    return X ? transposed(t, X, axes ? [axes] : [], e.span) : opaque("what this is applied to is not known");
  },
  "np.swapaxes": swapAxes,
  "np.expand_dims": expandDims,
  "np.squeeze": squeeze,
  "np.concatenate": joining(axisArgument, (s) => s),
  "np.stack": joining((t, a, rank) => axisArgument(t, a, rank + 1), inserted),
  "np.vstack": joining(
    () => 0,
    (s) => (s.length === 1 ? [one, ...s] : s),
  ),
  "np.hstack": joining(
    (_, __, rank) => (rank === 1 ? 0 : 1),
    (s) => s,
  ),
  "np.column_stack": joining(
    () => 1,
    (s) => (s.length === 1 ? [...s, one] : s),
  ),
  "np.diag": diagonal,
  "np.diagonal": ofArray(["a"], (t, X, _, e) => t.build("diag", [X], {}, e.span)),
  "np.flip": flip,
  "np.tril": triangle("tril"),
  "np.triu": triangle("triu"),
  "np.broadcast_to": broadcastTo,
  "np.tile": tile,
  "np.atleast_2d": ofArray(["a"], (t, X, _, e) =>
    X.shape.length >= 2
      ? array(X)
      : t.build("reshape", [X], { shape: X.shape.length === 1 ? [one, ...X.shape] : [one, one], order: "C" }, e.span),
  ),
  "np.shape": ofArray(["a"], (_, X) => sequence("tuple", X.shape.map(integer))),
  "np.size": ofArray(["a", "axis"], (t, X, get) => {
    const axis = get("axis");
    const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : undefined;
    return integer(at === undefined ? entries(X.shape) : (X.shape[at] ?? one));
  }),
  "np.ndim": ofArray(["a"], (_, X) => integer(constant(X.shape.length))),
};
