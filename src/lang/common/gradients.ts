/** Gradients that the followed program itself asks for. */

import type { Node } from "../../core/node";
import { printShape } from "../../core/shape";
import type { Span } from "../../core/span";
import { count } from "../../core/tensor";
import type { Tracer } from "./tracer";
import { type OpaqueValue, opaque } from "./value";

/**
 * The adjoints of the scalar `cost` by `inputs`, of their shapes, as nodes that no other value shares; `null` for what the
 * cost does not depend on. Of unknown meaning when something on the way is.
 */
export function gradientsOf(
  t: Tracer,
  cost: Node,
  inputs: readonly Node[],
  span: Span,
): readonly (Node | null)[] | OpaqueValue {
  const before = t.graph.nodes.length;
  const found = (t.aside.isOn ? null : t.host.gradients?.(t.graph, cost, inputs)) ?? null;
  t.fromRules += t.graph.nodes.length - before;
  if (!found) return opaque("gradients are not computed here", [cost, ...inputs]);
  if (found.unknown) {
    const why = typeof found.unknown.attrs.why === "string" ? `: ${found.unknown.attrs.why}` : "";
    return opaque(`a value of unknown meaning is on the way of this gradient${why}`, [cost, ...inputs]);
  }
  const origin = t.origin(span);
  return found.bars.map((bar) => bar && t.graph.add("identity", [bar], { copy: true }, bar.shape, origin));
}

/** Why an array cannot be differentiated, in the words of `library`; `null` when it is one number. */
export function notScalar(cost: Node, library: "jax" | "torch"): string | null {
  if (count(cost.shape.map((d) => d.size)) === 1) return null;
  if (library === "torch")
    return `RuntimeError: grad can be implicitly created only for scalar outputs; this is ${printShape(cost.shape)}`;
  return `TypeError: Gradient only defined for scalar-output functions. Output had shape: ${printShape(cost.shape)}`;
}
