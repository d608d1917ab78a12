/** Follows a Python program and computes what its names hold. */

import { evaluate, type Values } from "../../../src/autodiff/evaluate";
import { gradients } from "../../../src/autodiff/reverse";
import type { Node } from "../../../src/core/node";
import type { Tensor } from "../../../src/core/tensor";
import { trace } from "../../../src/lang/common/follow";
import type { InferenceMemory } from "../../../src/lang/common/inference-memory";
import { defaultLimits, type Trace, type TraceHost, type TraceLimits } from "../../../src/lang/common/trace";
import { python } from "../../../src/lang/python/dialect";
import { parsePython } from "../../../src/lang/python/parse";
import { seededStream } from "../../../src/numeric/seeded";
import { catalogue } from "../../../src/ops/index";

/** A program that was followed. */
export interface Run {
  readonly trace: Trace;
  /** What a node holds. */
  valueOf(node: Node): Tensor;
  /** The node of the last assignment of a name. */
  node(name: string): Node | null;
  /** The last array of a name. */
  last(name: string): Tensor | null;
  /** All diagnostics as `code: message`. */
  readonly said: readonly string[];
}

/** How to follow a program. */
export interface How {
  readonly values?: Readonly<Record<string, Tensor>>;
  readonly sizes?: Readonly<Record<string, number>>;
  readonly entry?: string;
  readonly host?: Partial<TraceHost>;
  readonly limits?: TraceLimits;
  readonly memory?: InferenceMemory;
}

/** Follows a program. */
export function follow(source: string, how: How = {}): Run {
  const values: Values = new Map();
  const compute = (node: Node) => evaluate(node, catalogue, values);
  const host: TraceHost = {
    evaluate: compute,
    gradients: (graph, cost, inputs) => gradients(graph, catalogue, cost, inputs),
    file: (path) => ({ kind: "missing", why: `there is no ${path}` }),
    lastGood: () => null,
    lastKnown: () => null,
    parse: parsePython,
    random: seededStream,
    ...how.host,
  };
  const options = {
    entry: how.entry ?? null,
    sizes: how.sizes ?? {},
    values: new Map(Object.entries(how.values ?? {})),
    seed: 1,
    limits: how.limits ?? defaultLimits,
  };
  const followed = trace(parsePython(source), python, catalogue, host, options, how.memory);
  const node = (name: string) => followed.bindings.filter((b) => b.name === name).at(-1)?.node ?? null;
  return {
    trace: followed,
    valueOf: compute,
    node,
    last(name) {
      const found = node(name);
      return found ? compute(found) : null;
    },
    said: followed.diagnostics.map((d) => `${d.code}: ${d.message}`),
  };
}
