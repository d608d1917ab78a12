/** Counts as the panel and the report show them. */

import { type Dim, prettyDim, printDim } from "../core/dim";
import type { CostDims } from "../cost/node-costs";
import type { Costs, Flops } from "../protocol/analysis";

/** A count as polynomial, as text for people, and as a number. */
export function flopsOf(d: Dim): Flops {
  let made = known.get(d);
  if (!made) {
    made = { poly: printDim(d), pretty: prettyDim(d), count: Math.round(d.size) };
    known.set(d, made);
  }
  return made;
}

const known = new WeakMap<Dim, Flops>();

/** The four counts of a node. */
export function costsOf(c: CostDims): Costs {
  return {
    forward: flopsOf(c.forward),
    reverse: flopsOf(c.reverse),
    tangent: flopsOf(c.tangent),
    naive: flopsOf(c.naive),
  };
}
