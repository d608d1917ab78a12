/** Enumerations: classes whose plain members are objects with a name and a value. */

import { constant } from "../../core/dim";
import type { Tracer } from "../common/tracer";
import { type ClassValue, integer, type RecordValue, text, type Value } from "../common/value";
import { dotted, lookupOrder } from "./classes";

const members = new WeakMap<object, ReadonlyMap<string, Value>>();

/** Members by name, in order; `null` for a class that is no enumeration. */
export function membersOf(type: ClassValue): ReadonlyMap<string, Value> | null {
  return members.get(type.definition) ?? null;
}

/** Makes the members of an enumeration; those of `IntEnum` and of enumerations of texts are what they are worth. */
export function enumerate(type: ClassValue): void {
  const bases = lookupOrder(type).flatMap((c) => c.definition.bases.map((b) => dotted(b).replace(/^.*\./, "")));
  if (!bases.some((b) => /^(Int|Str)?(Enum|Flag)$/.test(b))) return;
  const plain = bases.some((b) => /^(IntEnum|StrEnum|IntFlag|int|str|float)$/.test(b));
  const found = new Map<string, Value>();
  for (const name of type.members.names()) {
    const held = type.members.own(name)?.value;
    if (!held || name.startsWith("_") || held.kind === "function" || held.kind === "class") continue;
    const value = isAuto(held) ? integer(constant(found.size + 1)) : held;
    const member = plain ? value : memberOf(type, name, value);
    found.set(name, member);
    type.members.set(name, { value: member, binding: null });
  }
  members.set(type.definition, found);
}

function isAuto(value: Value): boolean {
  return value.kind === "opaque" && /\bauto\b/.test(value.why);
}

function memberOf(type: ClassValue, name: string, value: Value): RecordValue {
  const fields = new Map<string, Value>([
    ["name", text(name)],
    ["value", value],
  ]);
  return { kind: "record", fields, of: type };
}

/** `Color(1)`: the member of that value. */
export function memberWorth(t: Tracer, type: ClassValue, value: Value | undefined): Value | null {
  const same = (v: Value) =>
    value?.kind === "text" && v.kind === "text"
      ? v.text === value.text
      : value !== undefined && number(t, v) === number(t, value);
  for (const member of membersOf(type)?.values() ?? []) {
    const worth = member.kind === "record" ? (member.fields.get("value") ?? member) : member;
    if (member === value || same(worth)) return member;
  }
  return null;
}

function number(t: Tracer, value: Value): number | string {
  return (value.kind === "integer" || value.kind === "array" ? t.numberOf(value) : null) ?? "no number";
}
