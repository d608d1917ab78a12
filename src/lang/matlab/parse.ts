/** MATLAB and Octave source text to the syntax tree that both languages share; never throws on a file. */

import { type Tree, TreeFragment } from "@lezer/common";
import type { LRParser } from "@lezer/lr";
import { isBinary } from "../common/binary";
import type { Comment, Expr, Module, Stmt } from "../common/tree";
import { Comments, commentAt } from "./comments";
import { expression } from "./expressions";
import { parser } from "./grammar/parser.generated";
import { enter, Reader, step } from "./reader";
import { StatementReader } from "./statements";

/** The tree of a whole file. */
export function parseMatlab(text: string): Module {
  return new MatlabDocument().update(text);
}

/** One expression, as in a differentiation rule: `-Z' * Zbar * Z'`. Throws on anything else. */
export function parseExpression(text: string): Expr {
  const { value, message } = readExpression(text, 0);
  if (!value) throw new Error(`${message}: ${text}`);
  return value;
}

/**
 * How blocks are read. A file is read in the first way; where that leaves blocks open or words without a block, the
 * others are tried too: going by indentation, and with every function closed by its own `end`.
 */
const readings = ["", "indented", "ended", "indented ended"].map((dialect) => parser.configure({ dialect }));

/** So many faults come from no slip of the hand: other readings would not help. */
const hopeless = 200;

/** A file under edit: only what changed is parsed again. */
export class MatlabDocument {
  private readonly versions = readings.map((reading) => new Incremental(reading));
  private last: Module | null = null;

  /** The tree of the new text; equal to `parseMatlab(text)`. */
  update(text: string): Module {
    if (this.last?.text === text) return this.last;
    this.last = isBinary(text) ? unreadable(text, "this is not a text file") : this.read(text);
    return this.last;
  }

  private read(text: string): Module {
    try {
      return convert(text, this.best(text));
    } catch {
      // Tens of thousands of nested brackets are more than Lezer's trees can hold.
      for (const version of this.versions) version.forget();
      return unreadable(text, "this file cannot be read: it is nested too deeply");
    }
  }

  private best(text: string): Survey {
    let best: Survey | null = null;
    for (const version of this.versions) {
      const found = survey(text, version.parse(text));
      if (!best || found.faults < best.faults || (found.faults === best.faults && version.tiesWin)) best = found;
      if (best.faults === 0 || best.faults > hopeless) break;
    }
    return best as Survey;
  }
}

/** Keeps the tree of the last text and reuses it for the next. */
class Incremental {
  private text = "";
  private tree: Tree | null = null;
  /** Going by indentation loses nothing and keeps damage near. */
  readonly tiesWin: boolean;

  constructor(private readonly parser: LRParser) {
    this.tiesWin = parser === readings[1];
  }

  forget(): void {
    this.tree = null;
  }

  parse(text: string): Tree {
    if (this.tree && this.text === text) return this.tree;
    let fragments: readonly TreeFragment[] | undefined;
    if (this.tree) {
      const change = difference(this.text, text);
      fragments = TreeFragment.applyChanges(TreeFragment.addTree(this.tree), [change]);
    }
    this.tree = this.parser.parse(text, fragments);
    this.text = text;
    return this.tree;
  }
}

/** The one range in which two texts differ. */
function difference(a: string, b: string) {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let tail = 0;
  while (tail < shorter - from && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { fromA: from, toA: a.length - tail, fromB: from, toB: b.length - tail };
}

interface Survey {
  readonly tree: Tree;
  readonly comments: readonly Comment[];
  /** How badly the blocks of the file fit together. */
  readonly faults: number;
}

function survey(text: string, tree: Tree): Survey {
  const comments: Comment[] = [];
  let faults = 0;
  let functions = 0;
  let open = 0;
  tree.iterate({
    enter(node) {
      switch (node.name) {
        case "Comment":
        case "Continuation": {
          const comment = commentAt(text, node.from, node.to, node.name === "Continuation");
          if (comment) comments.push(comment);
          break;
        }
        case "MissingEnd":
        case "StrayEnd":
        case "⚠":
          faults++;
          break;
        case "FunctionDefinition":
          functions++;
          break;
        case "FunctionClose":
          open++;
      }
    },
  });
  return { tree, comments, faults: faults + Math.min(open, functions - open) };
}

function convert(text: string, { tree, comments }: Survey): Module {
  const reader = new Reader(text);
  const statements = new StatementReader(
    reader,
    new Comments(comments, text),
    (source, base) => readExpression(source, base).value,
  );
  const body: Stmt[] = statements.list(tree.cursor());
  const problems = reader.problems.sort((a, b) => a.span.from - b.span.from);
  return { language: "matlab", text, body, comments, problems };
}

function readExpression(text: string, base: number): { value: Expr | null; message: string } {
  const reader = new Reader(`(${text})`, base - 1);
  const cursor = parser.parse(reader.text).cursor();
  let value: Expr | null = null;
  let extra = false;
  if (enter(cursor)) {
    if (cursor.name === "ExpressionStatement" && enter(cursor)) {
      value = expression(reader, cursor);
      extra = step(cursor);
      cursor.parent();
    }
    extra ||= step(cursor);
  }
  const problem = reader.settle(0);
  if (problem) return { value: null, message: problem.message };
  const plain = value?.kind !== "walrus" && reader.before.length + reader.after.length === 0;
  return value && plain && !extra ? { value, message: "" } : { value: null, message: "this is not one expression" };
}

function unreadable(text: string, message: string): Module {
  const span = { from: 0, to: text.length };
  return {
    language: "matlab",
    text,
    body: [{ kind: "broken", names: [], message, span }],
    comments: [],
    problems: [{ span, message }],
  };
}
