/** Functions of text, so that branches on names and labels are followed. */

import { constant } from "../../core/dim";
import { array, nothing, type SequenceValue, sequence, text, truth, type Value } from "../common/value";
import { arrayNode, countOf } from "./arrays";
import type { LibraryCall, LibraryFunction } from "./call";
import { isLetters } from "./entry-classes";
import { formatted, unescaped } from "./format";
import { most, numerals } from "./functions-numerals";
import { letters, linesOf, rowsOfText } from "./letters";
import { columnMajor } from "./positions";
import { rowsOf, setRows } from "./shape-of";

/** The values a template is filled with; `null` when one of them is not known. */
export function printable(c: LibraryCall, from: number): (number | string)[] | null {
  const values: (number | string)[] = [];
  for (const value of c.args.slice(from)) {
    if (value.kind === "text") {
      if (value.text === null) return null;
      values.push(value.text);
      continue;
    }
    const X = arrayNode(c.t, value, c.e.span);
    if (!X || countOf(X) > most) return null;
    const codes = columnMajor(c.t, X);
    values.push(...(isLetters(X) ? [String.fromCharCode(...codes)] : codes));
  }
  return values;
}

/** The text that the arguments from `first` on give with the template at `first`. */
export function filledTemplate(c: LibraryCall, first: number): string | null {
  const template = c.text(first);
  const values = printable(c, first + 1);
  return template === null || values === null ? null : formatted(unescaped(template), values);
}

/** A function of one text, applied to every text of a cell. */
function ofText(change: (s: string) => string): LibraryFunction {
  return (c) => {
    const [value] = c.args;
    if (value?.kind === "sequence") return setRows(sequence("cell", value.items.map(each)), rowsOf(value));
    if (value?.kind === "array" && isLetters(value.node))
      return letters(c.t, linesOf(c.t, value.node).map(change), c.e.span);
    return value?.kind === "text" ? each(value) : (value ?? c.refuse());
  };
  function each(v: Value): Value {
    return v.kind === "text" ? text(v.text === null ? null : change(v.text)) : v;
  }
}

/** Compares texts, and texts with every item of cells. */
function comparing(same: (a: string, b: string, n: number) => boolean): LibraryFunction {
  return (c) => {
    const [a, b] = c.args;
    if (!a || !b) return c.refuse();
    const n = c.args[2] ? (c.whole(2) ?? 0) : 0;
    const one = (x: Value, y: Value): boolean | null => {
      if (x.kind !== "text" || y.kind !== "text") return false;
      return x.text === null || y.text === null ? null : same(x.text, y.text, n);
    };
    const cell = [a, b].find((v): v is SequenceValue => v.kind === "sequence" && v.of === "cell");
    if (!cell) {
      const verdict = one(a, b);
      return verdict === null ? c.refuse("What this text is is not known") : truth(verdict);
    }
    const other = cell === a ? b : a;
    const pairs = cell.items.map((v, i) => one(v, other.kind === "sequence" ? (other.items[i] ?? nothing) : other));
    return pairs.includes(null)
      ? c.refuse("What this text is is not known")
      : truths(c, pairs.map(Boolean), rowsOf(cell));
  };
}

/** Truth values as an array of so many rows, column by column. */
export function truths(c: LibraryCall, values: readonly boolean[], rows: number): Value {
  const columns = rows === 0 ? 0 : values.length / rows;
  const data = Float64Array.from({ length: values.length }, (_, k) =>
    Number(!values[(k % columns) * rows + Math.floor(k / columns)]),
  );
  return c.build("not", [c.t.constant({ size: [rows, columns], data }, c.e.span)]);
}

/** Texts one behind the other, each item of cells for itself. */
const strcat: LibraryFunction = (c) => {
  const cells = c.args.filter((a): a is SequenceValue => a.kind === "sequence" && a.of === "cell");
  const longest = cells.reduce<SequenceValue | null>((l, a) => (l && l.items.length >= a.items.length ? l : a), null);
  if (longest) {
    const joined = longest.items.map((_, i) => {
      const at = (a: Value): Value | undefined => (a.kind === "sequence" ? a.items[a.items.length === 1 ? 0 : i] : a);
      const parts = c.args.map(at).map((v) => (v?.kind === "text" ? v.text : null));
      return text(parts.includes(null) ? null : parts.join(""));
    });
    return setRows(sequence("cell", joined), rowsOf(longest));
  }
  const parts = c.args.map((a) => (a.kind === "text" ? a.text : null));
  return text(parts.includes(null) ? null : parts.join(""));
};

const strsplit: LibraryFunction = (c) => {
  const [s, by] = [c.text(0), c.args[1] ? c.text(1) : " "];
  if (s === null || by === null) return c.refuse();
  return sequence("cell", s.split(unescaped(by)).map(text));
};

const strjoin: LibraryFunction = (c) => {
  const [cell] = c.args;
  const by = c.args[1] ? c.text(1) : " ";
  if (cell?.kind !== "sequence" || by === null) return c.refuse();
  const parts = cell.items.map((v) => (v.kind === "text" ? v.text : null));
  return text(parts.includes(null) ? null : parts.join(unescaped(by)));
};

/** Where a text holds another: a row of places, or one for each text of a cell. */
const strfind: LibraryFunction = (c) => {
  const [value, part] = [c.args[0], c.text(1)];
  if (part === null || part === "") return c.refuse();
  const places = (s: string, none: number): Value => {
    const found = [...s].flatMap((_, i) => (s.startsWith(part, i) ? [i + 1] : []));
    const size = found.length === 0 ? [s.length === 0 ? 0 : none, 0] : [1, found.length];
    return array(c.t.constant({ size, data: Float64Array.from(found) }, c.e.span));
  };
  if (value?.kind === "text") return value.text === null ? c.refuse() : places(value.text, 1);
  if (value?.kind !== "sequence") return c.refuse();
  const known = value.items.flatMap((v) => (v.kind === "text" && v.text !== null ? [v.text] : []));
  if (known.length < value.items.length) return c.refuse();
  return setRows(
    sequence(
      "cell",
      known.map((s) => places(s, 0)),
    ),
    rowsOf(value),
  );
};

const blanks: LibraryFunction = (c) => {
  const n = c.whole(0);
  return n === null || n < 0 ? c.refuse() : text(" ".repeat(n));
};

/** Whole numbers in base 2. */
const dec2bin: LibraryFunction = (c) => {
  const [n, length] = [c.whole(0), c.args[1] ? c.whole(1) : 0];
  return n === null || n < 0 ? text(null) : text(n.toString(2).padStart(length ?? 0, "0"));
};

const bin2dec: LibraryFunction = (c) => {
  const s = c.text(0);
  return s !== null && /^[01]+$/.test(s) ? array(c.number(Number.parseInt(s, 2))) : c.refuse();
};

const strrep: LibraryFunction = (c) => {
  const [s, from, to] = [c.text(0), c.text(1), c.text(2)];
  return s === null || from === null || to === null ? text(null) : text(from === "" ? s : s.replaceAll(from, to));
};

/** A number written as text, alone. */
const str2num: LibraryFunction = (c) => {
  const s = c.text(0);
  const written =
    s === null || s.trim() === ""
      ? Number.NaN
      : Number(s.trim().replace(/^[-+]?inf$/i, (w) => `${w[0] === "-" ? "-" : ""}Infinity`));
  if (s === null || (Number.isNaN(written) && !/^\s*nan\s*$/i.test(s)))
    return s === null || c.name !== "str2double" ? c.refuse() : array(c.number(Number.NaN));
  return Number.isInteger(written) ? { kind: "integer", dim: constant(written), node: null } : array(c.number(written));
};

/** The rows of letters as a cell, without the blanks behind them. */
const cellstr: LibraryFunction = (c) => {
  const [value] = c.args;
  if (value?.kind === "sequence") return value;
  const rows = rowsOfText(c.t, value);
  if (!rows) return c.refuse();
  return setRows(
    sequence(
      "cell",
      rows.map((row) => text(row.replace(/ +$/, ""))),
    ),
    rows.length,
  );
};

/** `strvcat('a', 'bcd')`: like `char`, but empty texts are left out. */
const strvcat: LibraryFunction = (c) => {
  const rows = c.args.map((a) => rowsOfText(c.t, a));
  if (rows.includes(null)) return c.refuse();
  return letters(
    c.t,
    rows.flatMap((r) => r ?? []).filter((row) => row !== ""),
    c.e.span,
  );
};

/** The numbers that the texts of a cell are; NaN for what is none. */
const str2double: LibraryFunction = (c) => {
  const [value] = c.args;
  if (value?.kind !== "sequence") return str2num(c);
  const each = value.items.map((v) =>
    v.kind === "text" && v.text !== null ? Number(v.text.trim() || "x") : Number.NaN,
  );
  const rows = rowsOf(value);
  const columns = rows === 0 ? 0 : each.length / rows;
  const data = each.map((_, k) => each[(k % columns) * rows + Math.floor(k / columns)] ?? Number.NaN);
  return array(c.t.constant({ size: [rows, columns], data: Float64Array.from(data) }, c.e.span));
};

const iscellstr: LibraryFunction = (c) => {
  const [value] = c.args;
  return truth(value?.kind === "sequence" && value.of === "cell" && value.items.every((v) => v.kind === "text"));
};

/** By name. */
export const texts: Readonly<Record<string, LibraryFunction>> = {
  sprintf: (c) => text(filledTemplate(c, 0)),
  ...numerals,
  upper: ofText((s) => s.toUpperCase()),
  toupper: ofText((s) => s.toUpperCase()),
  lower: ofText((s) => s.toLowerCase()),
  tolower: ofText((s) => s.toLowerCase()),
  strtrim: ofText((s) => s.replace(/^[\s\0]+|[\s\0]+$/g, "")),
  deblank: ofText((s) => s.replace(/[\s\0]+$/, "")),
  strcmp: comparing((a, b) => a === b),
  strcmpi: comparing((a, b) => a.toLowerCase() === b.toLowerCase()),
  strncmp: comparing((a, b, n) => a.length >= n && b.length >= n && a.slice(0, n) === b.slice(0, n)),
  strncmpi: comparing(
    (a, b, n) => a.length >= n && b.length >= n && a.slice(0, n).toLowerCase() === b.slice(0, n).toLowerCase(),
  ),
  strcat,
  strsplit,
  strjoin,
  strfind,
  blanks,
  dec2bin,
  bin2dec,
  ostrsplit: strsplit,
  strrep,
  str2num,
  str2double,
  iscellstr,
  cellstr,
  strvcat,
};
