/** One line of a file, edited: which statements stand on it, and what stands there now. */

import type { Amendment, Version } from "../core/amended-text";
import type { Span } from "../core/span";
import { movedTree } from "../lang/common/moved-tree";
import { blocksOf } from "../lang/common/parts";
import { readShapes } from "../lang/common/shape-comments";
import type { Comment, Module, Stmt } from "../lang/common/tree";
import type { LanguageSupport } from "./languages";

/** Statements without blocks that have taken the places of others. */
export interface EditedLine {
  readonly module: Module;
  readonly before: readonly Stmt[];
  readonly now: readonly Stmt[];
  /** Whether a block ends where the last of them does, as blocks of Python do. */
  readonly endsBlock: boolean;
}

/**
 * What an edit of one line makes of a module. `null` where it is more than other statements, or other words of a comment
 * that says nothing about shapes: lines that open, divide or close blocks, parts of longer statements, what cannot be read.
 */
export function editedLine(module: Module, change: Amendment, support: LanguageSupport): EditedLine | null {
  const { before, now, text } = change;
  if (isPartOfMore(before.text) || isPartOfMore(now.text)) return null;
  const found = statementsOn(module.body, spanOf(before));
  if (!found?.statements.every(isPlain)) return null;
  const old = found.statements;
  if (documentation(module.body).some((span) => touches(span, spanOf(before)))) return null;
  const read = readLine(now, support);
  if (module.version !== undefined && !readLine(before, support)) return null;
  const comments = module.comments.filter(({ span }) => touches(span, spanOf(before)));
  if (!read || read.body.length !== old.length || !sayTheSame(comments, read.comments)) return null;
  if (old.length === 0 && comments.length === 0) return null;
  if (old.length > 0 && indentOf(before.text) !== indentOf(now.text)) return null;
  const by = new Map(old.map((s, i) => [s, read.body[i] as Stmt]));
  const said = new Map(comments.map((c, i) => [c, read.comments[i] as Comment]));
  const changed: Module = {
    ...module,
    text: text.text,
    body: replaced(module.body, by),
    comments: module.comments.map((c) => said.get(c) ?? c),
  };
  const [last, lastNow] = [old.at(-1), read.body.at(-1)];
  const staysLast = text.present(last?.span.to ?? 0) === text.present(lastNow?.span.to ?? 0);
  if (found.endsBlock && !staysLast) return null;
  return { module: changed, before: old, now: read.body, endsBlock: found.endsBlock };
}

/** Continued lines, long strings and blocks of comments reach over lines. */
function isPartOfMore(line: string): boolean {
  return /\.\.\.|\\\s*$|"""|'''|[%#][{}]/.test(line);
}

/** A statement that does no more than name values; others have other ways to be followed. */
function isPlain({ kind }: Stmt): boolean {
  return kind === "assign" || kind === "expression";
}

/** What stands on a line. */
interface Found {
  readonly statements: Stmt[];
  endsBlock: boolean;
}

/** The statements of a line, in order; `null` where it holds a part of one, or of a block. */
function statementsOn(
  body: readonly Stmt[],
  line: Span,
  found: Found = { statements: [], endsBlock: false },
): Found | null {
  for (const s of body) {
    const { from, to } = s.span;
    const blocks = blocksOf(s);
    if (blocks.length === 0) {
      if (!touches(s.span, line)) continue;
      if (from < line.from || to > line.to) return null;
      found.statements.push(s);
      continue;
    }
    if (from >= line.from && from <= line.to) return null;
    if (!blocks.every((block) => statementsOn(block, line, found))) return null;
    if (to < line.from || to > line.to) continue;
    if (found.statements.at(-1)?.span.to !== to) return null;
    found.endsBlock = true;
  }
  return found;
}

function readLine({ from, text }: Version, support: LanguageSupport): Pick<Module, "body" | "comments"> | null {
  const start = text.length - text.trimStart().length;
  const { body, comments, problems, version } = support.parse(text.slice(start));
  if (problems.length > 0 || !body.every(isPlain) || version !== undefined) return null;
  return movedTree({ body, comments }, (offset) => offset + from + start);
}

/** Whether comments mean the same to everybody but their reader. */
function sayTheSame(before: readonly Comment[], now: readonly Comment[]): boolean {
  if (before.length !== now.length) return false;
  return before.every((c, i) => c.text === now[i]?.text || (isIdle(c) && isIdle(now[i] as Comment)));
}

function isIdle({ text }: Comment): boolean {
  return readShapes(text, 0).length === 0 && !/\badjoint:/.test(text);
}

function documentation(body: readonly Stmt[]): Span[] {
  return body.flatMap((s) => {
    const own = (s.kind === "function" || s.kind === "class") && s.documentation ? [s.documentation.span] : [];
    return [...own, ...blocksOf(s).flatMap(documentation)];
  });
}

/** A body with other statements in the places of some. */
function replaced(body: readonly Stmt[], by: ReadonlyMap<Stmt, Stmt>): Stmt[] {
  return body.map((s) => {
    const own = by.get(s);
    if (own) return own;
    return blocksOf(s).length === 0 ? s : withBlocks(s, (block) => replaced(block, by));
  });
}

/** A statement with its blocks put through `change`; the same one where all of them stay as they are. */
function withBlocks(s: Stmt, change: (block: readonly Stmt[]) => readonly Stmt[]): Stmt {
  const blocks = blocksOf(s);
  const changed = new Map(blocks.map((block) => [block as unknown, change(block)]));
  if (blocks.every((block) => changed.get(block)?.every((t, i) => t === block[i]))) return s;
  const put = (value: unknown): unknown => {
    if (changed.has(value)) return changed.get(value);
    if (!Array.isArray(value)) return value;
    return value.map((item) =>
      typeof item === "object" && item !== null
        ? Object.fromEntries(Object.entries(item).map(([key, part]) => [key, put(part)]))
        : item,
    );
  };
  return Object.fromEntries(Object.entries(s).map(([key, value]) => [key, put(value)])) as unknown as Stmt;
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? "";
}

function spanOf({ from, text }: Version): Span {
  return { from, to: from + text.length };
}

function touches(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}
