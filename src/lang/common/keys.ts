/** Keys of dictionaries and structs. */

import type { Tracer } from "./tracer";
import type { Value } from "./value";

/** A dictionary key as text; numbers count by their value. */
export function keyOf(t: Tracer, value: Value): string | null {
  if (t.dialect.key) return t.dialect.key(t, value);
  if (value.kind === "text") return value.text;
  const number = t.numberOf(value);
  if (number !== null) return String(number);
  if (value.kind === "sequence") {
    const parts = value.items.map((v) => keyOf(t, v));
    return parts.includes(null) ? null : `(${parts.join()})`;
  }
  return null;
}
