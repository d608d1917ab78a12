/** What compound statements need of the one who reads the file. */

import type { Expr, Stmt } from "../common/tree";
import type { Context } from "./context";
import type { LogicalLine } from "./lines";
import type { Piece } from "./pieces";
import type { Fault } from "./tokens";

/** Goes through the logical lines of a file one after the other. */
export interface StatementReader {
  readonly context: Context;
  /** Where the last line taken ended. */
  readonly end: number;
  /** Decorators that wait for their function or class. */
  decorators: Expr[];
  /** The next line, if it stands in this column and starts with one of `words`. */
  nextClause(indent: number, ...words: string[]): LogicalLine | null;
  /** The next line, whatever it is. */
  peek(): LogicalLine | null;
  /** Takes the next line. */
  take(): void;
  /** Gives the line just taken back. */
  untake(): void;
  /** Whether the next line is indented deeper than `indent`. */
  opensBlock(indent: number): boolean;
  /** The statements of the block deeper than `indent` that starts with the next line. */
  block(indent: number): Stmt[];
  /** Adds the statements without a block, separated by semicolons, that `piece` spells. */
  simple(line: LogicalLine, piece: Piece, body: Stmt[]): void;
  /** A statement that cannot be read, with its complaint reported. */
  broken(part: Piece, why: Fault): Stmt;
}
