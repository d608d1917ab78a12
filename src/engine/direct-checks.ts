/** Adjoints of rows against differences of the cost itself, on demand: all entries of small values, samples of large ones. */

import { type Check, checkAlong, checkEntries, digitsOf } from "../autodiff/check";
import { evaluate, type Values } from "../autodiff/evaluate";
import { replay } from "../autodiff/replay";
import type { Node } from "../core/node";
import type { Tensor } from "../core/tensor";
import { cancellable, deadline } from "../numeric/cancel";
import { draw, generator, seedOf } from "../numeric/random";
import type { RowCheck } from "../protocol/inquiries";
import { statusOf } from "./adjoint-row";
import type { RowSource } from "./rows";
import { type Budget, short } from "./rule-standing";
import { adjointOf, type Study } from "./study";

/** Values of up to so many entries are checked in all of them. */
const allEntries = 256;
/** Of larger ones: so many entries, and so many random directions, each of which moves all. */
const someEntries = 24;
const directions = 4;
/** Larger relative errors are disagreement; so is what differences see a hundred times more sharply than that. */
const tolerance = 1e-4;
const settles = 1e-3;

/** What is needed to check one row. */
interface Target {
  readonly s: Study;
  readonly row: RowSource;
  readonly X: Node;
  readonly cost: Node;
  readonly Xbar: Tensor;
  readonly values: Values;
}

/** Rows in the order in which people look at them: inputs first; those that have an adjoint. */
export function checkable(s: Study, keys: readonly string[] | null): RowSource[] {
  const wanted = keys && new Set(keys);
  const rows = s.table.rows.filter((row) => (wanted ? wanted.has(row.key) : row.name !== null));
  const own = rows.filter((row) => row.node && adjointOf(s, row.node) && statusOf(s, row).status === "ok");
  const isInput = (row: RowSource): boolean => row.binding !== null && s.variables.isInput(row.binding);
  return [...own.filter(isInput), ...own.filter((row) => !isInput(row))];
}

/** Checks one row within its part of the time; yields while it works. */
export function* checkRow(s: Study, row: RowSource, values: Values, budget: Budget): Generator<void, RowCheck> {
  const adjoint = adjointOf(s, row.node);
  if (!s.cost || !row.node || !adjoint) return { verdict: "open", text: "Not checked: it has no adjoint." };
  if (row.node.id === s.cost.node.id) return ofCost(s.cost.name);
  const Xbar = evaluate(adjoint.node, s.catalogue, values);
  if (!Xbar.data.every(Number.isFinite)) return { verdict: "open", text: "Not checked: the adjoint is not finite." };
  if (!Number.isFinite(evaluate(s.cost.node, s.catalogue, values).data[0])) {
    return { verdict: "open", text: `Not checked: ${s.cost.name} is not finite.` };
  }
  const target: Target = { s, row, X: row.node, cost: s.cost.node, Xbar, values };
  const plan = planOf(target, budget);
  if (plan === null) return { verdict: "open", text: "Not checked: computing the cost again takes too long." };
  const check = yield* run(target, plan, false);
  const symmetric =
    check.maxRelativeError > tolerance && isSymmetric(evaluate(row.node, s.catalogue, values)) && isSymmetric(Xbar);
  if (!symmetric) return said(target, plan, check, false);
  // The adjoint of a symmetric matrix speaks of changes that keep it symmetric.
  return said(target, plan, yield* run(target, plan, true), true);
}

/** Which entries and how many directions. */
interface Plan {
  readonly entries: readonly number[];
  readonly directions: number;
}

/** As many entries as the time allows, measured by computing the cost once; `null` when that alone takes too long. */
function planOf({ s, cost, X, Xbar, values }: Target, budget: Budget): Plan | null {
  const again = replay([cost], X, s.catalogue, values);
  const value = evaluate(X, s.catalogue, values);
  const timed = (): number => {
    const start = budget.now();
    again(value);
    return budget.now() - start;
  };
  // Between two evaluations the engine listens, but not within one.
  const first = cancellable(deadline(performance.now() + budget.each), timed);
  if (first === null || first > budget.each) return null;
  // The first time is slower than all that follow.
  const once = Math.max(1e-3, first < 20 ? Math.min(first, timed()) : first);
  const affordable = Math.floor(budget.total / (once * 10));
  const n = Xbar.data.length;
  if (n <= Math.min(allEntries, affordable)) return { entries: [...Xbar.data.keys()], directions: 0 };
  if (affordable < 1) return null;
  const few = Math.min(directions, affordable);
  return { entries: sample(Xbar, Math.max(0, Math.min(someEntries, affordable - few))), directions: few };
}

/** Half of them the largest, half of them anywhere. */
function sample(Xbar: Tensor, wanted: number): number[] {
  const chosen = new Set<number>();
  const order = [...Xbar.data.keys()].sort((a, b) => Math.abs(Xbar.data[b] ?? 0) - Math.abs(Xbar.data[a] ?? 0));
  for (const at of order.slice(0, Math.ceil(wanted / 2))) chosen.add(at);
  const { uniform } = generator(seedOf("entries to check"));
  while (chosen.size < wanted) chosen.add(Math.floor(uniform() * Xbar.data.length));
  return [...chosen];
}

function* run({ s, cost, X, Xbar, values }: Target, plan: Plan, symmetric: boolean): Generator<void, Check> {
  const checks: Check[] = [];
  if (plan.entries.length > 0) {
    checks.push(yield* checkEntries(cost, X, Xbar, s.catalogue, values, { entries: plan.entries, symmetric }));
  }
  for (let k = 0; k < plan.directions; k++) {
    const direction = draw("normal", `direction ${k}`, Xbar.size);
    const along = symmetric ? mirroredSum(direction) : direction;
    checks.push(yield* checkAlong(cost, X, Xbar, along, s.catalogue, values));
  }
  return checks.reduce(together);
}

function together(a: Check, b: Check): Check {
  const worst = b.maxRelativeError > a.maxRelativeError ? b : a;
  const resolution = Math.max(a.resolution, b.resolution);
  return {
    maxRelativeError: worst.maxRelativeError,
    resolution,
    worstIndex: a.worstIndex,
    digits: digitsOf(Math.max(worst.maxRelativeError, Math.min(resolution, 1))),
    kinks: [...a.kinks, ...b.kinks],
    unsettled: [...a.unsettled, ...b.unsettled],
  };
}

function said({ s, Xbar }: Target, plan: Plan, check: Check, symmetric: boolean): RowCheck {
  const tried = plan.entries.length + plan.directions;
  const cost = s.cost?.name ?? "the cost";
  const { maxRelativeError, resolution, digits, kinks, unsettled } = check;
  if (kinks.length === tried) return { verdict: "open", text: "At a kink: not comparable with differences." };
  if (kinks.length + unsettled.length === tried || !(resolution <= settles)) {
    return { verdict: "open", text: `Not checked: differences of ${cost} do not settle here.` };
  }
  if (maxRelativeError > tolerance && maxRelativeError > 100 * resolution) {
    const where = plan.entries.length > 0 ? ` at ${place(check.worstIndex, s.dialect.base)}` : "";
    const text = `Differences disagree${where} (relative error ${short(maxRelativeError)}): do not rely on this adjoint.`;
    return { verdict: "differs", how: "differences", relativeError: maxRelativeError, text };
  }
  const what =
    extent(plan, Xbar, kinks.length + unsettled.length) +
    (symmetric ? ", each moved together with its mirror image" : "");
  const left = [
    ...(kinks.length > 0 ? [`; ${kinks.length} at a kink left out`] : []),
    ...(unsettled.length > 0 ? [`; ${unsettled.length} left out where differences do not settle`] : []),
  ];
  const text = `${digits} digits: differences of ${cost} agree${what}${left.join("")}.`;
  return { verdict: "agrees", how: "differences", digits, relativeError: maxRelativeError, text };
}

/** ` in all 12 entries`; nothing for a single number. */
function extent({ entries, directions: few }: Plan, { data }: Tensor, left: number): string {
  if (few > 0) {
    const some = entries.length > 0 ? ` and in ${entries.length} of ${data.length} entries` : "";
    return ` along ${few === 1 ? "a random direction" : `${few} random directions`}${some}`;
  }
  if (data.length === 1) return "";
  return left === 0 ? ` in all ${data.length} entries` : ` in ${data.length - left} of ${data.length} entries`;
}

function place(index: readonly number[], base: 0 | 1): string {
  return index.length === 0 ? "this value" : `(${index.map((i) => i + base).join(", ")})`;
}

function ofCost(name: string): RowCheck {
  const text = `Right by definition: ∂${name}/∂${name} = 1.`;
  return { verdict: "agrees", how: "differences", digits: 15, relativeError: 0, text };
}

/** Whether a stack of square matrices equals its transposes. */
function isSymmetric(X: Tensor): boolean {
  const [rows, n] = [X.size[X.size.length - 2], X.size[X.size.length - 1]];
  if (n === undefined || rows !== n || n < 2) return false;
  const largest = X.data.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  return X.data.every((x, at) => Math.abs(x - (X.data[mirror(at, n)] ?? 0)) <= 1e-12 * largest);
}

function mirroredSum(D: Tensor): Tensor {
  const n = D.size[D.size.length - 1] ?? 1;
  return { size: D.size, data: D.data.map((d, at) => (d + (D.data[mirror(at, n)] ?? 0)) / 2) };
}

function mirror(at: number, n: number): number {
  const inside = at % (n * n);
  return at - inside + (inside % n) * n + Math.floor(inside / n);
}
