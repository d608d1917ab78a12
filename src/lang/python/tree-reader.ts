/** What the converters of single constructs need of the one that walks a tree of `@lezer/python`. */

import type { TreeCursor } from "@lezer/common";
import type { Expr } from "../common/tree";

/** Reads the node a cursor is on; every method leaves the cursor where it was. */
export interface TreeReader {
  /** From offsets of the tree to those of the file. */
  readonly shift: number;
  span(c: TreeCursor): { from: number; to: number };
  source(c: TreeCursor): string;
  expr(c: TreeCursor): Expr;
  /** Visits the children of the node at `c`. */
  children<T>(c: TreeCursor, visit: () => T | undefined): T[];
  /** Sub-expressions in order, punctuation and keywords left out. */
  items(c: TreeCursor): Expr[];
}

const punctuation = new Set("( ) [ ] { } , : if else for in lambda AssignOp await async yield from * ** .".split(" "));

/** Whether a node is a mark or keyword between expressions. */
export function isPunctuation(name: string): boolean {
  return punctuation.has(name);
}
