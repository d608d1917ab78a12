/** `[a b; c d]`: numbers as they stand, arrays side by side and one under the other, text put together. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import { compose, type Make } from "../common/compose";
import type { Tracer } from "../common/tracer";
import type { Matrix } from "../common/tree";
import { array, nodesIn, opaque, type SequenceValue, sequence, text, type Value } from "../common/value";
import { arrayNode, trim, writtenNumbers } from "./arrays";
import { cellLiteral, emptyArray } from "./cells";
import { integerClass, isLetters, setClass } from "./entry-classes";
import { toClass } from "./kinds";
import { letters, lettersOrText } from "./letters";
import { rowsOf, setRows } from "./shape-of";
import { spreadValues } from "./spread";

/** The value of a matrix or cell literal. */
export function matrix(t: Tracer, e: Matrix): Value {
  if (e.brackets === "{") return cellLiteral(e.rows, (item) => spreadValues(t, item));
  const rows = e.rows.map((row) => row.flatMap((item) => spreadValues(t, item))).filter((row) => row.length > 0);
  return written(t, rows, e.span) ?? truths(t, rows, e.span) ?? joined(t, rows, e.span);
}

/** Plain numbers in equal rows make one constant. */
function written(t: Tracer, rows: readonly (readonly Value[])[], span: Span): Value | null {
  const columns = rows[0]?.length ?? 0;
  const data: number[] = [];
  for (const row of rows) {
    if (row.length !== columns) return null;
    for (const value of row) {
      const number = plainNumber(value);
      if (number === null) return null;
      data.push(number);
    }
  }
  return array(t.constant(tensor([rows.length, columns], data), span));
}

/** `[true false]` holds truth values still. */
function truths(t: Tracer, rows: readonly (readonly Value[])[], span: Span): Value | null {
  const columns = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== columns || row.some((v) => v.kind !== "truth"))) return null;
  const data = rows.flat().map((v) => Number(v.kind === "truth" && !v.value));
  return t.build("not", [t.constant(tensor([rows.length, columns], data), span)], {}, span);
}

function plainNumber(value: Value): number | null {
  if (value.kind === "integer") {
    const names = [...value.dim.monomials.keys()].some((k) => k !== "");
    return value.node === null && !names ? value.dim.size : null;
  }
  if (value.kind !== "array") return null;
  const tensor = writtenNumbers(value.node);
  return tensor?.data.length === 1 ? (tensor.data[0] ?? null) : null;
}

function joined(t: Tracer, rows: readonly (readonly Value[])[], span: Span): Value {
  const all = rows.flat();
  const unknown = all.find((v) => v.kind === "opaque");
  if (unknown?.kind === "opaque") return opaque(unknown.why, all.flatMap(nodesIn));
  const hasLetters = all.some((v) => v.kind === "array" && isLetters(v.node));
  if (!hasLetters && all.some((v) => v.kind === "text")) return textsOf(t, rows, span);
  const [first] = all;
  if (all.length === 1 && first) return first;
  if (all.some((v) => v.kind === "sequence" || v.kind === "record")) {
    if (rows.length === 1) return cells(all);
    return stacked(rows.map((row) => cells(row)));
  }
  const given = rows.map((row) => row.map((v) => arrayNode(t, v, span)));
  if (given.flat().includes(null)) return t.unsupported(span, "What is put together here is not known", all);
  const nodes = inOneClass(t, given, span);
  const made = compose(t, span, (make) => {
    const lines = nodes.map((row) =>
      concatenate(
        t,
        row.flatMap((n) => n ?? []),
        1,
        span,
        make,
      ),
    );
    return concatenate(t, lines, 0, span, make);
  });
  return hasLetters && made.kind === "array" ? lettersOrText(t, setClass(made.node, "char")) : made;
}

/** Beside integers of a class, everything is of that class. */
function inOneClass(
  t: Tracer,
  rows: readonly (readonly (Node | null)[])[],
  span: Span,
): readonly (readonly (Node | null)[])[] {
  const name = rows
    .flat()
    .map((n) => (n ? integerClass(n) : null))
    .find((found) => found !== null);
  if (!name) return rows;
  return rows.map((row) =>
    row.map((n) => {
      const made = n && integerClass(n) !== name ? toClass(t, n, name, span) : null;
      return made?.kind === "array" ? made.node : n;
    }),
  );
}

/** Texts side by side make one; one under the other they are a matrix of letters. */
function textsOf(t: Tracer, rows: readonly (readonly Value[])[], span: Span): Value {
  const lines = rows.map((row) => textOf(t, row, span));
  const used = lines.filter((line) => line !== "");
  const [only = ""] = used;
  if (used.length < 2) return text(only);
  const known = used.flatMap((line) => (line === null ? [] : [line]));
  if (known.length < used.length) return opaque("what these texts are is not known", rows.flat().flatMap(nodesIn));
  if (known.every((line) => line.length === only?.length)) return letters(t, known, span);
  const sizes = known.map((line) => line.length).join(" and ");
  t.report("shape-mismatch", span, `Texts of ${sizes} letters do not stand one under the other`);
  return opaque("these texts differ in length", rows.flat().flatMap(nodesIn));
}

/** One row; `null` when it is not known. */
function textOf(t: Tracer, values: readonly Value[], span: Span): string | null {
  const parts = values.map((v) => {
    if (v.kind === "text") return v.text;
    if (v.kind === "integer") return String.fromCharCode(v.dim.size);
    const X = arrayNode(t, v, span);
    return X && X.shape[0]?.size === 1 && X.shape.length === 2 ? String.fromCharCode(...t.valueOf(X).data) : "";
  });
  return parts.includes(null) ? null : parts.join("");
}

/** `[c, {x}]`: the items of all; structs make an array of structs. */
function cells(values: readonly Value[]): SequenceValue {
  const structs = values.every((v) => v.kind === "record" || (v.kind === "sequence" && v.of === "list"));
  const items = values.flatMap((v) =>
    v.kind === "sequence" ? v.items : v.kind === "array" && v.node.shape.some((d) => d.size === 0) ? [] : [v],
  );
  const [only] = values;
  if (values.length === 1 && only?.kind === "sequence") return only;
  return sequence(structs ? "list" : "cell", items);
}

/** `[c; d]`: cells one under the other. */
function stacked(parts: readonly SequenceValue[]): Value {
  const used = parts.filter((p) => p.items.length > 0);
  const columns = used.map((p) => p.items.length / Math.max(1, rowsOf(p)));
  const [width = 0] = columns;
  if (columns.some((n) => n !== width)) return opaque("the rows of this cell differ in length");
  const items = Array.from({ length: width }, (_, j) =>
    used.flatMap((p) => p.items.slice(j * rowsOf(p), (j + 1) * rowsOf(p))),
  ).flat();
  const of = used.some((p) => p.of === "cell") ? "cell" : "list";
  return setRows(
    sequence(of, items),
    used.reduce((n, p) => n + rowsOf(p), 0),
  );
}

/** Arrays one after the other; `[]` adds nothing. */
export function concatenate(t: Tracer, nodes: readonly Node[], axis: number, span: Span, make: Make): Node {
  const used = nodes.filter((n) => n.shape.length > 2 || n.shape.some((d) => d.size !== 0));
  const [first] = used;
  if (!first) {
    const empty = nodes[0] ?? arrayNode(t, emptyArray(t, span), span);
    return empty ?? make("zeros", [], { shape: [] });
  }
  if (used.length === 1) return first;
  const rank = Math.max(axis + 1, ...used.map((n) => n.shape.length));
  const ready = used.map((n) => {
    const missing = rank - n.shape.length;
    return missing > 0
      ? make("reshape", [n], { shape: [...n.shape, ...new Array(missing).fill(t.dims.number(1))], order: "F" })
      : n;
  });
  return trim(make("concat", ready, { axis }), make);
}
