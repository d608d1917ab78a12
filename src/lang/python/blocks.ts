/** Builds the nested statements of a file from its logical lines by their indentation. */

import type { Expr, Stmt } from "../common/tree";
import { assignedNames } from "./assigned";
import { compound } from "./compounds";
import type { Context } from "./context";
import type { LogicalLine } from "./lines";
import { type Piece, spanOf, splitAt } from "./pieces";
import type { StatementReader } from "./statement-reader";
import { simpleStatement } from "./statements";
import { Unparsable } from "./words";

/** Python itself refuses more than 100. */
const deepest = 100;

/** Reads logical lines one after the other; the compound statements call back for their blocks. */
export class BlockReader implements StatementReader {
  private at = 0;
  private level = 0;
  end = 0;
  decorators: Expr[] = [];

  constructor(
    readonly context: Context,
    private readonly lines: readonly LogicalLine[],
  ) {}

  /** All statements of the file. */
  file(): Stmt[] {
    return this.block(-1);
  }

  nextClause(indent: number, ...words: string[]): LogicalLine | null {
    const line = this.lines[this.at];
    return line && line.indent === indent && words.includes(line.tokens[0]?.text ?? "") ? line : null;
  }

  peek(): LogicalLine | null {
    return this.lines[this.at] ?? null;
  }

  take(): void {
    const line = this.lines[this.at++];
    this.end = line?.tokens[line.tokens.length - 1]?.to ?? this.end;
  }

  untake(): void {
    this.at--;
  }

  opensBlock(indent: number): boolean {
    return this.level < deepest && (this.lines[this.at]?.indent ?? -1) > indent;
  }

  block(indent: number): Stmt[] {
    const body: Stmt[] = [];
    const column = indent < 0 ? 0 : (this.lines[this.at]?.indent ?? 0);
    this.level++;
    for (let line = this.peek(); line && line.indent > indent; line = this.peek()) {
      if (line.indent !== column && this.level < deepest) this.misplaced(line, column, body);
      else this.statement(line, body);
    }
    this.level--;
    return body;
  }

  /** A line whose column fits no block: what is deeper is read as part of this one. */
  private misplaced(line: LogicalLine, column: number, body: Stmt[]): void {
    const first = line.tokens[0];
    const deeper = line.indent > column;
    if (first) {
      const message = deeper
        ? "this line is indented, but no block starts above it"
        : "this indentation matches no block above";
      this.context.report(first.from, first.to, message);
    }
    if (deeper) body.push(...this.block(line.indent - 1));
    else this.statement(line, body);
  }

  private statement(line: LogicalLine, body: Stmt[]): void {
    this.take();
    const piece: Piece = { tokens: line.tokens, from: 0, to: line.tokens.length };
    if (line.tokens[0]?.text === "@") {
      this.decorator(line, piece);
      return;
    }
    const block = compound(this, line, piece);
    if (block) body.push(block);
    else this.simple(line, piece, body);
    this.decorators = [];
  }

  private decorator(line: LogicalLine, piece: Piece): void {
    try {
      if (line.fault) throw new Unparsable(line.fault.message, line.fault.from, line.fault.to);
      this.decorators.push(this.context.expression({ ...piece, from: 1 }));
    } catch (error) {
      if (!(error instanceof Unparsable)) throw error;
      this.context.report(error.from, error.to, error.message);
    }
  }

  simple(line: LogicalLine, piece: Piece, body: Stmt[]): void {
    const parts = splitAt(piece, ";");
    parts.forEach((part, i) => {
      if (part.from >= part.to) return;
      const from = part.tokens[part.from]?.from ?? 0;
      const to = parts[i + 1] ? (part.tokens[part.to]?.from ?? from) : Number.POSITIVE_INFINITY;
      const { fault } = line;
      if (fault && fault.from >= from && fault.from < to) body.push(this.broken(part, fault));
      else body.push(this.guarded(part));
    });
  }

  private guarded(part: Piece): Stmt {
    try {
      return simpleStatement(this.context, part);
    } catch (error) {
      if (!(error instanceof Unparsable)) throw error;
      return this.broken(part, error);
    }
  }

  broken(part: Piece, why: { readonly from: number; readonly to: number; readonly message: string }): Stmt {
    this.context.report(why.from, why.to, why.message);
    return { kind: "broken", names: assignedNames(part), message: why.message, span: spanOf(part) };
  }
}
