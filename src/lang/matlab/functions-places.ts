/** Functions that gather values by the places they come to: added up, or made one by a function. */

import { constant, type Dim, one, productOf } from "../../core/dim";
import type { Node } from "../../core/node";
import { shapeOf } from "../../core/shape";
import { tensor } from "../../core/tensor";
import { array, type Value } from "../common/value";
import { arrayNode, dimsOf, isEmptyLiteral, isNumber } from "./arrays";
import type { LibraryCall, LibraryFunction } from "./call";
import { apply } from "./calls";
import { readArray } from "./indexing";
import type { Positions } from "./positions";

/** `accumarray(s, v, size, f)` of a column of places: f of what comes to each place, 0 where nothing does. */
function groupedAt(c: LibraryCall, S: Node, V: Node, f: Value): Value {
  if (S.shape[1]?.size !== 1) return c.refuse();
  const at = [...c.t.valueOf(S).data];
  const sized = c.args[2] && !isEmptyLiteral(c.args[2]) ? dimsOf(c.t, c.args[2]) : null;
  const n = Math.max(sized?.[0]?.size ?? 0, ...at);
  if (at.some((k) => !Number.isInteger(k) || k < 1) || n > 1000) return c.refuse("A place lies outside of the matrix");
  const parts = Array.from({ length: n }, (_, k) => {
    const there = at.flatMap((p, i) => (p === k + 1 ? [isNumber(V) ? 0 : i] : []));
    if (there.length === 0) return c.number(0);
    const list: Positions = {
      kind: "list",
      at: there,
      shape: shapeOf([there.length, 1]),
      count: constant(there.length),
    };
    const column = readArray(c.t, V, [list], c.e.span);
    return arrayNode(c.t, apply(c.t, f, [column], c.e, 1), c.e.span);
  });
  if (parts.includes(null)) return c.refuse();
  return c.compose((make) =>
    make(
      "concat",
      parts.flatMap((p) => p ?? []),
      { axis: 0 },
    ),
  );
}

/** `sparse(i, j, v, m, n)` and `accumarray([i j], v)`: values added up at places. */
function summedAt(c: LibraryCall, rows: Node, columns: Node | null, V: Node, size: readonly [Dim, Dim] | null): Value {
  const [i, j] = [whole(c, rows), columns ? whole(c, columns) : []];
  const n = Math.max(i.length, j.length);
  if (columns && i.length > 1 && j.length > 1 && i.length !== j.length)
    c.t.assumed?.equal(productOf(rows.shape), productOf(columns.shape), [rows, columns], c.e.span);
  const at = Array.from(
    { length: n },
    (_, k) =>
      [i.length === 1 ? (i[0] ?? 0) : (i[k] ?? 0), columns ? (j.length === 1 ? (j[0] ?? 0) : (j[k] ?? 0)) : 0] as const,
  );
  // As many places as the entries of an assumed input stand for, whether the last of them is drawn or not.
  const extent = (X: Node, at: readonly number[]): Dim => {
    if (at.length > 1 && at.every((k, position) => k === position)) return productOf(X.shape);
    const places = c.t.inputs.placesOf(X);
    const n = Math.max(-1, ...at) + 1;
    return places && places.size >= n ? places : constant(n);
  };
  const [m, p] = size ?? [extent(rows, i), columns ? extent(columns, j) : one];
  if (at.some(([r, s]) => r < 0 || s < 0 || r >= m.size || s >= p.size || !Number.isInteger(r + s))) {
    c.t.inputs.needPositions(rows, size ? m : null, 1, c.e.span);
    if (columns) c.t.inputs.needPositions(columns, p, 1, c.e.span);
    const places = [c.t.inputs.placesOf(rows), columns && c.t.inputs.placesOf(columns)];
    if (size) for (const [k, d] of [m, p].entries()) if (places[k]) c.t.assumed?.equal(places[k], d, [rows], c.e.span);
    return c.refuse("A place lies outside of the matrix");
  }
  const places = at.map(([r, s]) => r * p.size + s);
  const all = productOf(rows.shape);
  const count = all.size === n ? all : constant(n);
  return c.compose((make) => {
    const flat = isNumber(V)
      ? make("broadcast", [make("reshape", [V], { shape: [], order: "C" })], { shape: [count] })
      : make("reshape", [V], { shape: [count], order: "F" });
    const where = c.t.constant(tensor([n], places), c.e.span);
    const summed = make("scatter", [flat, where], { axis: 0, shape: [productOf([m, p])] });
    return make("reshape", [summed], { shape: [m, p], order: "C" });
  });
}

function whole(c: LibraryCall, X: Node): number[] {
  const { data, size } = c.t.valueOf(X);
  const values = [...data].map((v) => v - 1);
  return size.length === 2 && size.every((n) => n > 1) ? [] : values;
}

const sparse: LibraryFunction = (c) => {
  const [I, J, V] = [c.array(0), c.array(1), c.array(2)];
  if (c.args.length === 1) return I ? array(I) : c.refuse();
  if (c.args.length === 2) {
    const shape = c.shape(0);
    return shape ? c.build("zeros", [], { shape: [...shape] }) : c.refuse();
  }
  const [m, n] = [c.args[3], c.args[4]].map((v) => (v ? c.t.dimOf(v) : null));
  if (!I || !J || !V) return c.refuse();
  return summedAt(c, I, J, V, m && n ? [m, n] : null);
};

const accumarray: LibraryFunction = (c) => {
  const [S, V] = [c.array(0), c.array(1)];
  if (!S || !V || S.shape.length !== 2 || c.args.length > 4) return c.refuse();
  const [, , , f] = c.args;
  if (f && !isEmptyLiteral(f) && !(f.kind === "builtin" && f.name === "sum")) return groupedAt(c, S, V, f);
  const columns = S.shape[1]?.size ?? 1;
  const sized = c.args[2] && !isEmptyLiteral(c.args[2]) ? dimsOf(c.t, c.args[2]) : null;
  const size = sized ? ([sized[0] ?? one, sized[1] ?? one] as const) : null;
  if (columns === 1) return summedAt(c, S, null, V, size);
  if (columns !== 2) return c.refuse();
  const { data } = c.t.valueOf(S);
  const part = (k: number) =>
    c.t.constant(
      tensor(
        [data.length / 2, 1],
        data.filter((_, i) => i % 2 === k),
      ),
      c.e.span,
    );
  return summedAt(c, part(0), part(1), V, size);
};

/** By name. */
export const places: Readonly<Record<string, LibraryFunction>> = { sparse, accumarray };
