/** `a:s:b` as a row of numbers; both ends belong to it. */

import { constant, one } from "../../core/dim";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import type { Range } from "../common/tree";
import type { Value } from "../common/value";
import { rangeRow } from "./arrays";
import { countOf } from "./positions";

/** The row of a range expression. */
export function rangeValue(t: Tracer, e: Range): Value {
  const [start, stop] = [t.evaluate(e.start), t.evaluate(e.stop)];
  return rangeBetween(t, start, e.step ? t.evaluate(e.step) : null, stop, e.span);
}

/** The row from `start` to `stop`. */
export function rangeBetween(t: Tracer, start: Value, step: Value | null, stop: Value, span: Span): Value {
  const given = step ? [start, step, stop] : [start, stop];
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
