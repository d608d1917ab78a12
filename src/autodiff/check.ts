/** Adjoints against differences: what a small change of a value really does to the cost. */

import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { sizeOf } from "../core/shape";
import { type Tensor, tensor } from "../core/tensor";
import { evaluate, type Values } from "./evaluate";

/** How far an adjoint agrees with differences. */
export interface Check {
  /** Largest error over all checked entries, relative to the largest entry of the adjoint or of the differences; what rounding hides is 0. */
  readonly maxRelativeError: number;
  /** The relative error that differences cannot see: what they leave open by themselves. */
  readonly resolution: number;
  /** Index of the entry that disagrees most. */
  readonly worstIndex: readonly number[];
  /** Decimal digits that agree and that differences can see, 0 to 15. */
  readonly digits: number;
}

/** How to take differences. */
export interface CheckOptions {
  /** Largest step, relative to an entry's magnitude where that is above 1. */
  readonly step?: number;
  /** Flat positions of the entries to check; all unless said. */
  readonly entries?: readonly number[];
  /** A change of an entry changes its mirror image too, by half each: for adjoints of symmetric matrices. */
  readonly symmetric?: boolean;
}

/**
 * Compares X̄ with differences of the scalar `cost`. X may be any node on the way, not only a leaf: it alone is changed,
 * other nodes of the same value keep theirs. `values` must hold what evaluating the cost left there.
 */
export function checkAdjoint(
  cost: Node,
  X: Node,
  Xbar: Tensor,
  catalogue: Catalogue,
  values: Values,
  options: CheckOptions = {},
): Check {
  const base = evaluate(X, catalogue, values);
  const costAt = costOf(cost, X, catalogue, values);
  const entries = options.entries ?? [...base.data.keys()];
  const slopes = entries.map((at) => {
    const mirror = options.symmetric === true ? mirrored(at, base.size) : at;
    const unit = (options.step ?? largestStep) * Math.max(1, Math.abs(base.data[at] ?? 0));
    return slope((h) => costAt(moved(base, at, mirror, h)), unit);
  });
  return compare(entries, slopes, Xbar);
}

/**
 * The two sides of ⟨Z̄, dZ⟩ = Σ⟨X̄, dX⟩ at one node: `change` moves its operands, `null` where an operand has no gradient,
 * and `owed` is what the node adds to each operand's adjoint. True for every change, so one random change checks a rule.
 */
export function checkIdentity(
  Z: Node,
  Zbar: Tensor,
  owed: readonly (Tensor | null)[],
  change: readonly (Tensor | null)[],
  catalogue: Catalogue,
  values: Values,
): Check {
  const operation = catalogue.get(Z.op);
  if (!operation) throw new Error(`${Z.op} is not in the catalogue`);
  const operands = Z.args.map((a) => evaluate(a, catalogue, values));
  const along = (h: number): number => {
    const shifted = operands.map((X, i) => plus(X, change[i] ?? null, h));
    return inner(Zbar, operation.kernel(shifted, Z.attrs, sizeOf(Z.shape)));
  };
  const predicted = owed.reduce((sum, bar, i) => sum + (bar && change[i] ? inner(bar, change[i] as Tensor) : 0), 0);
  return compare([0], [slope(along, largestStep)], tensor([], [predicted]));
}

/** A slope, an estimate of its error, and the part of it that rounding of the cost alone makes. */
interface Slope {
  readonly value: number;
  readonly error: number;
  readonly noise: number;
}

const largestStep = 2e-3;
const halvings = 4;

/**
 * f′(0) by central differences, extrapolated to step 0 (Richardson); of the whole table the entry with the smallest
 * estimated error counts. C. J. F. Ridders, Accurate computation of F′(x) and F′(x)F″(x), Advances in Engineering
 * Software 4 (1982) 75–76. Halving goes on only a few times, so that rounding stays far below the truncated terms.
 */
export function slope(f: (h: number) => number, step: number): Slope {
  let best: Slope = { value: Number.NaN, error: Number.POSITIVE_INFINITY, noise: 0 };
  let previous: number[] = [];
  let h = step;
  for (let i = 0; i < halvings; i++, h /= 2) {
    const [up, down] = [f(h), f(-h)];
    const row = [(up - down) / (2 * h)];
    const noise = (Number.EPSILON * Math.max(Math.abs(up), Math.abs(down))) / h;
    if (i === 0) best = { value: row[0] ?? Number.NaN, error: Number.POSITIVE_INFINITY, noise };
    let factor = 4;
    for (let j = 0; j < i; j++, factor *= 4) {
      const [fine, coarse] = [row[j] ?? 0, previous[j] ?? 0];
      const next = fine + (fine - coarse) / (factor - 1);
      row.push(next);
      const error = Math.max(Math.abs(next - fine), Math.abs(next - coarse), noise);
      if (error <= best.error) best = { value: next, error, noise };
    }
    previous = row;
  }
  return best;
}

/** The cost as a function of the value of one node; only what depends on that node is computed again. */
function costOf(cost: Node, X: Node, catalogue: Catalogue, values: Values): (value: Tensor) => number {
  evaluate(cost, catalogue, values);
  const later = dependents(cost, X);
  return (value) => {
    const own = new Map<number, Tensor>([[X.id, value]]);
    for (const node of later) {
      const operation = catalogue.get(node.op);
      if (!operation) throw new Error(`${node.op} is not in the catalogue`);
      const args = node.args.map((a) => own.get(a.id) ?? evaluate(a, catalogue, values));
      own.set(node.id, operation.kernel(args, node.attrs, sizeOf(node.shape)));
    }
    return (own.get(cost.id) ?? evaluate(cost, catalogue, values)).data[0] ?? Number.NaN;
  };
}

/** Nodes on the way from X to the cost, without X, operands before users. */
function dependents(cost: Node, X: Node): Node[] {
  const depends = new Map<number, boolean>([[X.id, true]]);
  const order: Node[] = [];
  const stack: Node[] = [cost];
  for (let node = stack[stack.length - 1]; node; node = stack[stack.length - 1]) {
    const waiting = depends.has(node.id) ? [] : node.args.filter((a) => !depends.has(a.id));
    if (waiting.length > 0) {
      stack.push(...waiting);
      continue;
    }
    stack.pop();
    if (depends.has(node.id)) continue;
    const dependent = node.args.some((a) => depends.get(a.id) === true);
    depends.set(node.id, dependent);
    if (dependent) order.push(node);
  }
  return order;
}

function compare(entries: readonly number[], slopes: readonly Slope[], Xbar: Tensor): Check {
  const ours = (at: number): number => Xbar.data[at] ?? Number.NaN;
  const sizes = [...entries.map(ours), ...slopes.map((s) => s.value)].map(Math.abs).filter(Number.isFinite);
  const scale = sizes.reduce((m, x) => Math.max(m, x), 0);
  let worst = { at: 0, error: -1 };
  entries.forEach((at, i) => {
    const { value, noise } = slopes[i] as Slope;
    const difference = Math.abs(ours(at) - value);
    const error = difference <= noise ? 0 : Number.isFinite(difference) ? difference / scale : Number.POSITIVE_INFINITY;
    if (error > worst.error) worst = { at, error };
  });
  const maxRelativeError = Math.max(0, worst.error);
  const open = slopes.reduce((m, s) => Math.max(m, s.error), 0);
  const resolution = open === 0 ? 0 : open / scale;
  const visible = Math.max(maxRelativeError, Math.min(resolution, 1));
  return {
    maxRelativeError,
    resolution,
    worstIndex: indexOf(worst.at, Xbar.size),
    digits: visible === 0 ? 15 : Math.min(15, Math.max(0, Math.floor(-Math.log10(visible)))),
  };
}

function moved(X: Tensor, at: number, mirror: number, h: number): Tensor {
  const data = X.data.slice();
  data[at] = (data[at] ?? 0) + h / 2;
  data[mirror] = (data[mirror] ?? 0) + h / 2;
  return { size: X.size, data };
}

function plus(X: Tensor, direction: Tensor | null, h: number): Tensor {
  return direction ? { size: X.size, data: X.data.map((x, i) => x + h * (direction.data[i] ?? 0)) } : X;
}

function inner(a: Tensor, b: Tensor): number {
  return a.data.reduce((sum, x, i) => sum + (x === 0 ? 0 : x * (b.data[i] ?? 0)), 0);
}

/** Position of the entry with the last two indices exchanged. */
function mirrored(at: number, size: readonly number[]): number {
  const n = size[size.length - 1] ?? 1;
  const block = n * (size[size.length - 2] ?? 1);
  const [start, inside] = [at - (at % block), at % block];
  return start + (inside % n) * n + Math.floor(inside / n);
}

function indexOf(at: number, size: readonly number[]): number[] {
  const index: number[] = [];
  let rest = at;
  for (let axis = size.length - 1; axis >= 0; axis--) {
    const n = size[axis] ?? 1;
    index.unshift(rest % n);
    rest = Math.floor(rest / n);
  }
  return index;
}
