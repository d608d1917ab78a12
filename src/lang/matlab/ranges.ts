/** `a:s:b` as a row of numbers; both ends belong to it. */

import { constant, one } from "../../core/dim";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import type { Range } from "../common/tree";
import { integer, type Value } from "../common/value";
import { arrayNode, rangeRow } from "./arrays";
import { classOf, setClass } from "./entry-classes";
import { toSingle } from "./kinds";
import { lettersOrText } from "./letters";
import { countOf } from "./positions";

/** The row of a range expression. */
export function rangeValue(t: Tracer, e: Range): Value {
  const [start, stop] = [t.evaluate(e.start), t.evaluate(e.stop)];
  return rangeBetween(t, start, e.step ? t.evaluate(e.step) : null, stop, e.span);
}

/** The row from `start` to `stop`; from letter to letter it is a text, and beside a single it holds singles. */
export function rangeBetween(t: Tracer, start: Value, step: Value | null, stop: Value, span: Span): Value {
  const given = (step ? [start, step, stop] : [start, stop]).map((v) => (v.kind === "text" ? codeOf(t, v, span) : v));
  const made = numbersBetween(t, given, span);
  if (made.kind !== "array") return made;
  if (start.kind === "text" && stop.kind === "text") return lettersOrText(t, setClass(made.node, "char"));
  const isSingle = given.some((v) => v.kind === "array" && classOf(v.node) === "single");
  return isSingle ? toSingle(t, made.node, span) : made;
}

/** The code of a letter. */
function codeOf(t: Tracer, letter: Value, span: Span): Value {
  const X = arrayNode(t, letter, span);
  const [code, ...more] = X ? t.valueOf(X).data : [];
  return code !== undefined && more.length === 0 ? integer(constant(code)) : letter;
}

function numbersBetween(t: Tracer, given: readonly Value[], span: Span): Value {
  const step = given.length > 2;
  const whole = given.map((v) => t.dimOf(v));
  const [a, s, b] = [whole[0], step ? whole[1] : one, whole[whole.length - 1]];
  if (a && s && b && s.size !== 0)
    return rangeRow(t, a.size, s.size, countOf(a, s.size, b), span, s.size === 1 ? b : null);
  const numbers = given.map((v) => t.numberOf(v));
  const [from, by, to] = [numbers[0], step ? numbers[1] : 1, numbers[numbers.length - 1]];
  if (from === null || by === null || to === null || from === undefined || by === undefined || to === undefined) {
    return t.unsupported(span, "The ends of this range are not known", given);
  }
  const count = by === 0 ? 0 : Math.max(0, Math.floor(((to - from) / by) * (1 + 3e-16)) + 1);
  return rangeRow(t, from, by, constant(count), span);
}
