/** torch's tensors that collect gradients: which they are, and what is in their `.grad`. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, nothing, type Value } from "../common/value";
import { current, memoryOf } from "./storage";

/** A tensor that collects. */
export interface Leaf {
  /** What it was when it began to. */
  readonly node: Node;
  readonly version: number;
  /** What is in its `.grad`; nothing at first. */
  grad: Value;
  /** As the text calls it, once it has been differentiated by. */
  name: string | null;
}

/** By memory: what is written into a tensor leaves it a leaf. */
const leaves = new WeakMap<Tracer, Map<object, Leaf>>();

/** All of them, by memory. */
export function leavesOf(t: Tracer): Map<object, Leaf> {
  const known = leaves.get(t) ?? new Map<object, Leaf>();
  leaves.set(t, known);
  return known;
}

/** Whether an array collects gradients, and so changes in place even where it is a single number. */
export function isLeaf(t: Tracer, X: Node): boolean {
  return leavesOf(t).has(memoryOf(t, X).memory);
}

/** `x.grad`: the gradients since it was last emptied; `None` before the first. */
export function gradOf(t: Tracer, X: Node): Value {
  const grad = leavesOf(t).get(memoryOf(t, X).memory)?.grad ?? nothing;
  return grad.kind === "array" ? array(current(t, grad.node)) : grad;
}

/** `x.grad = value` */
export function setGrad(t: Tracer, X: Node, value: Value): void {
  const leaf = leavesOf(t).get(memoryOf(t, X).memory);
  if (leaf) leaf.grad = value;
}

/** Gives rows to leaves that a library has changed, an optimizer most likely, at the place of the call. */
export function showChanged(t: Tracer, place: Span): void {
  if (t.abroad) return;
  for (const leaf of leavesOf(t).values()) {
    const X = nodeOf(t, leaf);
    if (leaf.name !== null && X !== leaf.node && X.name === null)
      t.rows.add(leaf.name, array(X), { span: place, expression: place });
  }
}

/** What a leaf holds now. */
export function nodeOf(t: Tracer, { node, version }: Leaf): Node {
  const { content, version: now } = memoryOf(t, node);
  return now === version ? node : content;
}
