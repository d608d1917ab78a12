/** Reads a shape as people write it: `N x D`, `(N, D)`, `[n_hid*(n_in+1) x 1]`, `DxN`, `3-by-3`. */

import { constant, type Dim, floorDivide, minus, plus, times } from "../../core/dim";

/** The size of one axis as written: an integer polynomial over names. */
export type DimExpr =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  /** `?`, `:`, `-1`, `*`, `_` or `None`. */
  | { readonly kind: "unknown" }
  | { readonly kind: "sum" | "product" | "difference" | "quotient"; readonly left: DimExpr; readonly right: DimExpr };

/** A shape read from a text, and how it was written. */
export interface WrittenShape {
  /** `null` when an ellipsis leaves the number of axes open. */
  readonly axes: readonly DimExpr[] | null;
  readonly start: number;
  readonly end: number;
  /** `(…)`, `[…]` or none. */
  readonly bracket: "(" | "[" | "";
  /** `x`, `by` or `×` stood between the axes. */
  readonly by: boolean;
  /** One axis in brackets without a comma, as in `(N)`. */
  readonly lone: boolean;
}

/** The size an expression stands for; an unknown one is looked up as `?`. */
export function evaluateDim(expr: DimExpr, lookup: (name: string) => Dim): Dim {
  switch (expr.kind) {
    case "number":
      return constant(expr.value);
    case "name":
      return lookup(expr.name);
    case "unknown":
      return lookup("?");
    case "sum":
      return plus(evaluateDim(expr.left, lookup), evaluateDim(expr.right, lookup));
    case "difference":
      return minus(evaluateDim(expr.left, lookup), evaluateDim(expr.right, lookup));
    case "product":
      return times(evaluateDim(expr.left, lookup), evaluateDim(expr.right, lookup));
    case "quotient":
      return floorDivide(evaluateDim(expr.left, lookup), evaluateDim(expr.right, lookup));
  }
}

/** The shape at `at`, or `null`. */
export function readShape(text: string, at: number): WrittenShape | null {
  const c = text[at];
  // `[[A, B, C]]` is how tensors are written as sums of products.
  if (c === "[" && (text[at + 1] === "[" || text[at - 1] === "[")) return null;
  const inBrackets = c === "(" || c === "[" ? bracketed(text, at, c) : null;
  return inBrackets?.lone === false ? inBrackets : (bare(text, at) ?? inBrackets);
}

/**
 * The axes in a jaxtyping string such as the `"N D"` of `Float[Array, "N D"]`; `[]` for a scalar, `null` when
 * `...` or `*batch` leaves their number open or the text is something else.
 */
export function readAxisString(text: string): DimExpr[] | null {
  const axes: DimExpr[] = [];
  for (const word of text.split(/\s+/).filter((w) => w !== "")) {
    if (word.includes("...") || word.startsWith("*")) return null;
    const plain = word.replace(/^[#?]+(?=\w)/, "").replace(/^\w+=(?=\w)/, "");
    const axis = plain === "_" || plain.startsWith("_") ? unknown(plain, 0) : sum(plain, 0, 0);
    if (!axis || (axis.end < plain.length && !plain.startsWith("_"))) return null;
    axes.push(axis.expr);
  }
  return axes;
}

/** Every name that occurs in an expression. */
export function namesOf(expr: DimExpr): string[] {
  if (expr.kind === "name") return [expr.name];
  return "left" in expr ? [...namesOf(expr.left), ...namesOf(expr.right)] : [];
}

interface Read {
  readonly expr: DimExpr;
  readonly end: number;
}

/** An axis is never this long when written out; also bounds the work on text that is no shape. */
const longest = 200;
const deepest = 8;
const byWord = /(?:\s*[×✕⨯]\s*|\s+(?:x|by)\s+|[ ]?-by-[ ]?|\s*\\times\s*|\s*x\s*(?=\())/y;
const ident = /[\p{L}_][\p{L}\p{N}_]*/uy;
const integer = /\d+(?![\d.])/y;
const blanks = /\s*/y;
const glued = /(?:\d+[A-Za-z]?|[A-Za-z]\d?)(?:x(?:\d+[A-Za-z]?|[A-Za-z]\d?))+(?!\w)/y;
const unknownAxis = /(?:\?|:|-1\b|\*(?=\s*[,\])x×])|_(?!\w)|None\b)/y;
const ellipsis = /(?:\.\.\.|…|⋯|\\l?c?dots)/y;

function bracketed(text: string, at: number, open: "(" | "["): WrittenShape | null {
  const close = open === "(" ? ")" : "]";
  const axes: DimExpr[] = [];
  let openEnded = false;
  let separator: "," | "by" | null = null;
  let trailing = false;
  let i = skip(blanks, text, at + 1);
  if (text[i] === close) return { axes: [], start: at, end: i + 1, bracket: open, by: false, lone: false };
  while (i - at < longest) {
    const dots = skip(ellipsis, text, i);
    const axis = dots > i ? null : axisAt(text, i, 1);
    if (dots === i && !axis) return null;
    if (axis) axes.push(axis.expr);
    else openEnded = true;
    i = axis ? axis.end : dots;
    const by = skip(byWord, text, i);
    if (by > i && separator !== ",") {
      separator = "by";
      i = by;
      continue;
    }
    i = skip(blanks, text, i);
    if (text[i] === "," && separator !== "by") {
      separator = ",";
      i = skip(blanks, text, i + 1);
      trailing = text[i] === close;
    }
    if (text[i] === close) {
      const lone = separator === null && !trailing && !openEnded;
      return { axes: openEnded ? null : axes, start: at, end: i + 1, bracket: open, by: separator === "by", lone };
    }
    if (separator !== ",") return null;
  }
  return null;
}

function bare(text: string, at: number): WrittenShape | null {
  const whole = skip(glued, text, at);
  if (whole > at) return gluedShape(text.slice(at, whole), at);
  const tight = factors(text, at, 0);
  return tight === null && spacedSum.test(text.slice(at, at + longest)) ? (factors(text, at, 1) ?? tight) : tight;
}

/** The beginning of a size that is written with blanks: `2*h + 1`. */
const spacedSum = /^[\p{L}\p{N}_*()]+\s+[+*]\s/u;

/** `A x B`, with blanks around the operators of a size where `depth` is 1: `2*h*v + h x 1`. */
function factors(text: string, at: number, depth: number): WrittenShape | null {
  const axes: DimExpr[] = [];
  for (let i = at; i - at < longest; ) {
    const axis = axisAt(text, i, depth);
    if (!axis) return null;
    axes.push(axis.expr);
    i = skip(byWord, text, axis.end);
    if (i === axis.end) return axes.length < 2 ? null : { axes, start: at, end: i, bracket: "", by: true, lone: false };
  }
  return null;
}

/** `DxN`, `5000x401`, `3x3x64`; not `exp`, nor the hexadecimal `0x1F`. */
function gluedShape(text: string, start: number): WrittenShape | null {
  if (/^(?:exp|axe|0x.*)$/.test(text)) return null;
  const axes = text.split("x").map((part) => sum(part, 0, 0)?.expr ?? null);
  const known = axes.filter((a) => a !== null);
  const end = start + text.length;
  return known.length === axes.length ? { axes: known, start, end, bracket: "", by: true, lone: false } : null;
}

function axisAt(text: string, at: number, depth: number): Read | null {
  const read = sum(text, at, depth);
  return read ?? unknown(text, at);
}

function unknown(text: string, at: number): Read | null {
  const end = skip(unknownAxis, text, at);
  if (end > at) return { expr: { kind: "unknown" }, end };
  return text[at] === "_" ? { expr: { kind: "unknown" }, end: text.length } : null;
}

/** `depth` counts the brackets around: inside them, blanks may stand around operators. */
function sum(text: string, at: number, depth: number): Read | null {
  return chain(text, at, depth, product, { "+": "sum", "-": "difference" });
}

function product(text: string, at: number, depth: number): Read | null {
  return chain(text, at, depth, atom, { "*": "product", "·": "product", "/": "quotient" });
}

function chain(
  text: string,
  at: number,
  depth: number,
  part: (text: string, at: number, depth: number) => Read | null,
  ops: Readonly<Record<string, "sum" | "difference" | "product" | "quotient">>,
): Read | null {
  let left = part(text, at, depth);
  while (left) {
    let i = depth > 0 ? skip(blanks, text, left.end) : left.end;
    const kind = ops[text[i] ?? ""];
    if (!kind || text.startsWith("-by-", i)) return left;
    i += text.startsWith("//", i) ? 2 : 1;
    const right = part(text, depth > 0 ? skip(blanks, text, i) : i, depth);
    if (!right) return left;
    left = { expr: { kind, left: left.expr, right: right.expr }, end: right.end };
  }
  return null;
}

function atom(text: string, at: number, depth: number): Read | null {
  if (text[at] === "(") {
    const inner = depth < deepest ? sum(text, skip(blanks, text, at + 1), depth + 1) : null;
    const end = inner ? skip(blanks, text, inner.end) : 0;
    return inner && text[end] === ")" ? { expr: inner.expr, end: end + 1 } : null;
  }
  const digits = skip(integer, text, at);
  if (digits > at) {
    const value: DimExpr = { kind: "number", value: Number(text.slice(at, digits)) };
    const factor = skip(ident, text, digits);
    if (factor === digits) return { expr: value, end: digits };
    const name: DimExpr = { kind: "name", name: text.slice(digits, factor) };
    return { expr: { kind: "product", left: value, right: name }, end: factor };
  }
  const end = skip(ident, text, at);
  const name = text.slice(at, end);
  return end > at && name !== "None" && name !== "_" ? { expr: { kind: "name", name }, end } : null;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
