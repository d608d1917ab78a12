/** Follows a block as it was while its first line is half typed: without it, all lines below would mean something else. */

import { commonEnds } from "../core/common-ends";
import { identifiers } from "../core/identifiers";
import type { Span } from "../core/span";
import { movedTree } from "../lang/common/moved-tree";
import { childrenOf, type Part } from "../lang/common/parts";
import { settingsOf } from "../lang/common/settings";
import type { Language, Module, Name } from "../lang/common/tree";

/** Lines that open, divide or close a block. */
const headers: Readonly<Record<Language, RegExp>> = {
  python: /^\s*(?:async\s+)?(?:def|class|for|while|if|elif|else|try|except|finally|with|match|case)\b/,
  matlab:
    /^\s*(?:function|for|parfor|while|do|until|if|elseif|else|switch|case|otherwise|try|catch|unwind_protect\w*|classdef|methods|properties|end\w*)\b/,
};

/** More lines that differ than this are no line under edit. */
const mostLines = 200;

/** Lines `from`…`to` of the text before became lines `start`…`end` of the text now; ends are not included. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** The memory of one document. */
export class Healing {
  /** The last text without a problem. */
  private whole: string | null = null;

  constructor(
    private readonly language: Language,
    private readonly parse: (text: string) => Module,
  ) {}

  /** The module to follow: this one, or one in which broken lines of blocks stand as they stood last. */
  heal(module: Module): Module {
    const changed = this.changedHeaders(module);
    const problems = changed.problems.length > 0 ? changed.problems : module.problems;
    if (problems.length === 0) this.whole = module.text;
    if (changed.hunks.length === 0 || problems.length === 0) return module;
    const broken = changed.hunks.filter((h) => isBroken(changed.now, h, problems));
    const healed = new Mended(changed.before, changed.now, broken.length > 0 ? broken : changed.hunks);
    const made = this.parse(healed.text);
    // A header may have become a statement that is whole, and only its "end" is one too many.
    if (broken.length === 0 && made.problems.length >= problems.length) return module;
    const here = problems.filter(({ span }) => healed.replaced.some((r) => touches(r, span)));
    const other = healed.moved(made.problems);
    return {
      ...healed.moved(made),
      text: module.text,
      problems: [...(here.length > 0 ? here : problems), ...other],
      restored: healed.replaced,
    };
  }

  /** What happened to lines of blocks since the text was whole; a parameter that is missed is a problem the parser cannot see. */
  private changedHeaders(module: Module) {
    if (this.whole === null || this.whole === module.text) return { before: [], now: [], hunks: [], problems: [] };
    const [before, now] = [linesOf(this.whole), linesOf(module.text)];
    const hunks = (differences(before, now) ?? []).filter((h) => this.isHeader(before, h));
    const problems = module.problems.length > 0 ? [] : hunks.flatMap((h) => missed(before, now, h, module));
    return { before, now, hunks, problems };
  }

  private isHeader(before: readonly string[], { from, to }: Hunk): boolean {
    return before.slice(from, to).some((line) => headers[this.language].test(line));
  }
}

/** Whether the parser stumbled in the lines of a hunk, or just behind it: an opened bracket is missed later. */
function isBroken(now: readonly string[], { start, end }: Hunk, problems: Module["problems"]): boolean {
  const [from, to] = [offsetOf(now, start), offsetOf(now, Math.min(end + 1, now.length))];
  return start === end || problems.some(({ span }) => touches({ from, to }, span));
}

/** Names that the first line of a function had, that are used below, and that nothing gives a value now. */
function missed(
  before: readonly string[],
  now: readonly string[],
  h: Hunk,
  module: Module,
): Module["problems"][number][] {
  const old = before.slice(h.from, h.to).join("");
  if (!/^\s*(?:async\s+)?(?:def|function)\b/.test(old)) return [];
  const present = new Set(now.slice(h.start, h.end).join("").match(identifiers));
  const gone = new Set(
    (old.match(identifiers) ?? []).filter((n) => !present.has(n) && settingsOf(module, n).length === 0),
  );
  const span = { from: offsetOf(now, h.start), to: offsetOf(now, h.end) };
  return readsOf(module, gone)
    .slice(0, 1)
    .map(({ name, span: use }) => {
      const line = module.text.slice(0, use.from).split("\n").length;
      return {
        span,
        message: `'${name}', used on line ${line}, has no value any more`,
        code: "undefined-name" as const,
      };
    });
}

/** The first use of one of some names. */
function readsOf(module: Module, names: ReadonlySet<string>): Name[] {
  const found: Name[] = [];
  const visit = (part: Part): void => {
    if (part.kind === "name" && names.has(part.name)) found.push(part);
    if (found.length === 0) childrenOf(part).rest.forEach(visit);
  };
  if (names.size > 0) module.body.forEach(visit);
  return found;
}

/** A text with some hunks as they were, and the way back to the text as it is. */
class Mended {
  readonly text: string;
  /** What was replaced, in the text as it is. */
  readonly replaced: readonly Span[];
  private readonly pieces: readonly { readonly mended: Span; readonly real: Span }[];

  constructor(before: readonly string[], now: readonly string[], hurt: readonly Hunk[]) {
    const lines: string[] = [];
    const pieces: { mended: Span; real: Span }[] = [];
    let [next, length] = [0, 0];
    const push = (line: string): void => {
      lines.push(line);
      length += line.length;
    };
    for (const h of hurt) {
      for (; next < h.start; next += 1) push(now[next] ?? "");
      const from = length;
      before.slice(h.from, h.to).forEach(push);
      const real = { from: offsetOf(now, h.start), to: offsetOf(now, h.end) };
      pieces.push({ mended: { from, to: length }, real });
      next = h.end;
    }
    for (; next < now.length; next += 1) push(now[next] ?? "");
    this.text = lines.join("");
    this.pieces = pieces;
    this.replaced = pieces.map(({ real }) => real);
  }

  /** A tree of the mended text with the places of the real one. */
  moved<T>(value: T): T {
    return movedTree(value, (offset) => this.at(offset));
  }

  private at(offset: number): number {
    let shift = 0;
    for (const { mended, real } of this.pieces) {
      if (offset < mended.from) break;
      // The last character is the line's end, which both have.
      if (offset < mended.to) return Math.min(real.from + offset - mended.from, Math.max(real.from, real.to - 1));
      shift = real.to - mended.to;
    }
    return offset + shift;
  }
}

/** The lines that differ, as few as there can be; `null` when they are too many to be typing. */
function differences(before: readonly string[], now: readonly string[]): Hunk[] | null {
  const { start, end } = commonEnds(before, now);
  const [a, b] = [before.slice(start, before.length - end), now.slice(start, now.length - end)];
  if (a.length > mostLines || b.length > mostLines) return null;
  return hunks(a, b).map((h) => ({
    from: h.from + start,
    to: h.to + start,
    start: h.start + start,
    end: h.end + start,
  }));
}

/** By the longest common subsequence. */
function hunks(a: readonly string[], b: readonly string[]): Hunk[] {
  const length = a.map(() => new Array<number>(b.length + 1).fill(0));
  length.push(new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (length[i] as number[])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [from, start] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) i += 1;
      else j += 1;
    }
    if (i > from || j > start) found.push({ from, to: i, start, end: j });
    while (i < a.length && j < b.length && a[i] === b[j]) [i, j] = [i + 1, j + 1];
  }
  return found;
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function offsetOf(lines: readonly string[], line: number): number {
  let offset = 0;
  for (let i = 0; i < line; i++) offset += lines[i]?.length ?? 0;
  return offset;
}

function touches(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}
