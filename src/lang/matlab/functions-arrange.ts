/** Functions that rearrange arrays: shapes, copies side by side, joining, diagonals and triangles. */

import { constant, type Dim, floorDivide, one, productOf, times } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Make } from "../common/compose";
import { array, type RecordValue, type SequenceValue, sequence, text, type Value } from "../common/value";
import { arrayNode, column, countOf, dimsOf, trim, trimmed } from "./arrays";
import { firstAxis, type LibraryCall, type LibraryFunction } from "./call";
import { transposedItems } from "./cells";
import { listNode } from "./indexing";
import { concatenate } from "./matrices";
import { rowsOf, setRows } from "./shape-of";

/** `reshape(X, m, n)`, `reshape(X, [m n])`, `reshape(X, [], n)` */
const reshape: LibraryFunction = (c) => {
  const X = c.array(0);
  if (c.args[0]?.kind === "sequence") {
    const shape = c.shape(1);
    return shape ? setRows(sequence("cell", c.args[0].items), shape[0]?.size ?? 1) : c.refuse();
  }
  if (!X || c.args.length < 2) return c.refuse();
  const parts = c.args.slice(1).map((a) => (isEmpty(c, a) && c.args.length > 2 ? "rest" : dimsOf(c.t, a)));
  if (parts.includes(null)) return c.refuse("The new shape is not known");
  const known = productOf(parts.flatMap((p) => (p === "rest" || p === null ? [] : p)));
  const shape = parts.flatMap((p): readonly Dim[] =>
    p === "rest" ? [floorDivide(productOf(X.shape), known)] : (p ?? []),
  );
  return c.build("reshape", [X], { shape: [...trimmed(shape)], order: "F" });
};

function isEmpty(c: LibraryCall, value: Value): boolean {
  const node = arrayNode(c.t, value, c.e.span);
  return node !== null && countOf(node) === 0;
}

/** Copies side by side: stretched along a new axis before each, which then merges with it. */
const repmat: LibraryFunction = (c) => {
  const counts = c.shape(1);
  if (!counts) return c.refuse("How often this is repeated is not known");
  const word = c.text(0);
  if (word !== null && counts[0]?.size === 1) return text(word.repeat(counts[1]?.size ?? 1));
  const [value] = c.args;
  if (value?.kind === "sequence" || value?.kind === "record") return repeatedItems(value, counts);
  const X = c.array(0);
  return X ? c.compose((make) => repeated(X, counts, make)) : c.refuse();
};

/** A cell, or an array of structs, repeated down and across. */
function repeatedItems(value: SequenceValue | RecordValue, [down, across]: readonly Dim[]): Value {
  const list = value.kind === "sequence" ? value : sequence("list", [value]);
  const rows = rowsOf(list);
  const columns = rows === 0 ? 0 : list.items.length / rows;
  const [m, n] = [rows * (down?.size ?? 1), columns * (across?.size ?? 1)];
  const items = Array.from({ length: m * n }, (_, k) => {
    const [i, j] = [k % m, Math.floor(k / m)];
    return list.items[(j % columns) * rows + (i % rows)] ?? list;
  });
  return setRows(sequence(list.of, items), m);
}

/** An array repeated along each axis. */
function repeated(X: Node, counts: readonly Dim[], make: Make): Node {
  if (X.shape.every((d) => d.size === 1)) return make("broadcast", [X], { shape: [...counts] });
  const rank = Math.max(counts.length, X.shape.length);
  const sizes = Array.from({ length: rank }, (_, i) => X.shape[i] ?? one);
  const times1 = Array.from({ length: rank }, (_, i) => counts[i] ?? one);
  const shape = sizes.map((d, i) => times(times1[i] ?? one, d));
  if (sizes.every((d, i) => d.size === 1 || times1[i]?.size === 1))
    return make("broadcast", [flatTo(X, sizes, make)], { shape });
  const apart = make("reshape", [X], { shape: sizes.flatMap((d) => [one, d]), order: "C" });
  const stretched = make("broadcast", [apart], { shape: sizes.flatMap((d, i) => [times1[i] ?? one, d]) });
  return trim(make("reshape", [stretched], { shape, order: "C" }), make);
}

function flatTo(X: Node, shape: readonly Dim[], make: Make): Node {
  return X.shape.length === shape.length ? X : make("reshape", [X], { shape: [...shape], order: "F" });
}

/** Joins the arguments from `first` on along an axis. */
function joined(c: LibraryCall, first: number, axis: number): Value {
  const values = c.args.slice(first);
  const nodes = values.map((v) => arrayNode(c.t, v, c.e.span));
  if (values.every((v) => v.kind === "text"))
    return text(values.map((v) => (v.kind === "text" ? v.text : "")).join(""));
  if (nodes.includes(null)) return c.refuse();
  return c.compose((make) =>
    concatenate(
      c.t,
      nodes.flatMap((n) => n ?? []),
      axis,
      c.e.span,
      make,
    ),
  );
}

const cat: LibraryFunction = (c) => {
  const axis = c.whole(0);
  return axis === null || axis < 1 ? c.refuse("This axis is not known") : joined(c, 1, axis - 1);
};

function triangle(op: "tril" | "triu"): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    const k = c.args[1] ? c.whole(1) : 0;
    return X && k !== null ? c.build(op, [X], { k }) : c.refuse();
  };
}

const permute: LibraryFunction = (c) => {
  const X = c.array(0);
  const order = c.args[1] ? dimsOf(c.t, c.args[1]) : null;
  if (!X || !order || order.length < X.shape.length) return c.refuse();
  const axes = order.map((d) => d.size - 1);
  return c.compose((make) => {
    if (axes.join() === "1,0") return make("transpose", [X]);
    const full = flatTo(X, [...X.shape, ...new Array<Dim>(axes.length - X.shape.length).fill(one)], make);
    return trim(make("permute", [full], { axes }), make);
  });
};

const squeeze: LibraryFunction = (c) => {
  const X = c.array(0);
  if (!X) return c.refuse();
  const shape = X.shape.length > 2 ? trimmed(X.shape.filter((d) => d.size !== 1)) : X.shape;
  return shape.length === X.shape.length ? array(X) : c.build("reshape", [X], { shape: [...shape], order: "F" });
};

/** Entries in the opposite order along an axis. */
function flipped(axisOf: (c: LibraryCall, X: Node) => number | null): LibraryFunction {
  return (c) => {
    const written = c.text(0);
    if (written !== null) return text([...written].reverse().join(""));
    const X = c.array(0);
    const axis = X ? axisOf(c, X) : null;
    if (!X || axis === null) return c.refuse();
    const starts = X.shape.map((d, i) => (i === axis ? d.size - 1 : 0));
    return c.build("slice", [X], {
      starts,
      steps: X.shape.map((_, i) => (i === axis ? -1 : 1)),
      counts: [...X.shape],
      drop: [],
    });
  };
}

/** `circshift(X, k)`, `circshift(X, k, dim)`, `circshift(X, [k1 k2])` */
const circshift: LibraryFunction = (c) => {
  const X = c.array(0);
  const by = c.args[1] ? dimsOf(c.t, c.args[1]) : null;
  const axis = X ? c.axis(2, X.shape) : null;
  if (!X || !by || axis === null || by.length > X.shape.length) return c.refuse();
  const shifts = by.length === 1 ? [{ axis, k: by[0]?.size ?? 0 }] : by.map((d, i) => ({ axis: i, k: d.size }));
  return c.compose((make) => shifts.reduce((Y, { axis: along, k }) => shifted(c, Y, along, k, make), X));
};

function shifted(c: LibraryCall, X: Node, axis: number, k: number, make: Make): Node {
  const n = X.shape[axis]?.size ?? 1;
  const places = Array.from({ length: n }, (_, i) => (((i - k) % n) + n) % n);
  return make("take", [X, listNode(c.t, places, c.e.span, X.shape[axis])], { axis });
}

/** The grid of two ranges. */
const meshgrid: LibraryFunction = (c) => {
  const [x, y] = [c.array(0), c.array(1) ?? c.array(0)];
  if (!x || !y || c.outputs > 2) return c.refuse();
  const [n, m] = [x, y].map((v) => constant(countOf(v)));
  const shape = [m ?? one, n ?? one];
  const X = c.compose((make) =>
    make("broadcast", [make("reshape", [x], { shape: [one, n ?? one], order: "F" })], { shape }),
  );
  const Y = c.compose((make) => make("broadcast", [column(y, make)], { shape }));
  return c.results(X, Y);
};

const turned: LibraryFunction = (c) => {
  const [value] = c.args;
  if (value?.kind === "sequence") return transposedItems(value);
  const X = c.array(0);
  return X ? c.build("transpose", [X]) : c.refuse();
};

/** By name. */
export const arranging: Readonly<Record<string, LibraryFunction>> = {
  reshape,
  repmat,
  cat,
  horzcat: (c) => joined(c, 0, 1),
  vertcat: (c) => joined(c, 0, 0),
  tril: triangle("tril"),
  triu: triangle("triu"),
  permute,
  squeeze,
  transpose: turned,
  ctranspose: turned,
  vec: (c) => {
    const X = c.array(0);
    return X ? c.compose((make) => column(X, make)) : c.refuse();
  },
  flipud: flipped(() => 0),
  fliplr: flipped(() => 1),
  flip: flipped((c, X) => (c.args[1] ? c.axis(1, X.shape) : firstAxis(X.shape))),
  circshift,
  meshgrid,
};
