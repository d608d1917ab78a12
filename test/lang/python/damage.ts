/** Counts which statements live through damage to another line. */

import { blocksOf } from "../../../src/lang/common/parts";
import type { Module, Stmt } from "../../../src/lang/common/tree";
import { parsePython } from "../../../src/lang/python/parse";

/** Statements on lines that were not touched, and how many of them are still there. */
export interface Survival {
  readonly total: number;
  readonly kept: number;
  /** The most that one change cost. */
  readonly worst: number;
  readonly worstText: string;
}

/** One change to a text: `removed` characters at `at` give way to `inserted`. */
export interface Change {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** Applies every change to the text on its own and compares. */
export function survival(text: string, changes: Iterable<Change>): Survival {
  const before = simpleTexts(parsePython(text));
  let total = 0;
  let kept = 0;
  let worst = 0;
  let worstText = "";
  for (const change of changes) {
    const { at, removed, inserted } = change;
    const damaged = text.slice(0, at) + inserted + text.slice(at + removed);
    const from = text.lastIndexOf("\n", at - 1) + 1;
    const end = text.indexOf("\n", at + removed);
    const to = end < 0 ? text.length : end;
    const after = count(simpleTexts(parsePython(damaged)).map((s) => s.text));
    let lost = 0;
    for (const s of before) {
      if (s.from <= to && s.to >= from) continue;
      total++;
      const left = after.get(s.text) ?? 0;
      after.set(s.text, left - 1);
      if (left > 0) kept++;
      else lost++;
    }
    if (lost > worst) {
      worst = lost;
      worstText = damaged.slice(from, from + 80);
    }
  }
  return { total, kept, worst, worstText };
}

/** Numbers that look random and are the same every time. */
export function* randomNumbers(seed: number): Generator<number, never> {
  for (let x = seed; ; ) {
    x = (x * 1103515245 + 12345) % 2147483648;
    yield x / 2147483648;
  }
}

function simpleTexts(module: Module): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  const visit = (s: Stmt) => {
    const blocks = blocksOf(s);
    if (s.kind !== "broken" && blocks.length === 0) {
      found.push({ ...s.span, text: module.text.slice(s.span.from, s.span.to) });
    }
    for (const block of blocks) block.forEach(visit);
  };
  module.body.forEach(visit);
  return found;
}

function count(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const t of texts) counts.set(t, (counts.get(t) ?? 0) + 1);
  return counts;
}
