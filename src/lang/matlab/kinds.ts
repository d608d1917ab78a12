/** From one class of numbers to another: integers round and saturate. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { compose } from "../common/compose";
import type { Tracer } from "../common/tracer";
import { array, type Value } from "../common/value";
import { isMask, numberAt, writtenNumbers } from "./arrays";
import { classOf, integerClass, integerClasses, setClass } from "./entry-classes";

/** Numbers of class single. What is written down is rounded; rounding of what is computed is below 10⁻⁷ and left out. */
export function toSingle(t: Tracer, X: Node, span: Span): Value {
  const value = X.op === "constant" ? writtenNumbers(X) : null;
  const made = value
    ? array(t.constant({ size: value.size, data: value.data.map(Math.fround) }, span))
    : t.build("identity", [X], { copy: true }, span);
  if (made.kind === "array") setClass(made.node, "single");
  return made;
}

/** Numbers rounded to whole ones, half away from 0, and cut to what the class can hold. */
export function toClass(t: Tracer, X: Node, name: string, span: Span): Value {
  const [least, largest] = integerClasses[name] ?? [0, 0];
  const made = compose(t, span, (make) => {
    const whole = make("round_away", [isMask(t, X) ? make("add", [X, numberAt(t, 0, span)]) : X]);
    const above = make("maximum", [whole, numberAt(t, least, span)]);
    return make("minimum", [above, numberAt(t, largest, span)]);
  });
  if (made.kind === "array") setClass(made.node, name);
  return made;
}

/** The same numbers as doubles. */
export function toDouble(t: Tracer, X: Node, span: Span): Value {
  if (classOf(X) === null) return array(X);
  const made = t.build("identity", [X], {}, span);
  if (made.kind === "array") setClass(made.node, "");
  return made;
}

/** What arithmetic with an integer class gives is of that class again. */
export function keepingClass(t: Tracer, result: Value, operands: readonly Node[], span: Span): Value {
  const name = operands.map(integerClass).find((c) => c !== null);
  return name && result.kind === "array" && !isMask(t, result.node) ? toClass(t, result.node, name, span) : result;
}
