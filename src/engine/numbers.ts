/** Computes the numbers of a study, one value at a time, so that somebody else may have a turn in between. */

import { compute, missing, type Values } from "../autodiff/evaluate";
import { type Diagnostic, diagnostic } from "../core/diagnostic";
import type { Node } from "../core/node";
import { sizeOf } from "../core/shape";
import { count, type Tensor } from "../core/tensor";
import { forwardFlops } from "../cost/node-costs";
import type { Analysis, Summary } from "../protocol/analysis";
import type { Numbers } from "./adjoint-row";
import type { Study } from "./study";
import { summarise } from "./summary";

/** What numbers may cost. */
export interface Limits {
  readonly maxElements: number;
  readonly maxSeconds: number;
}

/** Why there are no numbers. */
export type Withheld = NonNullable<Analysis["withheld"]>;

/** What came of computing. */
export interface Computed {
  readonly withheld: Withheld | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** One operation of more additions and multiplications than this would keep the engine from listening for too long. */
const longestOperation = 4e9;

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

/** Computes all targets of a study into `values`; yields after each one what part is done. */
export function* computeNumbers(
  s: Study,
  values: Values,
  limits: Limits,
  now: () => number,
): Generator<number, Computed> {
  const order = missing(targets(s), values);
  const tooLarge = refuse(s, order, values, limits);
  if (tooLarge) return { withheld: tooLarge, diagnostics: [] };
  const end = now() + limits.maxSeconds * 1000;
  const faults: Diagnostic[] = [];
  for (const [i, node] of order.entries()) {
    computeSafely(s, node, values, faults);
    if (now() > end) return { withheld: outOfTime(limits), diagnostics: faults };
    yield (i + 1) / order.length;
  }
  return { withheld: null, diagnostics: faults };
}

/** Numbers and statistics out of computed values; statistics are made when they are first asked for. */
export function numbersFrom(values: Values, base: 0 | 1): Numbers {
  const summaries = new WeakMap<Tensor, Summary>();
  const tensor = (node: Node): Tensor | null => values.get(node.number) ?? null;
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

/** A kernel that fails is a fault of ours; its value is not a number and the rest is computed all the same. */
function computeSafely(s: Study, node: Node, values: Values, faults: Diagnostic[]): void {
  try {
    compute(node, s.catalogue, values);
  } catch (error) {
    const size = sizeOf(node.shape);
    values.set(node.number, { size, data: new Float64Array(count(size)).fill(Number.NaN) });
    const why = error instanceof Error ? error.message : String(error);
    const span = node.origin?.span ?? s.cost?.span ?? { from: 0, to: 0 };
    if (faults.length < 5)
      faults.push(diagnostic("unsupported", span, `${node.op} could not be computed here: ${why}`));
  }
}

function refuse(s: Study, order: readonly Node[], values: Values, limits: Limits): Withheld | null {
  let total = 0;
  for (const t of values.values()) total += t.data.length;
  let largest: Node | null = null;
  for (const node of order) {
    const n = count(sizeOf(node.shape));
    total += n;
    if (!largest || n > count(sizeOf(largest.shape))) largest = node;
  }
  const bytes = total * 8;
  if (total > limits.maxElements) {
    const message = `The numbers would take ${inBytes(bytes)}; the limit is ${inBytes(limits.maxElements * 8)}`;
    return { reason: "tooLarge", bytes, message };
  }
  return limits.maxSeconds < 60 ? tooSlow(s, order, bytes) : null;
}

function tooSlow(s: Study, order: readonly Node[], bytes: number): Withheld | null {
  const slow = order.find((node) => forwardFlops(node, s.catalogue).size > longestOperation);
  if (!slow) return null;
  const name = s.table.ofNode(slow)?.name;
  const what = name ? `computing ${name}` : `one ${slow.op.replace(/_/g, " ")}`;
  const work = (forwardFlops(slow, s.catalogue).size / 1e9).toPrecision(2);
  return {
    reason: "tooLarge",
    bytes,
    message: `The numbers would take long: ${what} alone is ${work} billion operations`,
  };
}

function outOfTime(limits: Limits): Withheld {
  const message = `Computing took longer than ${limits.maxSeconds} s and was stopped; shapes, formulas and costs are complete`;
  return { reason: "cancelled", bytes: 0, message };
}

/** Bytes as people say them. */
export function inBytes(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  const unit = bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3;
  return `${Number((bytes / 1000 ** unit).toPrecision(3))} ${["B", "kB", "MB", "GB"][unit]}`;
}
