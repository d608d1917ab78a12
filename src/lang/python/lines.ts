/** Splits a Python file into logical lines, keeping damage to one of them from reaching the next. */

import type { Comment } from "../common/tree";
import { indentAt, lineEndFrom } from "./layout";
import { type Fault, scanLine, type Token } from "./tokens";

/** One logical line: a statement, several with `;`, or the head of a block. */
export interface LogicalLine {
  readonly indent: number;
  readonly from: number;
  readonly tokens: readonly Token[];
  readonly fault: Fault | null;
}

/** The lines and comments of a file. */
export interface Lines {
  readonly lines: readonly LogicalLine[];
  readonly comments: readonly Comment[];
  /** Where the long strings start that may have lost their closing quotes; empty when all long strings are closed. */
  readonly suspicious: readonly number[];
}

/** Lines to wait for a closing bracket; fewer the more brackets before were never closed. */
const mostPatience = 4096;
const foreignCell = /^\s*%%(?:bash|sh|html|javascript|js|latex|markdown|writefile|script|perl|ruby|svg|cmd|file)\b/;
const magic = /[ \t]*(?:[%!?]|[\w.]+\?{1,2}[ \t]*(?=[\n\r]|$))/y;
const timed = /%{1,2}time[ \t]+(?=\S)/y;
const givenByMagic = /(?:[A-Za-z_]\w*[ \t]*(?:,[ \t]*[A-Za-z_]\w*[ \t]*)*=[ \t]*)+(?=[!%])/y;

/** Reads the whole text; the long string at `distrust` is closed before the code it holds. */
export function logicalLines(text: string, distrust: number | null): Lines {
  const lines: LogicalLine[] = [];
  const comments: Comment[] = [];
  const suspicious: number[] = [];
  let unclosed = false;
  let patience = mostPatience;
  if (foreignCell.test(text)) return { lines, comments, suspicious };
  for (let at = 0; at < text.length; ) {
    const indent = indentAt(text, at);
    if (indent.blank) {
      at = blankLine(text, indent.at, comments);
      continue;
    }
    const start = magicEnd(text, indent.at);
    if (start.skipped) {
      lines.push(passLine(indent.column, indent.at, start.to));
      at = start.to;
      continue;
    }
    const given = magicValue(text, indent.at);
    if (given) {
      const { tokens } = scanLine(text, start.to, { indent: indent.column, distrust, patience, stop: given.from });
      lines.push({ indent: indent.column, from: indent.at, tokens: [...tokens, given], fault: null });
      at = given.to;
      continue;
    }
    const options = { indent: indent.column, distrust, patience, stop: text.length };
    const whole = scanLine(text, start.to, options);
    patience = whole.cut === null ? Math.min(patience * 2, mostPatience) : Math.max(patience >> 1, 4);
    const scan = whole.cut === null ? whole : scanLine(text, start.to, { ...options, stop: whole.cut });
    unclosed ||= scan.unclosed;
    for (const s of scan.suspicious) suspicious.push(s);
    for (const c of scan.comments) comments.push(c);
    if (scan.tokens.length > 0) {
      lines.push({ indent: indent.column, from: indent.at, tokens: scan.tokens, fault: scan.fault });
    }
    at = Math.max(scan.next, start.to + 1);
  }
  return { lines, comments, suspicious: unclosed ? suspicious : [] };
}

function blankLine(text: string, at: number, comments: Comment[]): number {
  const end = lineEndFrom(text, at);
  if (text.charCodeAt(at) === 35) {
    comments.push({ text: text.slice(at + 1, end), span: { from: at, to: end }, ownLine: true });
  }
  return end + 1;
}

/** IPython: `%matplotlib inline`, `!pip install x` and `name?` say nothing to us; `%time x = f()` runs the rest. */
function magicEnd(text: string, at: number): { to: number; skipped: boolean } {
  timed.lastIndex = at;
  if (timed.test(text)) return { to: timed.lastIndex, skipped: false };
  magic.lastIndex = at;
  return magic.test(text) ? { to: commandEnd(text, at), skipped: true } : { to: at, skipped: false };
}

/** IPython: what is assigned in `files = !ls` and `t = %timeit -o f()`. */
function magicValue(text: string, at: number): Token | null {
  givenByMagic.lastIndex = at;
  if (!givenByMagic.test(text)) return null;
  const from = givenByMagic.lastIndex;
  const to = commandEnd(text, from);
  return { kind: "foreign", text: text.slice(from, to), from, to, depth: 0 };
}

/** A command goes on behind a backslash at the end of its line. */
function commandEnd(text: string, at: number): number {
  const end = lineEndFrom(text, at);
  if (text.charAt(end - 1) !== "\\" || end >= text.length) return end;
  return commandEnd(text, end + (text.startsWith("\r\n", end) ? 2 : 1));
}

function passLine(indent: number, from: number, to: number): LogicalLine {
  return { indent, from, tokens: [{ kind: "name", text: "pass", from, to, depth: 0 }], fault: null };
}
