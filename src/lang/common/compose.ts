/** Values made of several operations at one place of the text. */

import type { Attrs, Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "./tracer";
import { array, type Value } from "./value";

/** Makes one more operation on the way to a result. */
export type Make = (op: string, args: readonly Node[], attrs?: Attrs) => Node;

/** Carries what stands in for a result out of the middle of a composition. */
class Halt extends Error {
  constructor(readonly value: Value) {
    super("this does not fit");
  }
}

/** A value made of several operations at one place; when one of them does not fit, what the tracer makes of that. */
export function compose(t: Tracer, span: Span, build: (make: Make) => Node, operands: readonly Span[] = []): Value {
  const make: Make = (op, args, attrs = {}) => {
    const value = t.build(op, args, attrs, span, operands);
    if (value.kind !== "array") throw new Halt(value);
    return value.node;
  };
  try {
    return array(build(make));
  } catch (error) {
    if (error instanceof Halt) return error.value;
    throw error;
  }
}
