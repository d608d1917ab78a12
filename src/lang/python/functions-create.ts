/** Functions that make arrays: from lists, of a shape, from files. */

import { constant, type Dim, minus, one } from "../../core/dim";
import { printShape, type Shape, sameSize, shapeOf } from "../../core/shape";
import { tensor } from "../../core/tensor";
import { archiveRecord } from "../common/archives";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, nodesIn, opaque, sequence, truth, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { type Bound, bindTo } from "./bind";
import { entryAlong, then } from "./compose";
import { isSubtype, kindFrom } from "./dtypes-groups";
import type { LibraryFunction } from "./functions";
import { cast, type Entries, entriesOf, entriesOfAll, fitted, holding } from "./kinds";
import { copyOf } from "./storage";

/** A shape from a tuple, a list or a single number. */
export function shapeFrom(t: Tracer, value: Value | undefined): Shape | null {
  if (value === undefined) return null;
  const items = value.kind === "sequence" ? value.items : [value];
  const dims = items.map((v) => t.dimOf(v));
  if (!dims.every((d) => d !== null)) return null;
  t.inputs.filled(dims, t.statement ?? { from: 0, to: 0 });
  return dims.every((d) => d.size >= 0) ? dims : null;
}

function filled(op: "zeros" | "ones"): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, ["shape", "dtype"], null, args);
    const shape = shapeFrom(t, b.get("shape"));
    if (!shape) return t.unsupported(e.span, "The shape of this array is not known", args.positional);
    return t.build(op, [], { shape: [...shape], ...holding(kindFrom(b.get("dtype")) ?? "real") }, e.span);
  };
}

function filledLike(op: "zeros" | "ones"): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, ["a", "dtype"], null, args);
    const a = b.get("a");
    const X = a ? arrayNode(t, a, e.span) : null;
    if (!X) return opaque("the shape of this array is not known", args.positional.flatMap(nodesIn));
    const shape = shapeFrom(t, b.get("shape")) ?? X.shape;
    return t.build(op, [], { shape: [...shape], ...holding(kindFrom(b.get("dtype")) ?? entriesOf(t, X)) }, e.span);
  };
}

function full(like: boolean): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, ["shape", "fill_value", "dtype"], null, args);
    const first = b.get("shape") ?? b.get("a");
    const X = like && first ? arrayNode(t, first, e.span) : null;
    const shape = like ? (X?.shape ?? null) : shapeFrom(t, first);
    const value = b.get("fill_value");
    const node = value ? arrayNode(t, value, e.span) : null;
    if (!shape || !node) return t.unsupported(e.span, "The shape of this array is not known", args.positional);
    const kind = kindFrom(b.get("dtype")) ?? (X ? entriesOf(t, X) : entriesOf(t, node));
    return then(fitted(t, node, kind, e.span), (v) =>
      t.build("broadcast", [v], { shape: [...shape], entries: kind }, e.span),
    );
  };
}

const identityMatrix: LibraryFunction = (t, _, args, e) => {
  const b = bindTo(t, ["N", "M", "k"], null, args);
  const n = shapeFrom(t, b.get("N"))?.[0];
  const k = b.get("k") ? t.wholeNumber(b.get("k") as Value) : 0;
  if (!n || k === null) return t.unsupported(e.span, "The size of this matrix is not known", args.positional);
  const shape = [n, shapeFrom(t, b.get("M"))?.[0] ?? n];
  if (k === 0) return t.build("eye", [], { shape }, e.span);
  const ones = t.build("ones", [], { shape }, e.span);
  return then(ones, (x) => then(t.build("tril", [x], { k }, e.span), (y) => t.build("triu", [y], { k }, e.span)));
};

/** `np.array(x)` copies; `np.asarray(x)` is x itself. */
function asArray(copies: boolean, kind?: Entries): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, ["object", "dtype"], null, args);
    const x = b.get("object") ?? b.get("a");
    const node = x ? arrayNode(t, x, e.span) : null;
    const to = kind ?? kindFrom(b.get("dtype"));
    if (node && to !== null && to !== entriesOf(t, node)) return cast(t, node, to, e.span);
    const rank = args.named.get("ndmin") ? t.wholeNumber(args.named.get("ndmin") as Value) : 0;
    if (node && rank !== null && rank > node.shape.length) {
      const missing = new Array<Dim>(rank - node.shape.length).fill(one);
      return t.build("reshape", [node], { shape: [...missing, ...node.shape], order: "C" }, e.span);
    }
    if (node) return copies && x?.kind === "array" && node.shape.length > 0 ? copyOf(t, node, e.span) : array(node);
    if (x?.kind === "opaque") return x;
    return x?.kind === "sequence"
      ? ragged(t, x, e)
      : t.unsupported(e.span, "What this array holds is not known", args.positional);
  };
}

/** A list whose items do not make one array. */
function ragged(t: Tracer, list: Value & { kind: "sequence" }, e: Expr): Value {
  const nodes = list.items.map((v) => (v.kind === "array" || v.kind === "sequence" ? arrayNode(t, v, e.span) : null));
  const [first] = nodes;
  const odd = nodes.find((n) => n && first && !sameSize(n.shape, first.shape));
  if (!first || !odd || nodes.includes(null))
    return t.unsupported(e.span, "What this array holds is not known", [list]);
  t.assumed?.unlike(
    nodes.flatMap((n) => n ?? []),
    e.span,
  );
  const message = `${t.textAt(e.span).slice(0, 40)}: the items have different shapes, ${printShape(first.shape)} and ${printShape(odd.shape)}`;
  t.report("shape-mismatch", e.span, message, { related: t.reports.origins([first, odd]) });
  return opaque("its items have different shapes", [first, odd]);
}

const arange: LibraryFunction = (t, _, args, e) => {
  const named = ["start", "stop", "step"].map((n) => args.named.get(n));
  const given = args.positional.length > 0 ? args.positional : named.flatMap((v) => (v ? [v] : []));
  const numbers = given.map((v) => t.numberOf(v));
  if (numbers.length === 0 || numbers.some((n) => n === null))
    return t.unsupported(e.span, "The ends of this range are not known", args.positional);
  const [a, b, c] = numbers.map((n) => n ?? 0);
  const [start, stop, step] = b === undefined ? [0, a ?? 0, 1] : [a ?? 0, b, c ?? 1];
  const whole = given.map((v) => (v.kind === "integer" ? v.dim : null));
  const [first, last] = whole.length === 1 ? [constant(0), whole[0]] : whole;
  const length = step === 1 && first && last && last.size >= first.size ? minus(last, first) : null;
  const only = given.length === 1 && given[0] ? t.dimOf(given[0]) : length;
  const count = only && only.size >= 0 ? only : constant(Math.max(0, Math.ceil((stop - start) / step)));
  const kind = kindFrom(args.named.get("dtype")) ?? (given.every((v) => v.kind === "integer") ? "integer" : "real");
  return t.build("range", [], { start, step, count, entries: kind }, e.span);
};

const linspace: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["start", "stop", "num", "endpoint", "retstep"], null, args);
  if (b.flag("retstep")) {
    const named = new Map([...args.named].filter(([k]) => k !== "retstep"));
    const X = linspace(t, self, { ...args, named }, e);
    const [first, second] = [0, 1].map((i) => then(X, (x) => entryAlong(t, x, 0, i, e.span)));
    return sequence("tuple", [
      X,
      then(second ?? X, (p) => then(first ?? X, (q) => t.build("subtract", [p, q], {}, e.span))),
    ]);
  }
  const [start, stop] = [b.get("start"), b.get("stop")].map((v) => (v ? t.numberOf(v) : null));
  const n = b.get("num") ? t.dimOf(b.get("num") as Value) : constant(50);
  if (start === null || stop === null || start === undefined || stop === undefined || n === null) {
    return between(t, b, n, e) ?? t.unsupported(e.span, "The ends of this range are not known", args.positional);
  }
  if (n.size < 0) {
    t.report("raised", e.span, `A range of ${n.size} numbers cannot be made`, { rests: "contents" });
    return opaque("it would have a negative size");
  }
  const open = b.get("endpoint") !== undefined && !b.flag("endpoint");
  const last = Math.max(1, open ? n.size : n.size - 1);
  const data = Float64Array.from({ length: n.size }, (_x, i) =>
    i === last ? stop : start + (i * (stop - start)) / last,
  );
  return array(t.graph.add("constant", [], { value: tensor([n.size], data) }, [n], t.origin(e.span)));
};

/** Evenly spaced arrays from one array to another, along a new first axis. */
function between(t: Tracer, b: Bound, n: Dim | null, e: Expr): Value | null {
  const [X, Y] = [b.get("start"), b.get("stop")].map((v) => (v ? arrayNode(t, v, e.span) : null));
  if (!X || !Y || !n) return null;
  const weights = Float64Array.from({ length: n.size }, (_x, i) => i / Math.max(1, n.size - 1));
  const rank = Math.max(X.shape.length, Y.shape.length);
  const w = array(t.constant(tensor([n.size, ...new Array<number>(rank).fill(1)], weights), e.span));
  return then(t.build("subtract", [Y, X], {}, e.span), (d) =>
    then(w, (k) => then(t.build("multiply", [k, d], {}, e.span), (p) => t.build("add", [X, p], {}, e.span))),
  );
}

/** Data files lie next to the model file; until one is read, or when there is none, a comment gives the shape. */
const load: LibraryFunction = (t, _, args, e) => {
  const path = args.positional[0] ?? args.named.get("fname") ?? args.named.get("file") ?? args.named.get("file_name");
  if (path?.kind !== "text" || path.text === null) return t.unsupported(e.span, "Which file this reads is not known");
  const answer = t.host.file(path.text);
  const name = path.text.replace(/.*\//, "");
  if (answer.kind === "pending") return opaque(`'${name}' is being read`);
  if (answer.kind === "data") {
    const { tensor: data } = answer;
    const squeezed = /txt/.test(t.textAt(e.span).slice(0, 20)) && data.size.length === 2 && data.size.includes(1);
    const used = squeezed ? tensor([data.data.length], data.data) : data;
    return array(t.input(name, shapeOf(used.size), e.span, used));
  }
  if (answer.kind === "arrays") return archiveRecord(t, answer, e.span);
  const stated = t.inputs.stated(e.span);
  if (stated) return array(t.input(name, stated, e.span, null));
  t.report(
    "unreadable-data",
    e.span,
    `'${name}' cannot be read: ${answer.kind === "missing" ? answer.why : "it holds text"}. Say its shape behind the line, such as '# (N, D)'`,
  );
  return opaque(`'${name}' cannot be read`);
};

/** The limits of floating-point numbers. */
const finfo: LibraryFunction = (t, _, __, e) => {
  const limits = {
    eps: Number.EPSILON,
    max: Number.MAX_VALUE,
    min: -Number.MAX_VALUE,
    tiny: 2 ** -1022,
    resolution: 1e-15,
  };
  return {
    kind: "record",
    of: null,
    fields: new Map(Object.entries(limits).map(([name, x]) => [name, array(t.constant(x, e.span))])),
  };
};

/** By canonical name. */
export const creation: Readonly<Record<string, LibraryFunction>> = {
  "np.array": asArray(true),
  "np.asarray": asArray(false),
  "np.asanyarray": asArray(false),
  "np.ascontiguousarray": asArray(false),
  "np.asfarray": asArray(false, "real"),
  "np.copy": asArray(true),
  "np.matrix": asArray(true),
  "np.float64": asArray(true, "real"),
  "np.float32": asArray(true, "real"),
  "np.double": asArray(true, "real"),
  "np.int64": asArray(true, "integer"),
  "np.int32": asArray(true, "integer"),
  "np.int_": asArray(true, "integer"),
  "np.uint8": asArray(true, "integer"),
  "np.bool_": asArray(true, "truth"),
  "np.zeros": filled("zeros"),
  "np.empty": filled("zeros"),
  "np.ones": filled("ones"),
  "np.zeros_like": filledLike("zeros"),
  "np.empty_like": filledLike("zeros"),
  "np.ones_like": filledLike("ones"),
  "np.full": full(false),
  "np.full_like": full(true),
  "np.eye": identityMatrix,
  "np.identity": identityMatrix,
  "np.arange": arange,
  "np.linspace": linspace,
  "np.finfo": finfo,
  "np.iinfo": (t) => ({
    kind: "record",
    of: null,
    fields: new Map(Object.entries({ max: 2 ** 31 - 1, min: -(2 ** 31) }).map(([k, n]) => [k, t.whole(n)])),
  }),
  "np.dtype": (_, __, args) => args.positional[0] ?? opaque("this type is not known"),
  "np.issubdtype": (t, _, args, e) => {
    const [type, group] = args.positional;
    return (
      (type && group ? isSubtype(type, group) : null) ??
      t.unsupported(e.span, "Which type this is is not known", args.positional)
    );
  },
  "np.result_type": (t, _, args, e) => {
    const nodes = args.positional.map((v) => arrayNode(t, v, e.span));
    const kinds = nodes.flatMap((n) => (n ? [entriesOf(t, n)] : []));
    const name = { truth: "bool", integer: "int64", real: "float64" }[entriesOfAll(kinds)];
    return { kind: "builtin", name: `np.${name}`, self: null };
  },
  "np.isscalar": (_, __, args) => {
    const [x] = args.positional;
    return truth(
      x?.kind === "integer" ||
        x?.kind === "truth" ||
        x?.kind === "text" ||
        (x?.kind === "array" && x.node.shape.length === 0),
    );
  },
  "np.ndim": (t, _, args, e) => {
    const X = args.positional[0] ? arrayNode(t, args.positional[0], e.span) : null;
    return X ? t.whole(X.shape.length) : t.unsupported(e.span, "How many axes this has is not known", args.positional);
  },
  "np.load": load,
  "scipy.io.loadmat": load,
  "np.loadtxt": load,
  "np.genfromtxt": load,
};
