/** One rule against differences of its own operation: ⟨Z̄, dZ⟩ = Σ⟨X̄, dX⟩ along random changes of the operands. */

import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { sizeOf } from "../core/shape";
import { count, type Tensor } from "../core/tensor";
import { draw } from "../numeric/random";
import { digitsOf, inner, plus } from "./check";
import {
  atOnce,
  confirmed,
  largestStep,
  lasting,
  type Rise,
  type Rises,
  settled,
  tinySteps,
  uneven,
} from "./differences";
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
  | "unsettled"
  /** A value or an adjoint that matters is not finite. */
  | "infinite";

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

/** How often a check computes the operation, as a rule. */
export const evaluationsOfCheck = 8;

/** Checks a rule along a random change of every operand that is owed something; true for every change, so one suffices. */
export function checkRule(use: RuleUse, catalogue: Catalogue, values: Values, seed = "identity"): RuleCheck {
  return atOnce(checkRuleInSteps(use, catalogue, values, seed));
}

/** The same, yielding before every computation of the operation. */
export function* checkRuleInSteps(
  use: RuleUse,
  catalogue: Catalogue,
  values: Values,
  seed = "identity",
): Generator<void, RuleCheck> {
  const { Z, Zbar, owed } = use;
  const operation = catalogue.get(Z.op);
  if (!operation) throw new Error(`${Z.op} is not in the catalogue`);
  const operands = Z.args.map((X) => evaluate(X, catalogue, values));
  const here = evaluate(Z, catalogue, values);
  if (![Zbar, ...owed].every(allFinite) || !finiteWhere(Zbar, here)) return nothing("infinite");
  const change = operands.map((X, i) => {
    const symmetric = ["spd", "symmetric"].includes(operation.domain?.[paramName(operation, i)] ?? "");
    return owed[i] ? directionAt(X, `${seed} ${i}`, symmetric) : null;
  });
  const size = sizeOf(Z.shape);
  const at = (moves: Moves, h: number): Tensor =>
    operation.kernel(
      operands.map((X, i) => plus(X, moves[i] ?? null, h)),
      Z.attrs,
      size,
    );
  const steered = yield* steerAround(here, Zbar, change, at);
  if (steered === null) return nothing("kink");
  const sides = yield* compareSides(use, steered.change, (h) => at(steered.change, h));
  return { ...sides, leftOut: steered.leftOut };
}

type Moves = readonly (Tensor | null)[];

/** Random multiples of the entries, which keeps each in its domain; zeros and what is much smaller than 1 move a little, too. */
function directionAt(X: Tensor, seed: string, symmetric: boolean): Tensor {
  const sizes = X.data
    .map(Math.abs)
    .filter((x) => x > 0 && Number.isFinite(x))
    .sort();
  const least = 0.1 * Math.min(1, sizes[sizes.length >> 1] ?? 1);
  const { data } = draw("normal", seed, X.size);
  const n = X.size[X.size.length - 1] ?? 1;
  const mirror = (at: number): number => at - (at % (n * n)) + (at % n) * n + Math.floor((at % (n * n)) / n);
  const entry = (at: number): number => {
    const x = Math.abs(X.data[at] ?? 0);
    return Number.isFinite(x) ? Math.max(x, least) * (data[at] ?? 0) : 0;
  };
  return { size: X.size, data: data.map((_, at) => (symmetric ? entry(at) + entry(mirror(at)) : entry(at))) };
}

/** Holds the operands still at entries where Z has a kink, if Z is computed entry by entry; `null` if that does not help. */
function* steerAround(
  here: Tensor,
  Zbar: Tensor,
  change: Moves,
  at: (moves: Moves, h: number) => Tensor,
): Generator<void, { change: Moves; leftOut: number } | null> {
  const kinks = yield* kinksOf(here, Zbar, (h) => at(change, h));
  if (kinks.length === 0) return { change, leftOut: 0 };
  if (change.some((d) => d && !sameSize(d, here))) return null;
  const steered = change.map((d) => {
    if (!d) return d;
    const data = d.data.slice();
    for (const i of kinks) data[i] = 0;
    return { size: d.size, data };
  });
  const others = Zbar.data.reduce((n, z) => n + (z === 0 ? 0 : 1), 0) - kinks.length;
  if (others === 0 || (yield* kinksOf(here, Zbar, (h) => at(steered, h))).length > 0) return null;
  return { change: steered, leftOut: kinks.length };
}

/** Entries that matter whose slopes on both sides differ. */
function* kinksOf(here: Tensor, Zbar: Tensor, at: (h: number) => Tensor): Generator<void, number[]> {
  const [far, close] = tinySteps;
  const narrow = yield* probe(here, close, at);
  let steepest = 0;
  Zbar.data.forEach((weight, i) => {
    const rise = narrow.steepness(i);
    if (weight !== 0 && Number.isFinite(rise)) steepest = Math.max(steepest, rise);
  });
  const suspects: number[] = [];
  Zbar.data.forEach((weight, i) => {
    if (weight !== 0 && uneven(narrow.gap(i), narrow.steepness(i), here.data[i] ?? 0, close, steepest))
      suspects.push(i);
  });
  if (suspects.length === 0) return suspects;
  const wide = yield* probe(here, far, at);
  return suspects.filter((i) => lasting(wide.gap(i), narrow.gap(i)));
}

/** How steep every entry is, and by how much its slopes on both sides differ. */
interface Probe {
  steepness(i: number): number;
  gap(i: number): number;
}

function* probe(here: Tensor, h: number, at: (h: number) => Tensor): Generator<void, Probe> {
  yield;
  const up = at(h).data;
  yield;
  const down = at(-h).data;
  const entry = (t: Float64Array, i: number): number => t[i] ?? 0;
  return {
    steepness: (i) => Math.abs(entry(up, i) - entry(down, i)) / (2 * h),
    gap: (i) => Math.abs(entry(up, i) - entry(here.data, i) - (entry(here.data, i) - entry(down, i))) / h,
  };
}

function* compareSides(
  { Zbar, owed }: RuleUse,
  change: Moves,
  at: (h: number) => Tensor,
): Generator<void, Omit<RuleCheck, "leftOut">> {
  const predicted = owed.reduce((sum, bar, i) => sum + (bar && change[i] ? inner(bar, change[i] as Tensor) : 0), 0);
  let typical = 0;
  const rises: Rises = function* (h) {
    yield;
    const up = at(h).data;
    yield;
    const sides = sum(Zbar, up, at(-h).data);
    if (h > largestStep / 16) typical = Math.max(typical, sides.typical / (2 * h));
    return sides;
  };
  const scaleOf = (value: number): number => Math.max(Math.abs(predicted), Math.abs(value), typical) || 1;
  const found = yield* settled(rises, largestStep, {
    best: ({ value, error }) => error <= 1e-10 * scaleOf(value),
    enough: ({ value, error }) => error <= 1e-7 * scaleOf(value),
  });
  const scale = scaleOf(found.value);
  const off = Math.abs(predicted - found.value);
  const relativeError = off <= found.noise ? 0 : off / scale;
  const resolution = found.error / scale;
  const first = verdictOf(relativeError, resolution);
  const verdict = first === "differs" && !(yield* confirmed(rises, largestStep, found)) ? "unsettled" : first;
  return { verdict, relativeError, resolution, digits: digitsOf(Math.max(relativeError, resolution)) };
}

/** ⟨Z̄, up − down⟩, what its terms amount to without cancelling, and what rounding acts on. */
function sum(Zbar: Tensor, up: Float64Array, down: Float64Array): Rise & { readonly typical: number } {
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

function allFinite(t: Tensor | null): boolean {
  return t === null || t.data.every(Number.isFinite);
}

/** Whether values are finite wherever they have an adjoint. */
function finiteWhere(Zbar: Tensor, Z: Tensor): boolean {
  return Z.data.every((z, i) => Number.isFinite(z) || Zbar.data[i] === 0);
}

function sameSize(a: Tensor, b: Tensor): boolean {
  return a.size.length === b.size.length && count(a.size) === count(b.size) && a.size.every((n, i) => n === b.size[i]);
}
