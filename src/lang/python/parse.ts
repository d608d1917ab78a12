/** Python source text to the syntax tree that both languages share; never throws. */

import { isBinary } from "../common/binary";
import { blocksOf } from "../common/parts";
import type { Module, Stmt } from "../common/tree";
import { BlockReader } from "./blocks";
import { Context } from "./context";
import { ExpressionCache } from "./expressions";
import { type Lines, logicalLines } from "./lines";
import { isOldPython } from "./old-python";

/** The tree of a whole file. */
export function parsePython(text: string): Module {
  return read(text, new ExpressionCache());
}

/** A file under edit: what an earlier version held is not parsed again. */
export class PythonDocument {
  private readonly cache = new ExpressionCache();
  private last: Module | null = null;

  /** The tree of the new text; equal to `parsePython(text)`. */
  update(text: string): Module {
    if (this.last?.text === text) return this.last;
    this.cache.nextVersion();
    this.last = read(text, this.cache);
    return this.last;
  }
}

function read(text: string, cache: ExpressionCache): Module {
  if (isBinary(text)) return unreadable(text);
  const lines = logicalLines(text, null);
  const first = build(text, cache, lines);
  return lines.suspicious.slice(0, Math.min(attempts, longTask / text.length)).reduce((best, start) => {
    const other = build(text, cache, logicalLines(text, start));
    const fewer = best.problems.length - other.problems.length;
    return fewer > 0 || (fewer === 0 && understood(other.body) > understood(best.body)) ? other : best;
  }, first);
}

/** How many long strings are tried as the one whose closing quotes are missing. */
const attempts = 6;
/** Characters that may be read over again for that. */
const longTask = 500_000;

function build(text: string, cache: ExpressionCache, { lines, comments }: Lines): Module {
  const context = new Context(text, cache, comments);
  const body = new BlockReader(context, lines).file();
  const problems = context.problems.sort((a, b) => a.span.from - b.span.from);
  return { language: "python", text, body, comments, problems, ...(isOldPython(lines) && { version: 2 }) };
}

function unreadable(text: string): Module {
  const message = "this is not a text file";
  const span = { from: 0, to: text.length };
  return {
    language: "python",
    text,
    body: [{ kind: "broken", names: [], message, span }],
    comments: [],
    problems: [{ span: { from: 0, to: 1 }, message }],
  };
}

/** How many statements are not broken, blocks included. */
function understood(body: readonly Stmt[]): number {
  return body.reduce(
    (total, s) => blocksOf(s).reduce((sum, block) => sum + understood(block), total + (s.kind === "broken" ? 0 : 1)),
    0,
  );
}
