/** Functions that rearrange arrays: shapes, axes, joining and repeating. */

import { asConstant, constant, type Dim, floorDivide, one, productOf } from "../../core/dim";
import type { Node } from "../../core/node";
import { entries } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, integer, nodesIn, opaque, sequence, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { bindTo } from "./bind";
import { permuted, reshaped } from "./compose";
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

/** `x.flatten()`: a copy, where `x.ravel()` is a view. */
export const flattenMethod: LibraryFunction = (t, self, args, e) => {
  const flat = ravel(t, self, { ...args, positional: [], named: new Map(order(args)) }, e);
  return flat.kind === "array" ? t.build("identity", [flat.node], { copy: true }, e.span) : flat;
};

function order(args: Arguments): readonly (readonly [string, Value])[] {
  const value = args.positional[0] ?? args.named.get("order");
  return value ? [["order", value]] : [];
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

/** Entries in the other order along some axes. */
function flipped(t: Tracer, X: Node, axes: readonly number[], span: Span): Value {
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
    span,
  );
}

const flip = ofArray(["m", "axis"], (t, X, get, e) => {
  const axes = axesFrom(t, get("axis"), X.shape.length);
  return axes ? flipped(t, X, axes, e.span) : t.unsupported(e.span, "These axes are not known", [array(X)]);
});

function flipAlong(axis: number): LibraryFunction {
  return ofArray(["m"], (t, X, _, e) => flipped(t, X, [axis], e.span));
}

const broadcastTo = ofArray(["array", "shape"], (t, X, get, e) => {
  const value = get("shape");
  const shape = value?.kind === "sequence" ? completeShape(t, value.items, entries(X.shape)) : null;
  return shape ? t.build("broadcast", [X], { shape }, e.span) : opaque("the new shape is not known", [X]);
});

/** Axes `source` go to the places `destination`; the others keep their order. */
const moveAxis = ofArray(["a", "source", "destination"], (t, X, get, e) => {
  const rank = X.shape.length;
  const [from, to] = [get("source"), get("destination")].map((v) =>
    v ? (v.kind === "sequence" ? v.items : [v]).map((i) => t.wholeNumber(i)) : [null],
  );
  if (!from || !to || [...from, ...to].includes(null) || from.length !== to.length)
    return t.unsupported(e.span, "These axes are not known", [array(X)]);
  const [source, goal] = [from, to].map((list) => list.map((i) => ((i ?? 0) + rank) % rank)) as [number[], number[]];
  const order = X.shape.map((_, i) => i).filter((i) => !source.includes(i));
  const pairs = goal.map((g, k) => [g, source[k] ?? 0] as const).sort((a, b) => a[0] - b[0]);
  for (const [g, axis] of pairs) order.splice(g, 0, axis);
  return permuted(t, X, order, e.span);
});

/** `np.rollaxis(a, axis, start)` */
const rollAxis = ofArray(["a", "axis", "start"], (t, X, get, e) => {
  const rank = X.shape.length;
  const [axis, start] = [get("axis"), get("start")].map((v) => (v ? t.wholeNumber(v) : 0));
  if (axis === null || axis === undefined || start === null || start === undefined)
    return t.unsupported(e.span, "These axes are not known", [array(X)]);
  const from = (axis + rank) % rank;
  const order = X.shape.map((_, i) => i).filter((i) => i !== from);
  order.splice(start > from ? start - 1 : start, 0, from);
  return permuted(t, X, order, e.span);
});

/** With axes of size 1 put in front until there are `rank`. */
function atLeast(rank: number): LibraryFunction {
  return ofArray(["a"], (t, X, _, e) => {
    const missing = Math.max(0, rank - X.shape.length);
    return reshaped(t, X, [...new Array<Dim>(missing).fill(one), ...X.shape], e.span);
  });
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
  "np.moveaxis": moveAxis,
  "np.rollaxis": rollAxis,
  "np.flip": flip,
  "np.fliplr": flipAlong(1),
  "np.flipud": flipAlong(0),
  "np.broadcast_to": broadcastTo,
  "np.atleast_1d": atLeast(1),
  "np.atleast_2d": atLeast(2),
  "np.shape": ofArray(["a"], (_, X) => sequence("tuple", X.shape.map(integer))),
  "np.size": ofArray(["a", "axis"], (t, X, get) => {
    const axis = get("axis");
    const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : undefined;
    return integer(at === undefined ? entries(X.shape) : (X.shape[at] ?? one));
  }),
  "np.ndim": ofArray(["a"], (_, X) => integer(constant(X.shape.length))),
};
