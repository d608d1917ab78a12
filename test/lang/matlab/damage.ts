/** Counts which statements of MATLAB text live through damage to another line. */
import type { Module, Stmt } from "../../../src/lang/common/tree";
import { parseMatlab } from "../../../src/lang/matlab/parse";

/** The share of statements on other lines that each change leaves, and how many problems a change costs on average. */
export function survival(text: string, changes: readonly string[]): { share: number; worst: string; problems: number } {
  const before = simple(parseMatlab(text));
  let total = 0;
  let kept = 0;
  let problems = 0;
  let most = 0;
  let worst = "";
  for (const changed of changes) {
    let from = 0;
    while (from < changed.length && text[from] === changed[from]) from++;
    let tail = 0;
    while (tail < changed.length - from && text.at(-1 - tail) === changed.at(-1 - tail)) tail++;
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const end = `${text}\n`.indexOf("\n", text.length - tail);
    const module = parseMatlab(changed);
    problems += module.problems.length / changes.length;
    const after = new Map<string, number>();
    for (const s of simple(module)) after.set(s.text, (after.get(s.text) ?? 0) + 1);
    let lost = 0;
    for (const s of before) {
      if (s.from <= end && s.to >= start) continue;
      const left = after.get(s.text) ?? 0;
      after.set(s.text, left - 1);
      total++;
      if (left > 0) kept++;
      else lost++;
    }
    if (lost > most) {
      most = lost;
      worst = `${lost} lost at ${JSON.stringify(changed.slice(start, start + 60))}`;
    }
  }
  return { share: kept / total, worst, problems };
}

function simple(module: Module): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  const visit = (s: Stmt): void => {
    const blocks = blocksOf(s);
    if (blocks) for (const block of blocks) block.forEach(visit);
    else if (s.kind !== "broken") found.push({ ...s.span, text: module.text.slice(s.span.from, s.span.to) });
  };
  module.body.forEach(visit);
  return found;
}

function blocksOf(s: Stmt): (readonly Stmt[])[] | null {
  switch (s.kind) {
    case "if":
      return [...s.arms.map((a) => a.body), s.otherwise];
    case "for":
    case "while":
    case "function":
      return [s.body];
    case "switch":
      return [...s.cases.map((c) => c.body), s.otherwise];
    case "try":
      return [s.body, ...s.handlers.map((h) => h.body), s.final];
    default:
      return null;
  }
}

/** Lines of code; `to` is before the line end. */
export function lines(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    if (/[^\s]/.test(text.slice(from, end)) && !/^\s*[%#]/.test(text.slice(from, end))) found.push({ from, to: end });
    from = end + 1;
  }
  return found;
}
