/** Functions that look for patterns in texts: `regexp`, `regexprep`, `strtok`, and for kinds of letters. */

import { array, sequence, text, type Value } from "../common/value";
import type { LibraryCall, LibraryFunction } from "./call";
import { emptyArray, emptyCell } from "./cells";
import { truths } from "./functions-text";
import { rowsOf, setRows } from "./shape-of";

/** The pattern as JavaScript has it; `null` for what it has not. */
function patternOf(c: LibraryCall, source: string | null): RegExp | null {
  if (source === null || /\[\[:|\(\?[imsx-]+[:)]/.test(source)) return null;
  const ignoring = c.name.startsWith("regexpi") || c.has("ignorecase");
  try {
    return new RegExp(source, `gs${ignoring ? "i" : ""}`);
  } catch {
    return null;
  }
}

const outputOrder = ["start", "end", "tokenExtents", "match", "tokens", "names", "split"];

const regexp: LibraryFunction = (c) => {
  const s = c.text(0);
  const pattern = patternOf(c, c.text(1));
  if (s === null || !pattern) return c.refuse();
  const found = [...s.matchAll(pattern)];
  const words = c.args.slice(2).flatMap((a) => (a.kind === "text" && a.text ? [a.text] : []));
  const chosen = words.filter((w) => outputOrder.includes(w));
  const wanted = [...chosen, ...outputOrder.filter((w) => !chosen.includes(w))];
  const kinds = matched(c, s, found, words.includes("once"));
  return c.results(...wanted.slice(0, Math.max(1, c.outputs)).map((kind) => kinds[kind]?.() ?? c.refuse()));
};

/** What each kind of output holds. */
function matched(
  c: LibraryCall,
  s: string,
  found: readonly RegExpMatchArray[],
  once: boolean,
): Record<string, () => Value> {
  const [first] = found;
  const cell = (items: readonly Value[]) =>
    items.length === 0 ? emptyCell(c.t, 1, 0, c.e.span) : sequence("cell", items);
  const row = (numbers: readonly number[]) =>
    array(c.t.constant({ size: [1, numbers.length], data: Float64Array.from(numbers) }, c.e.span));
  const tokens = (m: RegExpMatchArray) => cell((m.length > 1 ? m.slice(1) : [m[0]]).map((g) => text(g ?? "")));
  const start = (m: RegExpMatchArray) => (m.index ?? 0) + 1;
  const end = (m: RegExpMatchArray) => (m.index ?? 0) + m[0].length;
  const place = (of: (m: RegExpMatchArray) => number) => () => {
    if (!once) return row(found.map(of));
    return first ? array(c.number(of(first))) : emptyArray(c.t, c.e.span);
  };
  return {
    start: place(start),
    end: place(end),
    match: () => (once ? text(first?.[0] ?? "") : cell(found.map((m) => text(m[0])))),
    tokens: () => (once ? (first ? tokens(first) : emptyCell(c.t, 0, 0, c.e.span)) : cell(found.map(tokens))),
    names: () => ({
      kind: "record",
      fields: new Map(Object.entries(first?.groups ?? {}).map(([k, v]) => [k, text(v ?? "")])),
      of: null,
    }),
    split: () => cell(pieces(s, found).map(text)),
  };
}

function pieces(s: string, found: readonly RegExpMatchArray[]): string[] {
  const ends = found.map((m) => (m.index ?? 0) + m[0].length);
  return [...found.map((m, i) => s.slice(ends[i - 1] ?? 0, m.index)), s.slice(ends.at(-1) ?? 0)];
}

const regexprep: LibraryFunction = (c) => {
  const pattern = patternOf(c, c.text(1));
  const by = c.text(2);
  if (!pattern || by === null) return text(null);
  const once = c.has("once") ? new RegExp(pattern.source, pattern.flags.replace("g", "")) : pattern;
  const replacement = by.replace(/\$0/g, "$$&").replace(/\\(.)/g, "$1");
  return eachText(c, (s) => s.replace(once, replacement));
};

/** A text changed, or all texts of a cell. */
function eachText(c: LibraryCall, change: (s: string) => string): Value {
  const [value] = c.args;
  const of = (v: Value) => text(v.kind === "text" && v.text !== null ? change(v.text) : null);
  if (value?.kind === "sequence") return setRows(sequence("cell", value.items.map(of)), rowsOf(value));
  return value ? of(value) : c.refuse();
}

/** `[word, rest] = strtok(s, letters)` */
const strtok: LibraryFunction = (c) => {
  const s = c.text(0);
  const between = c.args[1] ? c.text(1) : "\0\t\n\v\f\r ";
  if (s === null || between === null) return c.refuse();
  const letters = [...s];
  const start = letters.findIndex((x) => !between.includes(x));
  if (start < 0) return c.results(text(""), text(""));
  const length = letters.slice(start).findIndex((x) => between.includes(x));
  const end = length < 0 ? s.length : start + length;
  return c.results(text(s.slice(start, end)), text(s.slice(end)));
};

/** Which letters are of a kind. */
function letters(test: RegExp): LibraryFunction {
  return (c) => {
    const s = c.text(0);
    return s === null
      ? c.refuse()
      : truths(
          c,
          [...s].map((x) => test.test(x)),
          s === "" ? 0 : 1,
        );
  };
}

/** Whether a text holds, begins or ends with another. */
function relation(holds: (s: string, part: string) => boolean): LibraryFunction {
  return (c) => {
    const [value, part] = [c.args[0], c.text(1)];
    const items = value?.kind === "sequence" ? value.items : value ? [value] : [];
    const known = items.flatMap((v) => (v.kind === "text" && v.text !== null ? [v.text] : []));
    if (part === null || known.length !== items.length) return c.refuse();
    const verdicts = known.map((s) => holds(s, part));
    const [only = false] = verdicts;
    return value?.kind === "sequence" ? truths(c, verdicts, rowsOf(value)) : { kind: "truth", value: only };
  };
}

/** By name. */
export const patterns: Readonly<Record<string, LibraryFunction>> = {
  regexp,
  regexpi: regexp,
  regexprep,
  strtok,
  isupper: letters(/[A-Z]/),
  islower: letters(/[a-z]/),
  isalpha: letters(/[A-Za-z]/),
  isletter: letters(/[A-Za-z]/),
  isdigit: letters(/[0-9]/),
  isalnum: letters(/[A-Za-z0-9]/),
  isspace: letters(/\s/),
  contains: relation((s, part) => s.includes(part)),
  startsWith: relation((s, part) => s.startsWith(part)),
  endsWith: relation((s, part) => s.endsWith(part)),
};
