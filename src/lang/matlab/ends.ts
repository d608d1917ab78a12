/** What `end` means: the last position of the array whose index it stands in. */

import { productOf } from "../../core/dim";
import type { Tracer } from "../common/tracer";
import type { End } from "../common/tree";
import { integer, type Value } from "../common/value";
import { sizeOfValue } from "./shape-of";

/** The part of an index under evaluation. */
export interface EndContext {
  readonly object: Value;
  readonly position: number;
  readonly count: number;
}

const contexts = new WeakMap<Tracer, EndContext[]>();

/** Evaluates a part of an index. */
export function withEnd<T>(t: Tracer, context: EndContext, evaluate: () => T): T {
  const stack = contexts.get(t) ?? [];
  contexts.set(t, stack);
  stack.push(context);
  try {
    return evaluate();
  } finally {
    stack.pop();
  }
}

/** `end` where it stands; the innermost index counts. */
export function endValue(t: Tracer, e: End): Value {
  const context = contexts.get(t)?.at(-1);
  const shape = context ? sizeOfValue(context.object) : null;
  if (!context || !shape) return t.unsupported(e.span, "What 'end' is here is not known");
  const { position, count } = context;
  const rest = position === count - 1 ? shape.slice(position) : shape.slice(position, position + 1);
  return integer(productOf(rest));
}
