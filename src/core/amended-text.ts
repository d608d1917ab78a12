/** A text some of whose lines have changed since it was read, in offsets that stay as they were. */

import { commonEndsOfTexts } from "./common-ends";
import { type LineMap, lineMap, type Position, type Span } from "./span";

/** One version of a line. */
export interface Version {
  readonly line: number;
  /** Where it lies in the amended text. */
  readonly from: number;
  readonly text: string;
}

/** What became of one line. */
export interface Amendment {
  readonly text: AmendedText;
  readonly line: number;
  readonly before: Version;
  readonly now: Version;
}

/**
 * New versions of lines lie behind everything else, so that what has been found elsewhere keeps its offsets; `position`
 * says where any of them stands in the text as it is now.
 */
export class AmendedText implements LineMap {
  readonly lineCount: number;
  private starts: LineMap | null = null;

  private constructor(
    /** The text that was read, and behind it every later version of a line. */
    readonly text: string,
    /** What the document says. */
    readonly now: string,
    private readonly first: string,
    private readonly lines: LineMap,
    /** Later versions, in order. */
    private readonly versions: readonly Version[],
    private readonly latest: ReadonlyMap<number, Version>,
  ) {
    this.lineCount = lines.lineCount;
  }

  /** A text as it was read. */
  static of(text: string): AmendedText {
    return new AmendedText(text, text, text, lineMap(text), [], new Map());
  }

  /** The same text with another version of a line; `null` when more than one line differs, or none. */
  amend(now: string): Amendment | null {
    const { start, end } = commonEndsOfTexts(this.now, now);
    const removed = this.now.slice(start, this.now.length - end);
    const added = now.slice(start, now.length - end);
    if (removed === added || lineEnd.test(removed) || lineEnd.test(added)) return null;
    // Between the two characters of one line end nothing can be put without making two of it.
    if (this.now[start - 1] === "\r" && this.now[start] === "\n") return null;
    const from = startOfLine(now, start);
    const to = endOfLine(now, now.length - end);
    const line = this.lineAt(start);
    const before = this.version(line);
    const behind = this.versions.length > 0 ? this.text : `${this.text}\n`;
    const version = { line, from: behind.length, text: now.slice(from, to) };
    const versions = [...this.versions, version];
    const latest = new Map(this.latest).set(line, version);
    const text = `${behind}${version.text}\n`;
    return {
      text: new AmendedText(text, now, this.first, this.lines, versions, latest),
      line,
      before,
      now: version,
    };
  }

  position(offset: number): Position {
    if (offset >= this.text.length) return this.end();
    const found = this.versionAt(offset);
    const { line, column } = found
      ? { line: found.line, column: offset - found.from + 1 }
      : this.lines.position(offset);
    const latest = this.latest.get(line);
    if (!latest || latest === found) return { line, column };
    return { line, column: moved(found?.text ?? this.firstText(line), latest.text, column) };
  }

  /** Where an offset lies in the text as it is now. */
  present(offset: number): number {
    const { line, column } = this.position(offset);
    this.starts ??= lineMap(this.now);
    return this.starts.lineStart(line) + column - 1;
  }

  /** What the text says now at a span. */
  slice({ from, to }: Span): string {
    const found = this.versionAt(from);
    const isSimple = this.versions.length === 0 || (found && this.latest.get(found.line) === found);
    return isSimple ? this.text.slice(from, to) : this.now.slice(this.present(from), this.present(to));
  }

  lineStart(line: number): number {
    return this.latest.get(line)?.from ?? this.lines.lineStart(line);
  }

  /** The line in which an offset of the document lies. */
  private lineAt(offset: number): number {
    let shift = 0;
    for (const [line, { text }] of [...this.latest].sort(([a], [b]) => a - b)) {
      const from = this.lines.lineStart(line) + shift;
      if (offset < from) break;
      if (offset <= from + text.length) return line;
      shift += text.length - this.firstText(line).length;
    }
    return this.lines.position(offset - shift).line;
  }

  private version(line: number): Version {
    return this.latest.get(line) ?? { line, from: this.lines.lineStart(line), text: this.firstText(line) };
  }

  private firstText(line: number): string {
    const from = this.lines.lineStart(line);
    return this.first.slice(from, endOfLine(this.first, from));
  }

  private versionAt(offset: number): Version | undefined {
    if (offset <= this.first.length) return undefined;
    return last(this.versions, (v) => v.from <= offset);
  }

  private end(): Position {
    const end = this.versions.length === 0 ? this.text.length : this.first.length;
    const { line, column } = this.lines.position(end);
    const latest = this.latest.get(line);
    return { line, column: latest ? latest.text.length + 1 : column };
  }
}

const lineEnd = /[\r\n]/;

function startOfLine(text: string, at: number): number {
  let from = at;
  while (from > 0 && !lineEnd.test(text[from - 1] as string)) from -= 1;
  return from;
}

function endOfLine(text: string, at: number): number {
  let to = at;
  while (to < text.length && !lineEnd.test(text[to] as string)) to += 1;
  return to;
}

/** Where a column of one version is in another. */
function moved(before: string, now: string, column: number): number {
  const { start, end } = commonEndsOfTexts(before, now);
  // Where both hold, something ends: what is new there belongs to it.
  if (column - 1 >= before.length - end) return column + now.length - before.length;
  if (column - 1 <= start) return column;
  return Math.min(column, now.length - end + 1);
}

function last<T>(list: readonly T[], fits: (item: T) => boolean): T | undefined {
  for (let i = list.length - 1; i >= 0; i--) {
    const item = list[i];
    if (item !== undefined && fits(item)) return item;
  }
  return undefined;
}
