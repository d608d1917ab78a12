/** Kinds of numbers: which arrays hold integers of a class, that round and saturate. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { compose } from "../common/compose";
import type { Tracer } from "../common/tracer";
import { array, type Value } from "../common/value";
import { isMask, numberAt } from "./arrays";

/** The least and the largest number of each class. */
export const integerClasses: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32768, 32767],
  uint16: [0, 65535],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  int64: [-(2 ** 63), 2 ** 63],
  uint64: [0, 2 ** 64],
};

/** What is known of arrays; `""` marks doubles. */
const classes = new WeakMap<Node, string>();
const moving = new Set(
  "identity reshape transpose permute slice take pick concat broadcast update put select".split(" "),
);

/** The integer class of an array's entries; `null` for doubles. */
export function integerClass(X: Node): string | null {
  const own = classes.get(X) ?? inherited(X);
  // Kept, because an array that is written entry by entry from itself has exponentially many ways back.
  classes.set(X, own);
  return own === "" ? null : own;
}

function inherited(X: Node): string {
  if (!moving.has(X.op)) return "";
  for (const a of X.args) {
    const found = integerClass(a);
    if (found) return found;
  }
  return "";
}

/** Says of a node that it holds numbers of the same class as another. */
export function ofSameClass(node: Node, as: Node): void {
  classes.set(node, integerClass(as) ?? "");
}

/** Numbers rounded to whole ones, half away from 0, and cut to what the class can hold. */
export function toClass(t: Tracer, X: Node, name: string, span: Span): Value {
  const [least, largest] = integerClasses[name] ?? [0, 0];
  const made = compose(t, span, (make) => {
    const whole = make("round_away", [isMask(t, X) ? make("add", [X, numberAt(t, 0, span)]) : X]);
    const above = make("maximum", [whole, numberAt(t, least, span)]);
    return make("minimum", [above, numberAt(t, largest, span)]);
  });
  if (made.kind === "array") classes.set(made.node, name);
  return made;
}

/** The same numbers as doubles. */
export function toDouble(t: Tracer, X: Node, span: Span): Value {
  if (integerClass(X) === null) return array(X);
  const made = t.build("identity", [X], {}, span);
  if (made.kind === "array") classes.set(made.node, "");
  return made;
}

/** What arithmetic with an integer class gives is of that class again. */
export function keepingClass(t: Tracer, result: Value, operands: readonly Node[], span: Span): Value {
  const name = operands.map(integerClass).find((c) => c !== null);
  return name && result.kind === "array" && !isMask(t, result.node) ? toClass(t, result.node, name, span) : result;
}
