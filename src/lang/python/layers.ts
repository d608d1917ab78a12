/** Layers of torch.nn. */

import type { BindOptions, Tracer } from "../common/tracer";
import type { Value } from "../common/value";
import { descends } from "./classes";
import { preludeMember } from "./prelude";

/** Parameters of a layer become rows: `fc.weight`, `net.0.bias`. */
export function nameParameters(t: Tracer, name: string, value: Value, place: BindOptions): void {
  if (value.kind !== "record" || !value.of || t.abroad) return;
  const module = preludeMember(t, "torch.nn", "Module");
  if (module?.kind !== "class" || !descends(value.of, module)) return;
  for (const [field, held] of value.fields) {
    if (held.kind === "record") nameParameters(t, `${name}.${field}`, held, place);
    else if (held.kind === "array" && held.node.shape.length > 0 && !t.rows.of(held.node))
      value.fields.set(field, t.rows.add(`${name}.${field}`, held, place).value);
  }
}
