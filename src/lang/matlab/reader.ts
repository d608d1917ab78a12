/** What the conversion of a Lezer tree carries along: text, places, what went wrong, and steps hidden in expressions. */

import type { TreeCursor } from "@lezer/common";
import type { Span } from "../../core/span";
import type { Stmt } from "../common/tree";
import { describe, type Flaw } from "./problems";

export interface Problem {
  readonly span: Span;
  readonly message: string;
}

export class Reader {
  readonly problems: Problem[] = [];
  /** What is wrong with the statement at hand; taken away by whoever reports it. */
  private flaws: Flaw[] = [];
  /** Assignments written inside the expression at hand: `if ((n = f (x)) > 1)`, `x(i++)`. */
  before: Stmt[] = [];
  after: Stmt[] = [];
  depth = 0;
  private readonly flawedLines = new Set<number>();

  constructor(
    readonly text: string,
    /** Where `text` begins in the file. */
    readonly base = 0,
  ) {}

  span(c: { from: number; to: number }): Span {
    return { from: c.from + this.base, to: c.to + this.base };
  }

  /** Without the blanks at the end that a stand-in takes with it. */
  trimmed(c: { from: number; to: number }): Span {
    return this.span({ from: c.from, to: c.from + this.source(c).trimEnd().length });
  }

  source(c: { from: number; to: number }): string {
    return this.text.slice(c.from, c.to);
  }

  /** Notes what is wrong at the cursor. */
  flaw(c: { name: string; from: number; to: number }, opener?: number): void {
    this.flaws.push({ name: c.name, from: c.from, to: c.to, opener: opener ?? c.from });
  }

  /** Where the list of flaws stands, to ask later what has been added. */
  get mark(): number {
    return this.flaws.length;
  }

  /** The first flaw since `mark` as a problem for people; all of them are settled by it. */
  settle(mark: number): Problem | null {
    const [first] = this.flaws.splice(mark);
    return first ? this.report(first) : null;
  }

  /** Reports a flaw, unless its line has one already. */
  report(flaw: Flaw): Problem {
    const { span, message } = describe(flaw, this.text);
    const problem = { span: this.span(span), message };
    const line = this.text.lastIndexOf("\n", Math.max(0, span.from - 1));
    if (!this.flawedLines.has(line)) this.problems.push(problem);
    this.flawedLines.add(line);
    return problem;
  }
}

/** Goes to the first child that is not a comment; false (and no move) when there is none. */
export function enter(c: TreeCursor): boolean {
  if (!c.firstChild()) return false;
  while (isTrivia(c)) {
    if (!c.nextSibling()) {
      c.parent();
      return false;
    }
  }
  return true;
}

/** Goes to the next sibling that is not a comment; false when there is none, then the cursor may stand on a comment. */
export function step(c: TreeCursor): boolean {
  while (c.nextSibling()) if (!isTrivia(c)) return true;
  return false;
}

function isTrivia(c: TreeCursor): boolean {
  return c.name === "Comment" || c.name === "Continuation";
}

/** Visits the children; the cursor is back on the node afterwards. */
export function eachChild(c: TreeCursor, visit: (c: TreeCursor) => void): void {
  if (!enter(c)) return;
  do visit(c);
  while (step(c));
  c.parent();
}
