/** One rule against differences of its own operation: ⟨Z̄, dZ⟩ = Σ⟨X̄, dX⟩ along random changes of the operands. */

import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { sizeOf } from "../core/shape";
import { count, type Tensor } from "../core/tensor";
import { draw } from "../numeric/random";
import { digitsOf, inner, plus } from "./check";
import { extrapolated, kinked, largestStep, settled, tinyStep } from "./differences";
import { evaluate, type Values } from "./evaluate";
import { paramName } from "./rule";

/** What came of checking a rule. */
export interface RuleCheck {
  readonly verdict: RuleVerdict;
  /** Of the two sides, relative to what their terms amount to without cancelling. */
  readonly relativeError: number;
  /** The relative error that differences leave open by themselves. */
  readonly resolution: number;
  /** Digits that agree and that differences can see. */
  readonly digits: number;
  /** Entries of Z on a kink, around which the change was steered. */
  readonly leftOut: number;
}

export type RuleVerdict =
  | "agrees"
  | "differs"
  /** The operation has a kink at these very values that no change of the operands avoids. */
  | "kink"
  /** Differences do not come to rest: rounding, a border of the domain, a singularity. */
  | "unsettled";

/** One operation at its values: what it made of which operands, its adjoint, and what its rule sends to each. */
export interface RuleUse {
  readonly Z: Node;
  readonly Zbar: Tensor;
  /** What this use adds to each operand's adjoint; `null` where it adds nothing or is not looked at. */
  readonly owed: readonly (Tensor | null)[];
}

/** Larger relative errors are disagreement, smaller ones the digits that agree. */
const tolerance = 1e-5;
/** Differences that leave more than this open say nothing. */
const settles = 1e-3;

/** How often a check computes the operation, at most. */
export const evaluationsOfCheck = 30;

/** Checks a rule along a random change of every operand that is owed something; true for every change, so one suffices. */
export function checkRule(use: RuleUse, catalogue: Catalogue, values: Values, seed = "identity"): RuleCheck {
  const { Z, owed } = use;
  const operation = catalogue.get(Z.op);
  if (!operation) throw new Error(`${Z.op} is not in the catalogue`);
  const operands = Z.args.map((X) => evaluate(X, catalogue, values));
  const change = operands.map((X, i) => {
    const symmetric = operation.domain?.[paramName(operation, i)] === "spd";
    return owed[i] ? directionAt(X, `${seed} ${i}`, symmetric) : null;
  });
  const size = sizeOf(Z.shape);
  const at = (moves: Moves) => (h: number) =>
    operation.kernel(
      operands.map((X, i) => plus(X, moves[i] ?? null, h)),
      Z.attrs,
      size,
    );
  const here = evaluate(Z, catalogue, values);
  const steered = steerAround(here, change, at);
  if (steered === null) return nothing("kink");
  return { ...compareSides(use, steered.change, at(steered.change)), leftOut: steered.leftOut };
}

type Moves = readonly (Tensor | null)[];

/** Random entries of the operand's own magnitude. */
function directionAt(X: Tensor, seed: string, symmetric: boolean): Tensor {
  const typical = Math.hypot(...X.data.filter(Number.isFinite)) / Math.sqrt(Math.max(1, X.data.length)) || 1;
  const { data } = draw("normal", seed, X.size);
  const n = X.size[X.size.length - 1] ?? 1;
  const mirror = (at: number): number => at - (at % (n * n)) + (at % n) * n + Math.floor((at % (n * n)) / n);
  const entry = (at: number): number => typical * (data[at] ?? 0);
  return { size: X.size, data: data.map((_, at) => (symmetric ? entry(at) + entry(mirror(at)) : entry(at))) };
}

/** Holds the operands still at entries where Z has a kink, if Z is computed entry by entry; `null` if that does not help. */
function steerAround(
  here: Tensor,
  change: Moves,
  at: (moves: Moves) => (h: number) => Tensor,
): { change: Moves; leftOut: number } | null {
  const kinks = kinksOf(here, at(change));
  if (kinks.length === 0) return { change, leftOut: 0 };
  if (change.some((d) => d && !sameSize(d, here))) return null;
  const steered = change.map((d) => {
    if (!d) return d;
    const data = d.data.slice();
    for (const i of kinks) data[i] = 0;
    return { size: d.size, data };
  });
  if (kinks.length === here.data.length || kinksOf(here, at(steered)).length > 0) return null;
  return { change: steered, leftOut: kinks.length };
}

/** Entries whose slopes on both sides differ. */
function kinksOf(here: Tensor, at: (h: number) => Tensor): number[] {
  const [up, down] = [at(tinyStep).data, at(-tinyStep).data];
  let [steepest, largest] = [0, 0];
  for (let i = 0; i < here.data.length; i++) {
    const rise = Math.abs((up[i] ?? 0) - (down[i] ?? 0)) / (2 * tinyStep);
    if (Number.isFinite(rise)) steepest = Math.max(steepest, rise);
    if (Number.isFinite(here.data[i])) largest = Math.max(largest, Math.abs(here.data[i] ?? 0));
  }
  const rounding = (256 * Number.EPSILON * largest) / tinyStep;
  const found: number[] = [];
  for (let i = 0; i < here.data.length; i++) {
    if (kinked(up[i] ?? 0, here.data[i] ?? 0, down[i] ?? 0, tinyStep, steepest, rounding)) found.push(i);
  }
  return found;
}

function compareSides({ Zbar, owed }: RuleUse, change: Moves, at: (h: number) => Tensor): Omit<RuleCheck, "leftOut"> {
  const predicted = owed.reduce((sum, bar, i) => sum + (bar && change[i] ? inner(bar, change[i] as Tensor) : 0), 0);
  let typical = 0;
  const rises = (h: number): { rise: number; size: number } => {
    const [up, down] = [at(h).data, at(-h).data];
    const sides = sum(Zbar, up, down);
    typical = Math.max(typical, sides.typical / (2 * h));
    return sides;
  };
  const scaleOf = (value: number): number => Math.max(Math.abs(predicted), Math.abs(value), typical) || 1;
  const found = settled(
    (step) => extrapolated(rises, step),
    largestStep,
    ({ value, error }) => error <= 1e-7 * scaleOf(value),
  );
  const scale = scaleOf(found.value);
  const off = Math.abs(predicted - found.value);
  const relativeError = off <= found.noise ? 0 : off / scale;
  const resolution = found.error / scale;
  const verdict = verdictOf(relativeError, resolution);
  return { verdict, relativeError, resolution, digits: digitsOf(Math.max(relativeError, resolution)) };
}

/** ⟨Z̄, up − down⟩, what its terms amount to without cancelling, and what rounding acts on. */
function sum(Zbar: Tensor, up: Float64Array, down: Float64Array): { rise: number; size: number; typical: number } {
  let [rise, squares, rounded] = [0, 0, 0];
  for (let i = 0; i < up.length; i++) {
    const weight = Zbar.data[i] ?? 0;
    if (weight === 0) continue;
    const [above, below] = [up[i] ?? 0, down[i] ?? 0];
    const term = weight * (above - below);
    rise += term;
    squares += term * term;
    rounded += (weight * Math.max(Math.abs(above), Math.abs(below))) ** 2;
  }
  return { rise, size: Math.sqrt(rounded), typical: Number.isFinite(squares) ? Math.sqrt(squares) : 0 };
}

function verdictOf(relativeError: number, resolution: number): RuleVerdict {
  if (!(resolution <= settles)) return "unsettled";
  if (relativeError <= tolerance) return "agrees";
  return relativeError > 100 * resolution ? "differs" : "unsettled";
}

function nothing(verdict: RuleVerdict): RuleCheck {
  return { verdict, relativeError: Number.NaN, resolution: Number.NaN, digits: 0, leftOut: 0 };
}

function sameSize(a: Tensor, b: Tensor): boolean {
  return a.size.length === b.size.length && count(a.size) === count(b.size) && a.size.every((n, i) => n === b.size[i]);
}
