/** torch's automatic differentiation: `.backward()`, `torch.autograd.grad`, and which tensors take part. */

import type { Node } from "../../core/node";
import { gradientsOf, notScalar } from "../common/gradients";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, nothing, type OpaqueValue, opaque, sequence, type Value } from "../common/value";
import { bindTo } from "./bind";
import type { LibraryFunction } from "./functions";
import { gradOf, leavesOf, nodeOf } from "./leaves";
import { operate } from "./operators";
import { current, memoryOf } from "./storage";

/** `x.requires_grad_()`: from here on the array collects, or does not. */
const requireGrad: LibraryFunction = (t, self, args, e) => {
  if (self?.kind !== "array") return self ?? nothing;
  const wanted = args.positional[0] ?? args.named.get("requires_grad");
  const held = current(t, self.node);
  // A constant gets a node of its own with every name.
  const X =
    held.op === "constant" ? t.graph.add("identity", [held], { copy: true }, held.shape, t.origin(e.span)) : held;
  const { memory, version } = memoryOf(t, X);
  // Steps of an optimizer are not recorded, and in no other way may leaves be written to.
  memory.held = !wanted || t.dialect.truth(t, wanted) !== false;
  if (!memory.held) leavesOf(t).delete(memory);
  else if (!leavesOf(t).has(memory)) leavesOf(t).set(memory, { node: X, version, grad: nothing, name: null });
  return array(X);
};

/** `c.backward(gradient)`: adds to the `.grad` of every leaf that c was computed from. */
const backward: LibraryFunction = (t, self, args, e) => {
  if (self?.kind === "opaque") for (const leaf of leavesOf(t).values()) leaf.grad = opaque(self.why, self.depends);
  if (self?.kind !== "array") return nothing;
  const given = args.positional[0] ?? args.named.get("gradient");
  const all = [...leavesOf(t).values()];
  const nodes = all.map((leaf) => nodeOf(t, leaf));
  const made = owed(t, current(t, self.node), given, nodes, e, keepsGraph(t, args));
  all.forEach((leaf, i) => {
    const X = nodes[i] as Node;
    const more = isOpaque(made) ? made : (made[i] ?? null);
    if (more === null) return;
    const total =
      leaf.grad.kind === "array" && more.kind === "array" ? operate(t, "+", gradOf(t, X), more, e.span, []) : more;
    leaf.name = X.name ?? leaf.name;
    const place = { span: e.span, expression: e.span };
    leaf.grad = leaf.name === null ? total : t.rows.add(`${leaf.name}.grad`, total, place).value;
  });
  return nothing;
};

function keepsGraph(t: Tracer, args: Parameters<LibraryFunction>[2]): boolean {
  const wanted = args.named.get("create_graph");
  return wanted !== undefined && t.dialect.truth(t, wanted) === true;
}

function isOpaque(v: OpaqueValue | readonly unknown[]): v is OpaqueValue {
  return !Array.isArray(v);
}

/**
 * Gradients of `cost`, or of its product with what is `given`, by nodes; `null` where it does not depend on one. Held
 * fixed, as torch does unless it is asked to keep the graph.
 */
function owed(
  t: Tracer,
  cost: Node,
  given: Value | undefined,
  nodes: readonly Node[],
  e: Expr,
  keepGraph: boolean,
): OpaqueValue | readonly (Value | null)[] {
  const scalar = given && given.kind !== "nothing" ? weighted(t, cost, given, e) : cost;
  if (scalar === null) return opaque("what this gradient starts from is not known", [cost]);
  const why = notScalar(scalar, "torch");
  if (why !== null) {
    t.report("raised", e.span, why);
    return opaque("only one number can be differentiated without a gradient to start from", [cost]);
  }
  const made = gradientsOf(t, scalar, nodes, e.span);
  if (isOpaque(made)) return made;
  const held = (bar: Node): Node => t.graph.add("detach", [bar], {}, bar.shape, bar.origin);
  return made.map((bar) => bar && array(keepGraph ? bar : held(bar)));
}

/** Σ C ⊙ G */
function weighted(t: Tracer, cost: Node, given: Value, e: Expr): Node | null {
  const product = operate(t, "*", array(cost), given, e.span, []);
  if (product.kind !== "array") return null;
  const axes = product.node.shape.map((_, i) => i);
  const sum = t.build("sum", [product.node], { axes, keep: false }, e.span);
  return sum.kind === "array" ? sum.node : null;
}

/** `torch.autograd.grad(outputs, inputs)` */
const gradOfInputs: LibraryFunction = (t, _, args, e) => {
  const b = bindTo(t, ["outputs", "inputs", "grad_outputs"], null, args);
  const [outputs, inputs] = [b.get("outputs"), b.get("inputs")];
  const [cost] = outputs?.kind === "sequence" ? outputs.items : [outputs];
  const wanted = inputs?.kind === "sequence" ? inputs.items : inputs ? [inputs] : [];
  if (cost?.kind !== "array") return opaque("what is differentiated here is not known");
  const nodes = wanted.map((v) => (v.kind === "array" ? inputNode(t, current(t, v.node)) : null));
  const known = nodes.filter((X): X is Node => X !== null);
  const made = owed(t, current(t, cost.node), b.get("grad_outputs"), known, e, keepsGraph(t, args));
  if (isOpaque(made)) return made;
  const bars = new Map(known.map((X, i) => [X, made[i] ?? null]));
  return sequence(
    "tuple",
    nodes.map((X) => (X ? (bars.get(X) ?? nothing) : opaque("this is not an array"))),
  );
};

/** A leaf may have been used under other names of the same memory. */
function inputNode(t: Tracer, X: Node): Node {
  const leaf = leavesOf(t).get(memoryOf(t, X).memory);
  return leaf ? nodeOf(t, leaf) : X;
}

/** By canonical name. */
export const autogradFunctions: Readonly<Record<string, LibraryFunction>> = {
  "torch.autograd.grad": gradOfInputs,
  "torch.autograd.backward": (t, _, args, e) => {
    const [first] = args.positional;
    const costs = first?.kind === "sequence" ? first.items : [first];
    for (const cost of costs) if (cost) backward(t, cost, { ...args, positional: args.positional.slice(1) }, e);
    return nothing;
  },
};

/** Methods of tensors. */
export const autogradMethods: readonly (readonly [string, LibraryFunction])[] = [
  ["backward", backward],
  ["requires_grad_", requireGrad],
  [
    "detach",
    (t, self, _, e) =>
      self?.kind === "array" ? t.build("detach", [current(t, self.node)], {}, e.span) : (self ?? nothing),
  ],
];
