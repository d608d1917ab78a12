/** Shapes that people write in comments and docstrings; what might be prose gives no note. */

import { type DimExpr, namesOf, readShape, type WrittenShape } from "./shape-text";
import { capital, likely, named, plausible } from "./shape-words";

export { type DimExpr, evaluateDim, readAxisString } from "./shape-text";

/** A shape somebody wrote down. */
export interface ShapeNote {
  /** `null`: it belongs to the assignment on whose line it stands. */
  readonly names: readonly string[] | null;
  /** `[]` for a scalar; one axis for a vector "of length N", whichever way it lies. */
  readonly axes: readonly DimExpr[];
  readonly scalar: boolean;
  readonly span: { readonly from: number; readonly to: number };
  /** Where the shape itself stands: `(N, D)` of `X: (N, D)`; the word for a scalar. */
  readonly written: { readonly from: number; readonly to: number };
}

/** All shapes in a comment or docstring; `offset` is where `text` starts in the file. Comment marks may be left in. */
export function readShapes(text: string, offset: number): ShapeNote[] {
  const notes: ShapeNote[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  let at = 0;
  lines.forEach((line, i) => {
    const found = line.length > longest ? [] : new LineReader(line, offset + at).read(followers(lines, i));
    if (found.length === 0 && lines.length === 1 && line.length <= longest) found.push(...nameless(line, offset));
    notes.push(...found);
    at += line.length + (text.startsWith("\r\n", at + line.length) ? 2 : 1);
  });
  return notes;
}

/** Longer lines are data or drawings, not remarks. */
const longest = 1000;
const lead = /^[\s%#*•·>-]*/;
const name = "[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*";
const list = `${name}(?:\\s*(?:,|&|\\band\\b)\\s*${name})*`;
/** What may stand between names and the shape they have. */
const link = new RegExp(
  `(?<![\\p{L}\\p{N}_.\\])'"])(${list})(?:` +
    "(?<colon>\\s*:(?![:=]))|(?<is>\\s+(?:is|are)\\s+)|(?<dash>\\s+[-–—]{1,2}\\s+)|" +
    "(?<has>\\s+(?:has|have|having|of|with)\\s+(?=(?:shape|size|dimensions?)\\b))|(?<paren>\\s+(?=[([]))|" +
    "(?<dot>\\.(?:shape|size)\\s*(?::|=(?!=)|is\\b|->)\\s*)|(?<arrow>\\s*(?:->|=>|→)\\s*))",
  "gu",
);
const marker =
  /(?<!\b(?:kernel|step|window|filter|patch|pool|block|same)\s+)\b(?:shapes?|sizes?|dimensions?|dims?)\b\s*(?:(?:of|is|are|=(?!=)|:)\s*)?(?=[([\p{L}\d])|\b(?:vectors?|arrays?|matrix|tensor)\s+(?:of\s+)(?:length|size|shape)\s+/giu;
const article = /(?:an?|the|now|always|again)\s+/iy;
const nouns =
  "matrix|matrices|array|ndarray|tensor|vectors?|row|column|input|output|batch|image|images|mask|weights?|labels?";
const afterShape = new RegExp(
  `^\\s*(?:$|[,;:)\\]}–—]|\\.(?!\\w)|-{1,2}\\s|(?:->|=>|→)|(?:${nouns}|each|per|because|since|where)\\b)`,
  "iu",
);
const proseAfter = /^\s*(?:are|is|if|when|then|denotes?|means?|times|as|\+|[-=*/]\s)|^[\p{L}\p{N}_(]/iu;
const vectorOf = /(?:column\s+|row\s+)?(?:vectors?|array)\s+of\s+(?:length|size)\s+/iy;
const scalarWord = /^(?:an?\s+|the\s+)?(?:[a-z-]+\s+)?scalar\b/i;
const scalarType = /^(?:float|int|integer|double|real number)\s*(?:$|[,.;(:])/i;

/** Reads the named notes of one line. */
class LineReader {
  private readonly start: number;

  constructor(
    private readonly line: string,
    private readonly offset: number,
  ) {
    this.start = lead.exec(line)?.[0].length ?? 0;
  }

  /** `below`: the deeper lines under this one, where NumPy's docstrings tell more about a name. */
  read(below: string): ShapeNote[] {
    const notes: ShapeNote[] = [];
    link.lastIndex = this.start;
    for (let m = link.exec(this.line); m; m = link.exec(this.line)) {
      const words = m[1] ?? "";
      const after = m.index + m[0].length;
      const next = this.nextColon(after);
      const shape = this.shapeAfter(m, after, next);
      const names = this.isEntry(m, shape) ? [words] : namesIn(words, m.groups?.paren !== undefined);
      const span = { from: this.offset + m.index, to: this.offset + after };
      if (names.length === 0) {
        link.lastIndex = m.index + words.length;
      } else if (shape) {
        if (shape.axes)
          notes.push(note(names, shape.axes, { ...span, to: this.offset + shape.end }, placed(shape, this.offset)));
        link.lastIndex = this.nextEntry(Math.max(shape.end, m.index + words.length));
      } else if (this.isScalar(m, this.line.slice(after, next).trim())) {
        notes.push({ names, axes: [], scalar: true, span, written: { from: span.to, to: span.to } });
        link.lastIndex = after;
      } else {
        const deeper = m.groups?.colon && m.index === this.start ? shapeByMarker(below, below.length, 0) : null;
        if (deeper?.axes) notes.push(note(names, deeper.axes, span, { from: span.to, to: span.to }));
        link.lastIndex = m.index + words.length;
      }
    }
    return notes;
  }

  /** Past the description of a shape: after the next separator, or where the next `name:` starts. */
  private nextEntry(from: number): number {
    const rest = this.line.slice(from);
    const m = /^\s+(?=[\p{L}_][\p{L}\p{N}_]*\s*:)|[,;.&]|\band\b/u.exec(rest);
    return m ? from + m.index + m[0].length : this.line.length;
  }

  private shapeAfter(m: RegExpExecArray, after: number, next: number): WrittenShape | null {
    const g = m.groups ?? {};
    const before = this.line.slice(0, m.index);
    const atStart = m.index === this.start || /(?:[,;.]|\band)\s*$/.test(before) || /^[A-Z]\w{0,2}$/.test(m[1] ?? "");
    const at = skipArticle(this.line, this.line.length - this.line.slice(after).trimStart().length);
    const here = readShape(this.line, at);
    if (this.isEntry(m, here)) return here;
    if (g.paren !== undefined) {
      const shape = here && atStart && here.bracket !== "" && this.fits(here) && !here.lone ? here : null;
      return shape ?? this.typed(after, next);
    }
    if (g.dash !== undefined && !atStart) return null;
    if (g.dot !== undefined || g.arrow !== undefined)
      return here && here.bracket !== "" && this.fits(here) ? here : null;
    if (g.has !== undefined) return shapeByMarker(this.line, next, after);
    if (here && this.stands(here, g) && !this.isCallOrIndex(at)) return here;
    return (
      this.vector(at) ?? shapeByMarker(this.line, next, at) ?? (g.is === undefined ? this.described(at, next) : null)
    );
  }

  /** `name: (a, b)`, a line of its own that says nothing else: any names will do. */
  private isEntry(m: RegExpExecArray, shape: WrittenShape | null): boolean {
    const name = m[1] ?? "";
    const isName = /^\w+$/.test(name) && (name === "by" || !notNames.has(name.toLowerCase()));
    if (m.groups?.colon === undefined || m.index !== this.start || !isName) return false;
    const whole =
      shape && (shape.by || shape.bracket !== "") && !shape.lone && this.line.slice(shape.end).trim() === "";
    return Boolean(whole && named(shape) && shape.axes?.every((a) => plausible(a) && (likely(a) || isOfWords(a))));
  }

  /** Whether a shape right after `:`, `is` or a dash is one; `(N)` only after a colon, numbers not after `is`. */
  private stands(shape: WrittenShape, g: Readonly<Record<string, string | undefined>>): boolean {
    if (!this.fits(shape)) return false;
    if (shape.lone) return g.colon !== undefined && capital(shape) && afterShape.test(this.line.slice(shape.end));
    return g.is === undefined || shape.by || named(shape);
  }

  /** `X (np.ndarray): inputs of shape (N, D)` */
  private typed(after: number, next: number): WrittenShape | null {
    const type = /^\([^()]*\)\s*:\s*/.exec(this.line.slice(after))?.[0];
    if (type === undefined) return null;
    const at = after + type.length;
    const here = readShape(this.line, at);
    return here && this.fits(here) && !here.lone
      ? here
      : (shapeByMarker(this.line, next, at) ?? this.described(at, next));
  }

  /** "a vector of length N". */
  private vector(at: number): WrittenShape | null {
    vectorOf.lastIndex = at;
    if (!vectorOf.test(this.line)) return null;
    return lengthAt(this.line, vectorOf.lastIndex);
  }

  /** "data matrix (N x D)", "Input data (N, D)": a likely shape in brackets later in the text. */
  private described(at: number, next: number): WrittenShape | null {
    for (let i = at; i < next; i++) {
      const c = this.line[i];
      if ((c !== "(" && c !== "[") || (i > at && /[\w.=`(]/.test(this.line[i - 1] ?? ""))) continue;
      const nested = this.line.slice(at, i).split("(").length > this.line.slice(at, i).split(")").length;
      const shape = nested ? null : readShape(this.line, i);
      if (shape && !shape.lone && shape.bracket !== "" && this.fits(shape) && named(shape) && capital(shape))
        return shape;
    }
    return null;
  }

  private fits(shape: WrittenShape): boolean {
    if (shape.axes === null) return true;
    if (shape.bracket === "[" && !shape.by && !named(shape)) return false;
    const rest = this.line.slice(shape.end);
    return shape.axes.every(likely) && (afterShape.test(rest) || (capital(shape) && !proseAfter.test(rest)));
  }

  private isCallOrIndex(at: number): boolean {
    return /[([]/.test(this.line[at] ?? "") && /\w$/.test(this.line.slice(0, at));
  }

  /** Where the next `name:` starts, up to which words still speak of this one. */
  private nextColon(from: number): number {
    const m = /[,;]\s*[\p{L}_][\p{L}\p{N}_]*\s*:(?!:)/u.exec(this.line.slice(from));
    return m ? from + m.index : this.line.length;
  }

  private isScalar(m: RegExpExecArray, words: string): boolean {
    const g = m.groups ?? {};
    if (g.paren !== undefined) return m.index === this.start && /^[([]\s*scalar\s*[)\]]/i.test(words);
    if (g.colon === undefined && g.is === undefined && g.dash === undefined) return false;
    if (g.dash !== undefined && m.index !== this.start) return false;
    return scalarWord.test(words) || (g.colon !== undefined && scalarType.test(words));
  }
}

const opening =
  /^(?:(?:->|=>|→|=)\s*|(?:(?:output|input|result|returns?)\s+)?(?:shape|size|dims?|dimensions?)\s*(?:(?:is|of|=|:|now|->)\s*)?)/i;
const noun =
  /^(?:an?\s+)?(?:(?:column|row)\s+vector|vector|matrix|array|tensor)\s*(?:of\s+(?:shape|size)\s*)?[,:]?\s*(?=[([\d\p{L}])/iu;

/** A comment that begins with a shape: `(B, T, C)`, `N x D`, `shape: (N, D)`, or ends in one after arrows. */
function nameless(line: string, offset: number): ShapeNote[] {
  let at = lead.exec(line.replace(/-/g, "\u0001"))?.[0].length ?? 0;
  const span = (to: number) => ({ from: offset + at, to: offset + to });
  const rest = line.slice(at);
  const word = /^(?:an?\s+)?scalar(?=\s*(?:$|[,.;(]))/i.exec(rest)?.[0];
  if (word !== undefined)
    return [{ names: null, axes: [], scalar: true, span: span(line.length), written: span(at + word.length) }];
  const marked = opening.exec(rest)?.[0].length ?? 0;
  const described = marked > 0 ? 0 : (noun.exec(rest)?.[0].length ?? 0);
  at += marked + described;
  vectorOf.lastIndex = skipArticle(line, at - described);
  const vector = described > 0 && vectorOf.test(line) ? lengthAt(line, vectorOf.lastIndex) : null;
  if (vector?.axes) return [note(null, vector.axes, span(vector.end), placed(vector, offset))];
  const first = readShape(line, skipArticle(line, at));
  if (
    !first ||
    !acceptable(first, line.slice(at, first.end), marked > 0, described > 0) ||
    !afterResult(line, first.end)
  )
    return [];
  const shape = lastOfArrows(line, first);
  if (!shape?.axes) return [];
  const named = shape === first ? nounName.exec(line.slice(shape.end)) : null;
  return [note(named?.[1] ? [named[1]] : null, shape.axes, span(shape.end), placed(shape, offset))];
}

/** `N x D matrix X` */
const nounName = /^\s+(?:matrix|array|tensor|vector)\s+([A-Z]\w*|[a-z]\d?)\s*(?:$|[,.;:])/;

function acceptable(shape: WrittenShape, written: string, marked: boolean, described: boolean): boolean {
  if (shape.axes === null || !shape.axes.every(marked ? plausible : likely)) return false;
  if (marked) return true;
  if (/\bby\b/.test(written) && shape.axes.some((a) => namesOf(a).some((n) => n.length > 2))) return false;
  if (described) return shape.by || shape.bracket === "(";
  if (shape.lone) return false;
  if (shape.by) return true;
  return shape.bracket === "(" || shape.axes.some((a) => namesOf(a).length > 0);
}

/** `(B, T, C) @ (C, D) -> (B, T, D)`: the shape after the last arrow is the result's. */
function lastOfArrows(line: string, first: WrittenShape): WrittenShape | null {
  let shape: WrittenShape | null = first;
  for (const m of line.slice(first.end).matchAll(/(?:->|=>|→)\s*/g)) {
    shape = readShape(line, first.end + m.index + m[0].length);
    if (shape && !(shape.axes?.every(likely) && afterShape.test(line.slice(shape.end)))) shape = null;
  }
  return shape;
}

function afterResult(line: string, end: number): boolean {
  const rest = line.slice(end);
  return afterShape.test(rest) || /^\s*(?:x|@|\*|\+|×)\s*[([].*(?:->|=>|→)/.test(rest);
}

/** A shape after the word "shape", "size" or the like between `from` and `to`. */
function shapeByMarker(text: string, to: number, from: number): WrittenShape | null {
  marker.lastIndex = from;
  for (let m = marker.exec(text); m && m.index < to; m = marker.exec(text)) {
    const end = m.index + m[0].length;
    const shape = /length\s+$/i.test(m[0]) ? lengthAt(text, end) : readShape(text, skipArticle(text, end));
    if (shape?.bracket === "[" && /\w/.test(text[end - 1] ?? "")) continue;
    if (shape && (shape.axes === null || shape.axes.every(shape.bracket === "" ? likely : plausible))) return shape;
  }
  return null;
}

/** The single axis of a vector whose length is written at `at`. */
function lengthAt(text: string, at: number): WrittenShape | null {
  const word = /^[\p{L}\p{N}_+*()-]+/u.exec(text.slice(at))?.[0] ?? "";
  const shape = readShape(`(${word},)`, 0);
  return shape?.axes?.every(plausible) ? { ...shape, start: at, end: at + word.length } : null;
}

/** The lines under line `i` that are indented deeper, as one text. */
function followers(lines: readonly string[], i: number): string {
  const indent = (s: string) => s.length - s.trimStart().length;
  const own = indent(lines[i] ?? "");
  const deeper: string[] = [];
  for (const line of lines.slice(i + 1, i + 8)) {
    if (line.trim() === "" || indent(line) <= own || /^\s*(?:[-*•]\s*)?[\w., ]+?(?:\s*\([^)]*\))?\s*:/.test(line))
      break;
    deeper.push(line.trim());
  }
  return deeper.join(" ");
}

function note(
  names: readonly string[] | null,
  axes: readonly DimExpr[],
  span: ShapeNote["span"],
  written: ShapeNote["written"],
): ShapeNote {
  return { names, axes, scalar: axes.length === 0, span, written };
}

function placed(shape: WrittenShape, offset: number): ShapeNote["written"] {
  return { from: offset + shape.start, to: offset + shape.end };
}

function skipArticle(text: string, at: number): number {
  article.lastIndex = at;
  return article.test(text) ? article.lastIndex : at;
}

const notNames = new Set(
  (
    "note todo fixme xxx hack see eg ie example default returns return shape size warning optional if for the type rtype on in from to " +
    "of by with at or"
  ).split(" "),
);

/** Whether an axis is a name of more than one letter, or is computed. */
function isOfWords(axis: DimExpr): boolean {
  return axis.kind !== "name" || axis.name.length > 1;
}

/** The names in a list, none if one of them is a word; before brackets `a` and `an` are articles. */
function namesIn(words: string, beforeBracket: boolean): string[] {
  const names = words.split(/\s*(?:,|&|\band\b)\s*/u).filter((n) => n !== "");
  if (names.some((n) => notNames.has(n.toLowerCase()) || (beforeBracket && /^an?$/.test(n)))) return [];
  return names.map((n) => n.replace(/\.(?:shape|size)$/, ""));
}
