/** Computes the numbers of a study, one value at a time, so that somebody else may have a turn in between. */

import { entriesOf, type Plan, planOf, type Step } from "../autodiff/plan";
import type { Holding } from "../autodiff/plan-memory";
import { PlanRun } from "../autodiff/plan-run";
import { type Diagnostic, diagnostic } from "../core/diagnostic";
import type { Node } from "../core/node";
import type { Tensor } from "../core/tensor";
import { forwardFlops } from "../cost/node-costs";
import { cancellable } from "../numeric/cancel";
import type { Summary } from "../protocol/analysis";
import type { Numbers } from "./adjoint-row";
import { type Limits, outOfTime, refusal, type Withheld } from "./limits";
import type { Study } from "./study";
import { summarise } from "./summary";

/** What came of computing. */
export interface Computed {
  readonly withheld: Withheld | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What somebody who computes may ask of, and tells, those around it. */
export interface Surroundings {
  /** Milliseconds. */
  now(): number;
  /** Whether a message waits that should be heard before the computation goes on. */
  urgent(): boolean;
  /** A computation of so many operations begins, in which nobody listens. */
  long(flops: number): void;
}

/** A computation of more operations than this is announced. */
export const longComputation = 2e8;

/** A part of the work done, or a reason to listen now: the step under way was left and begins anew. */
export type Turn = number | "listen";

/** Every node whose value, adjoint or term is shown. */
export function targets(s: Study): Node[] {
  const found: Node[] = [];
  for (const { node } of s.table.rows) {
    if (!node) continue;
    found.push(node);
    const adjoint = s.sweep?.adjoints.get(node.id);
    if (adjoint) found.push(adjoint.node, ...adjoint.contributions.map((c) => c.node));
  }
  return found;
}

/** Computes all targets of a study into `holding`; yields after each one what part is done. */
export function* computeNumbers(
  s: Study,
  holding: Holding,
  limits: Limits,
  around: Surroundings,
): Generator<Turn, Computed> {
  const plan = fittingPlan(s, holding, limits);
  const refused = refusal(s, plan, holding, limits);
  if (refused) return { withheld: refused, diagnostics: [] };
  const run = new PlanRun(plan, s.catalogue, holding.values, holding.memory.arena);
  try {
    return yield* carryOut(s, run, holding, limits, around);
  } finally {
    run.end();
  }
}

function* carryOut(
  s: Study,
  run: PlanRun,
  holding: Holding,
  limits: Limits,
  around: Surroundings,
): Generator<Turn, Computed> {
  const end = around.now() + limits.maxSeconds * 1000;
  const faults: Diagnostic[] = [];
  for (const [i, step] of run.plan.steps.entries()) {
    const flops = forwardFlops(step.node, s.catalogue).size;
    for (;;) {
      if (flops > longComputation) around.long(flops);
      const stop = (): boolean => around.urgent() || around.now() > end;
      const made = computeSafely(s, run, step, stop, faults);
      if (made && step.slot === null) holding.keep(step.node, made);
      if (around.now() > end) return { withheld: outOfTime(limits), diagnostics: faults };
      if (made) break;
      yield "listen";
    }
    yield (i + 1) / run.plan.steps.length;
  }
  return { withheld: null, diagnostics: faults };
}

/** What the text says and what is dear stays for the next revision, when there is room for it. */
function fittingPlan(s: Study, holding: Holding, limits: Limits): Plan {
  const wanted = targets(s);
  const known = (node: Node): boolean => holding.get(node) !== null;
  const generous = planOf(wanted, known, (node) => node.origin !== null || isDear(s, node));
  const entries = entriesOf(generous);
  const fits = entries <= limits.maxElements && entries * 8 <= limits.maxBytes / 2;
  return fits ? generous : planOf(wanted, known);
}

/** Whether a value takes much more to compute than to keep. */
function isDear(s: Study, node: Node): boolean {
  const entries = node.shape.reduce((n, d) => n * d.size, 1);
  return entries >= 1024 && forwardFlops(node, s.catalogue).size > 16 * entries;
}

/** Numbers and statistics out of computed values; statistics are made when they are first asked for. */
export function numbersFrom(
  holding: Pick<Holding, "values">,
  base: 0 | 1,
  summaries = new WeakMap<Tensor, Summary>(),
): Numbers {
  const tensor = (node: Node): Tensor | null => holding.values.get(node.number) ?? null;
  return {
    tensor,
    summary(node) {
      const t = tensor(node);
      if (!t) return null;
      const known = summaries.get(t);
      if (known) return known;
      const made = summarise(t, base);
      summaries.set(t, made);
      return made;
    },
  };
}

/** The value of a step, `null` when it was left. A kernel that fails is a fault of ours: not a number, and the rest goes on. */
function computeSafely(s: Study, run: PlanRun, step: Step, stop: () => boolean, faults: Diagnostic[]): Tensor | null {
  try {
    return cancellable(stop, () => run.compute(step));
  } catch (error) {
    const { node, size, entries } = step;
    const value = { size, data: new Float64Array(entries).fill(Number.NaN) };
    run.set(step, value);
    const why = error instanceof Error ? error.message : String(error);
    const span = node.origin?.span ?? s.cost?.span ?? { from: 0, to: 0 };
    if (faults.length < 5)
      faults.push(diagnostic("unsupported", span, `${node.op} could not be computed here: ${why}`));
    return value;
  }
}
