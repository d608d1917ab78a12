/** What numbers may cost, and what is said when they would cost more. */

import { entriesOf, type Plan } from "../autodiff/plan";
import type { Holding } from "../autodiff/plan-memory";
import type { Node } from "../core/node";
import { sizeOf } from "../core/shape";
import { count } from "../core/tensor";
import { forwardFlops } from "../cost/node-costs";
import type { Analysis } from "../protocol/analysis";
import type { Study } from "./study";

/** What numbers may cost. */
export interface Limits {
  /** Entries of all values of one analysis together; more are computed when asked for. */
  readonly maxElements: number;
  readonly maxSeconds: number;
  /** Bytes of all values in memory, whatever they belong to; more are never computed. */
  readonly maxBytes: number;
}

/** Why there are no numbers. */
export type Withheld = NonNullable<Analysis["withheld"]>;

/** What is slower than this is computed when asked for: a careful guess for one core. */
const flopsPerSecond = 1e9;
const rest = "shapes, formulas and costs are shown";

/** Why a plan is not carried out; `null` when there is room and time for it, and room has been made. */
export function refusal(s: Study, plan: Plan, holding: Holding, limits: Limits): Withheld | null {
  const largest = largestOf(s, plan);
  const fresh = entriesOf(plan);
  let entries = fresh;
  for (const t of holding.values.values()) entries += t.data.length;
  const bytes = entries * 8;
  if (bytes > limits.maxBytes || !holding.memory.makeRoom(fresh * 8, limits.maxBytes)) {
    const above = `values are not computed above the limit of ${inBytes(limits.maxBytes)} (setting adjoint.limits.memory)`;
    return { reason: "overMemory", bytes, message: `${needs(s, largest, bytes, limits.maxBytes)}; ${above}; ${rest}` };
  }
  if (entries > limits.maxElements) {
    const limit = limits.maxElements * 8;
    const above = `above ${inBytes(limit)} values are computed only when asked for (setting adjoint.limits.elements)`;
    return { reason: "tooLarge", bytes, message: `${needs(s, largest, bytes, limit)}; ${above}; ${rest}` };
  }
  return tooSlow(s, plan, bytes, limits);
}

/** Why numbers are not complete when the time is over. */
export function outOfTime({ maxSeconds }: Limits): Withheld {
  const message = `Computing took longer than ${maxSeconds} s (setting adjoint.limits.seconds) and was stopped; ${rest}`;
  return { reason: "cancelled", bytes: 0, message };
}

/** `X is 100,000 × 100,000: 80 GB`, or what all values take together when none is too large by itself. */
function needs(s: Study, largest: Node | null, bytes: number, limit: number): string {
  if (!largest) return `The values together take ${inBytes(bytes)}`;
  const size = sizeOf(largest.shape);
  const own = count(size) * 8;
  const what = `${nameOf(s, largest)} is ${size.map((n) => n.toLocaleString("en")).join(" × ")}: ${inBytes(own)}`;
  return own > limit ? what : `The values together take ${inBytes(bytes)}, of the largest ones ${what}`;
}

/** The largest value to be computed, the user's own before adjoints of the same size. */
function largestOf(s: Study, plan: Plan): Node | null {
  let best: { node: Node; entries: number; named: boolean } | null = null;
  for (const { node, entries } of plan.steps) {
    const named = s.table.ofNode(node)?.name != null;
    if (!best || entries > best.entries || (entries === best.entries && named && !best.named))
      best = { node, entries, named };
  }
  return best?.node ?? null;
}

function nameOf(s: Study, node: Node): string {
  return s.table.ofNode(node)?.name ?? `one ${node.op.replace(/_/g, " ")}`;
}

function tooSlow(s: Study, plan: Plan, bytes: number, { maxSeconds }: Limits): Withheld | null {
  const slow = plan.steps.find(({ node }) => forwardFlops(node, s.catalogue).size > maxSeconds * flopsPerSecond)?.node;
  if (!slow) return null;
  const name = s.table.ofNode(slow)?.name;
  const what = name ? `computing ${name}` : `one ${slow.op.replace(/_/g, " ")}`;
  const work = (forwardFlops(slow, s.catalogue).size / 1e9).toPrecision(2);
  return {
    reason: "tooLarge",
    bytes,
    message: `The numbers would take long: ${what} alone is ${work} billion operations; ${rest}`,
  };
}

/** Bytes as people say them. */
export function inBytes(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  const units = ["kB", "MB", "GB", "TB"];
  const unit = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** unit).toPrecision(3)).toLocaleString("en")} ${units[unit - 1]}`;
}
