/** What was asked about the rows on display beyond their analysis, and what came of it. */

import type { Analysis, Row } from "../src/protocol/analysis";
import type { Answer, Question, RowCheck, RowChecks } from "../src/protocol/inquiries";
import type { PanelInput } from "../src/protocol/panel";

/** Checks of the file on display; they stay, dimmed, until those of newer text come. */
export interface Checks {
  readonly revision: number;
  readonly rows: Readonly<Record<string, { readonly check: RowCheck; readonly formula: string | null }>>;
  /** More was asked for and is on its way. */
  readonly checking: boolean;
}

/** A check as a row shows it. */
export interface Checked {
  readonly check: RowCheck;
  /** It is of an earlier text, in which the row's adjoint read the same. */
  readonly old: boolean;
}

/** Answers by question; one that is on its way keeps the answer before it. */
export type Asked = Readonly<Record<string, AskedAbout>>;

/** One question: what was answered, for which revision, and whether an answer is on its way. */
export interface AskedAbout {
  readonly revision: number;
  readonly answer: Answer | null;
  readonly waiting: boolean;
  /** Revision for which there was no answer: it was overtaken, or the engine was away. It is not asked for again by itself. */
  readonly refused?: number;
}

/** Before anything is known. */
export const noChecks: Checks = { revision: 0, rows: {}, checking: false };

/** Takes checks in: those of the same revision are added to, those of an earlier one are replaced. */
export function received(
  checks: Checks,
  message: Extract<PanelInput, { type: "checks" }>,
  analysis: Analysis | null,
): Checks {
  if (analysis?.uri !== message.uri) return checks;
  const { revision, checking } = message;
  // An analysis comes before its checks; until they are there, the earlier ones stay.
  if (Object.keys(message.rows).length === 0 && revision !== checks.revision) return { ...checks, checking };
  const formulas = new Map(analysis.rows.map((row) => [row.key, row.adjoint.formula]));
  const fresh = Object.entries(message.rows).map(([key, check]) => [
    key,
    { check, formula: formulas.get(key) ?? null },
  ]);
  const kept = revision === checks.revision ? checks.rows : {};
  return { revision, rows: { ...kept, ...Object.fromEntries(fresh) }, checking };
}

/** What is known of a row's adjoint; `null` where nothing is, or where it reads differently by now. */
export function checkOf(checks: Checks, analysis: Analysis, row: Row): Checked | null {
  const known = checks.rows[row.key];
  if (!known || known.formula !== row.adjoint.formula || row.adjoint.status !== "ok") return null;
  return { check: known.check, old: checks.revision !== analysis.revision };
}

/** Checks of the rows that have a name, for a sum. */
export function namedChecks(checks: Checks, analysis: Analysis): RowChecks {
  const found: Record<string, RowCheck> = {};
  for (const row of analysis.rows) {
    const checked = row.name === null ? null : checkOf(checks, analysis, row);
    if (checked) found[row.key] = checked.check;
  }
  return found;
}

/** Notes that a question is on its way. */
export function asking(asked: Asked, question: Question): Asked {
  const name = nameOf(question);
  const before = asked[name] ?? { revision: 0, answer: null };
  return { ...asked, [name]: { ...before, waiting: true } };
}

/** Takes an answer in; one that was overtaken by the text leaves the answer before it. */
export function answered(asked: Asked, message: Extract<PanelInput, { type: "answer" }>, uri: string | null): Asked {
  if (message.uri !== uri) return asked;
  const name = nameOf(message.question);
  const before = asked[name] ?? { revision: 0, answer: null };
  const { revision, answer } = message;
  const after = answer ? { revision, answer } : { ...before, refused: revision };
  return { ...asked, [name]: { ...after, waiting: false } };
}

/** What a question goes by. */
export function nameOf(question: Question): string {
  return question.kind === "check" ? `check ${question.keys?.join(" ") ?? ""}` : `${question.kind} ${question.key}`;
}
