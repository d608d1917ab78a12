/** What the engine says beyond the analysis: checks nobody asked for, and answers to questions. */

import type { EngineReply } from "../protocol/engine";
import type { Answer, Question, RowCheck } from "../protocol/inquiries";
import type { Outcome } from "./analyse";
import { checkable, checkRow } from "./direct-checks";
import { measured } from "./measure";
import { checkRules } from "./rule-standing";
import { hessianCard } from "./second-order";

/** Whom to tell, and what time it is, in milliseconds. */
export interface Asker {
  post(reply: EngineReply): void;
  now(): number;
}

/** Checks that nobody asked for must not keep the engine from the next keystroke. */
const unasked = { total: 800, each: 250 };
/** Those that somebody waits for may take longer, row by row; partial results are told this often. */
const onDemand = { total: 4000, each: 700 };
const tellEvery = 200;

/** After an analysis: every rule that the sweep used against differences; says what follows for the rows. */
export function* checkedUnasked({ analysis, study, values }: Outcome, asker: Asker): Generator<unknown, void> {
  if (analysis.withheld || !study.sweep) return;
  const rows = yield* checkRules(study, values, { ...unasked, now: () => asker.now() });
  if (Object.keys(rows).length > 0)
    asker.post({ type: "checks", uri: analysis.uri, revision: analysis.revision, rows });
}

/** Answers a question about an analysis; yields while it works. */
export function* answered(outcome: Outcome, question: Question, asker: Asker): Generator<unknown, Answer> {
  const { study, values, analysis } = outcome;
  const none = (why: string): Answer => ({ kind: "none", key: "key" in question ? question.key : "", why });
  if (analysis.withheld) return none(`There are no numbers: ${analysis.withheld.message}.`);
  switch (question.kind) {
    case "check":
      return yield* checks(outcome, question.keys, asker);
    case "hessian": {
      const hessian = yield* hessianCard(study, question.key, values);
      return typeof hessian === "string" ? none(hessian) : { kind: "hessian", key: question.key, hessian };
    }
    case "measure": {
      const found = yield* measured(study, question.key, values, () => asker.now());
      return typeof found === "string" ? none(found) : { kind: "measure", key: question.key, measured: found };
    }
  }
}

function* checks(
  { analysis, study, values }: Outcome,
  keys: readonly string[] | null,
  asker: Asker,
): Generator<unknown, Answer> {
  const targets = checkable(study, keys);
  const rows: Record<string, RowCheck> = {};
  let fresh: Record<string, RowCheck> = {};
  let told = asker.now();
  const end = told + onDemand.total;
  for (const [i, row] of targets.entries()) {
    const total = Math.max(20, (end - asker.now()) / (targets.length - i));
    const check = yield* checkRow(study, row, values, { total, each: onDemand.each, now: () => asker.now() });
    rows[row.key] = fresh[row.key] = check;
    if (asker.now() - told < tellEvery) continue;
    asker.post({ type: "checks", uri: analysis.uri, revision: analysis.revision, rows: fresh });
    fresh = {};
    told = asker.now();
  }
  return { kind: "check", rows };
}
