/** What every part of the Python front end shares while it reads one file. */

import { type LineMap, lineMap } from "../../core/span";
import type { Comment, Expr } from "../common/tree";
import { type ExpressionCache, expression } from "./expressions";
import type { Piece } from "./pieces";

/** A place that could not be understood, with a sentence for people. */
export interface Problem {
  readonly span: { readonly from: number; readonly to: number };
  readonly message: string;
}

/** One reading of one text. */
export class Context {
  readonly problems: Problem[] = [];
  private lines: LineMap | null = null;
  private commentLines: Map<number, Comment> | null = null;

  constructor(
    readonly text: string,
    private readonly cache: ExpressionCache,
    private readonly comments: readonly Comment[],
  ) {}

  /** The expression a piece spells; throws `Unparsable`. */
  expression(piece: Piece): Expr {
    return expression(this.text, this.cache, piece.tokens, piece.from, piece.to);
  }

  /** Notes a problem. */
  report(from: number, to: number, message: string): void {
    this.problems.push({ span: { from, to }, message });
  }

  /** The line an offset is on, counted from 1. */
  lineOf(offset: number): number {
    this.lines ??= lineMap(this.text);
    return this.lines.position(offset).line;
  }

  /** The comment that stands alone on a line, counted from 1. */
  commentOn(line: number): Comment | null {
    if (!this.commentLines) {
      const own = this.comments.filter((c) => c.ownLine);
      this.commentLines = new Map(own.map((c) => [this.lineOf(c.span.from), c]));
    }
    return this.commentLines.get(line) ?? null;
  }
}
