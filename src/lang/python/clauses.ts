/** Reads the head and the block of a compound statement, and decides what is kept when the head is broken. */

import type { Stmt } from "../common/tree";
import type { LogicalLine } from "./lines";
import { headColon, type Piece, spanOf, textAt } from "./pieces";
import type { StatementReader } from "./statement-reader";
import type { Fault } from "./tokens";
import { Unparsable } from "./words";

/** A head and its block, the head as its statement reads it. */
export interface Clause<T> {
  readonly head: T;
  readonly body: Stmt[];
}

/** A later clause of a statement: taken, read, and kept even when its head is broken. */
export function continued<T>(
  reader: StatementReader,
  line: LogicalLine,
  strict: (head: Piece) => T,
  lenient: (head: Piece) => T,
): Clause<T> {
  reader.take();
  const piece: Piece = { tokens: line.tokens, from: 0, to: line.tokens.length };
  const clause = readClause(reader, line, piece, strict, lenient, true);
  return isFault(clause) ? { head: lenient(piece), body: [] } : clause;
}

/** Reads the head with `strict`, or with `lenient` when it is broken but has a block; the complaint when nothing is worth keeping. */
export function readClause<T>(
  reader: StatementReader,
  line: LogicalLine,
  piece: Piece,
  strict: (head: Piece) => T,
  lenient: (head: Piece) => T,
  keep = false,
): Clause<T> | Fault {
  const colon = headColon(piece);
  const head = { ...piece, to: colon < 0 ? lastButColon(piece) : colon };
  const inline = colon >= 0 && colon + 1 < piece.to;
  const { value, complaint } = attempt(line, head, colon, strict);
  if (complaint && !keep && !inline && !reader.opensBlock(line.indent)) return complaint;
  if (complaint) reader.context.report(complaint.from, complaint.to, complaint.message);
  const body: Stmt[] = [];
  if (inline) reader.simple(line, { ...piece, from: colon + 1 }, body);
  else if (reader.opensBlock(line.indent)) for (const s of reader.block(line.indent)) body.push(s);
  else if (!complaint) emptyBlock(reader, head);
  return { head: value === undefined ? lenient(head) : value, body };
}

/** Whether nothing was worth keeping. */
export function isFault<T>(clause: Clause<T> | Fault): clause is Fault {
  return "message" in clause;
}

function emptyBlock(reader: StatementReader, head: Piece): void {
  const { from, to } = spanOf(head);
  const at = reader.context.lineOf(from);
  reader.context.report(from, to, `an indented block is missing after "${textAt(head, head.from)}" on line ${at}`);
}

function attempt<T>(line: LogicalLine, head: Piece, colon: number, strict: (head: Piece) => T) {
  const end = head.tokens[colon]?.from ?? Number.POSITIVE_INFINITY;
  const fault = line.fault && line.fault.from < end ? line.fault : null;
  let complaint: Fault | null = fault;
  let value: T | undefined;
  try {
    if (!fault) value = strict(head);
    if (colon < 0)
      complaint ??= { ...spanOf(head), message: `a ":" is missing at the end of this "${textAt(head, head.from)}"` };
  } catch (error) {
    if (!(error instanceof Unparsable)) throw error;
    complaint = { from: error.from, to: error.to, message: error.message };
  }
  return { value, complaint };
}

/** The head of `else`, `try` and `finally` is the word alone. */
export function bare(head: Piece): null {
  const extra = head.tokens[head.from + 1];
  if (head.from + 1 >= head.to || !extra) return null;
  throw new Unparsable(`a ":" is missing after "${textAt(head, head.from)}"`, extra.from, extra.to);
}

function lastButColon(piece: Piece): number {
  return textAt(piece, piece.to - 1) === ":" && piece.to - 1 > piece.from ? piece.to - 1 : piece.to;
}
