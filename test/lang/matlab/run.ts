/** Follows a MATLAB program and computes what its names hold. */

import { evaluate, type Values } from "../../../src/autodiff/evaluate";
import type { Node } from "../../../src/core/node";
import type { Tensor } from "../../../src/core/tensor";
import { trace } from "../../../src/lang/common/follow";
import { defaultLimits, type Trace, type TraceHost, type TraceLimits } from "../../../src/lang/common/trace";
import { matlab } from "../../../src/lang/matlab/dialect";
import { parseMatlab } from "../../../src/lang/matlab/parse";
import { catalogue } from "../../../src/ops/index";

/** A program that was followed. */
export interface Run {
  readonly trace: Trace;
  /** What a node holds. */
  valueOf(node: Node): Tensor;
  /** The last array of a name. */
  last(name: string): Tensor | null;
  /** The shape of the last array of a name, by names of sizes. */
  node(name: string): Node | null;
}

/** Follows a program; `values` replace what it computes itself. */
export function follow(
  source: string,
  given: Readonly<Record<string, Tensor>> = {},
  entry: string | null = null,
  limits: TraceLimits = defaultLimits,
  around: Partial<Pick<TraceHost, "file" | "beside">> = {},
): Run {
  const values: Values = new Map();
  const compute = (node: Node) => evaluate(node, catalogue, values);
  const host = {
    evaluate: compute,
    file: (path: string) => ({ kind: "missing" as const, why: `there is no ${path}` }),
    lastGood: () => null,
    lastKnown: () => null,
    parse: parseMatlab,
    ...around,
  };
  const options = { entry, sizes: {}, values: new Map(Object.entries(given)), seed: 1, limits };
  const followed = trace(parseMatlab(source), matlab, catalogue, host, options);
  const node = (name: string) => followed.bindings.filter((b) => b.name === name).at(-1)?.node ?? null;
  return {
    trace: followed,
    valueOf: compute,
    node,
    last(name) {
      const found = node(name);
      return found ? compute(found) : null;
    },
  };
}
