/** Methods of lists, dictionaries and texts. */

import { constant } from "../../core/dim";
import { keyOf } from "../common/expressions";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { integer, nothing, opaque, sequence, text, truth, type Value } from "../common/value";
import type { LibraryFunction } from "./functions";
import { samePlain } from "./operators";
import { fresh } from "./storage";

/** A value as `str` writes it; `null` where that is not known. */
export function written(value: Value): string | null {
  if (value.kind === "text") return value.text;
  if (value.kind === "integer") return String(value.dim.size);
  if (value.kind === "truth") return value.value ? "True" : "False";
  return value.kind === "nothing" ? "None" : null;
}

/** A value as a format such as `d` or `.2f` writes it; `null` where that is not known. */
export function formatted(t: Tracer, value: Value, format: string): string | null {
  const plain = written(value);
  if (format === "" || format === "s") return plain;
  if (value.kind === "integer" && (format === "d" || format === "i")) return plain;
  const padded = /^0?(\d+)d?$/.exec(format);
  if (value.kind !== "integer" || !padded || plain === null) return null;
  return plain.padStart(Number(padded[1]), format.startsWith("0") ? "0" : " ");
}

function items(t: Tracer, value: Value | undefined, e: Expr): Value[] | null {
  const turns = value ? t.dialect.iterate(t, value, e.span) : null;
  return turns && turns.count <= 10_000 ? Array.from({ length: turns.count }, (_, i) => turns.at(i)) : null;
}

/** A method of a text whose letters are known. */
function ofText(result: (s: string, args: readonly (string | null)[]) => Value | null): LibraryFunction {
  return (_, self, args) => {
    const known = self?.kind === "text" ? self.text : null;
    const strings = args.positional.map((v) => written(v));
    return (known === null ? null : result(known, strings)) ?? text(null);
  };
}

function asks(test: (s: string, part: string) => boolean): LibraryFunction {
  return ofText((s, [part]) => (part === undefined || part === null ? null : truth(test(s, part))));
}

/** A key as a value: numbers are kept as their digits. */
export function keyValue(key: string): Value {
  return /^-?\d+$/.test(key) ? integer(constant(Number(key))) : text(key);
}

/** By canonical name. */
export const containers: Readonly<Record<string, LibraryFunction>> = {
  "list.append": (_, self, args) => {
    if (self?.kind === "sequence" && args.positional[0]) self.items.push(args.positional[0]);
    return nothing;
  },
  "list.extend": (t, self, args, e) => {
    if (self?.kind === "sequence") self.items.push(...(items(t, args.positional[0], e) ?? []));
    return nothing;
  },
  "list.insert": (t, self, args) => {
    const at = args.positional[0] ? t.wholeNumber(args.positional[0]) : null;
    if (self?.kind === "sequence" && at !== null && args.positional[1]) self.items.splice(at, 0, args.positional[1]);
    return nothing;
  },
  "list.pop": (t, self, args) => {
    const at = args.positional[0] ? t.wholeNumber(args.positional[0]) : -1;
    if (self?.kind !== "sequence" || at === null) return opaque("which item this takes is not known");
    return self.items.splice(at, 1)[0] ?? opaque("there is no such item");
  },
  "list.reverse": (_, self) => {
    if (self?.kind === "sequence") self.items.reverse();
    return nothing;
  },
  "list.copy": (_, self) => (self?.kind === "sequence" ? sequence(self.of, self.items) : nothing),
  "list.index": (t, self, args, e) => {
    const at =
      self?.kind === "sequence"
        ? self.items.findIndex((v) => args.positional[0] !== undefined && samePlain(t, v, args.positional[0]))
        : -1;
    return at < 0 ? t.unsupported(e.span, "Where this stands is not known") : integer(constant(at));
  },
  "list.count": (t, self, args) => {
    const [item] = args.positional;
    const all = self?.kind === "sequence" && item ? self.items.filter((v) => samePlain(t, v, item)) : [];
    return integer(constant(all.length));
  },
  "list.clear": (_, self) => {
    if (self?.kind === "sequence") self.items.length = 0;
    return nothing;
  },
  "list.sort": (t, self, args, e) => {
    if (self?.kind !== "sequence") return nothing;
    const sorted = t.dialect.callBuiltin(t, "builtins.sorted", null, { ...args, positional: [self] }, e, 1);
    if (sorted.kind === "sequence") self.items = sorted.items;
    return nothing;
  },
  "dict.items": (t, self) =>
    self?.kind === "record"
      ? sequence(
          "list",
          [...self.fields].map(([k, v]) => sequence("tuple", [keyValue(k), fresh(t, v)])),
        )
      : nothing,
  "dict.keys": (_, self) =>
    self?.kind === "record" ? sequence("list", [...self.fields.keys()].map(keyValue)) : nothing,
  "dict.values": (t, self) =>
    self?.kind === "record"
      ? sequence(
          "list",
          [...self.fields.values()].map((v) => fresh(t, v)),
        )
      : nothing,
  "dict.copy": (_, self) => (self?.kind === "record" ? { ...self, fields: new Map(self.fields) } : nothing),
  "dict.get": (t, self, args) => {
    const [key, otherwise] = args.positional;
    const name = key ? keyOf(t, key) : null;
    const found = self?.kind === "record" && name !== null ? self.fields.get(name) : undefined;
    return found ? fresh(t, found) : (otherwise ?? nothing);
  },
  "dict.setdefault": (t, self, args) => {
    const [key, otherwise] = args.positional;
    const name = key ? keyOf(t, key) : null;
    if (self?.kind !== "record" || name === null) return opaque("which item this is is not known");
    const value = self.fields.get(name) ?? otherwise ?? nothing;
    self.fields.set(name, value);
    return value;
  },
  "dict.pop": (t, self, args) => {
    const [key, otherwise] = args.positional;
    const name = key ? keyOf(t, key) : null;
    if (self?.kind !== "record" || name === null) return opaque("which item this takes is not known");
    const found = self.fields.get(name);
    self.fields.delete(name);
    return found ?? otherwise ?? nothing;
  },
  "dict.update": (_, self, args) => {
    const [other] = args.positional;
    if (self?.kind === "record" && other?.kind === "record") {
      for (const [k, v] of other.fields) self.fields.set(k, v);
    }
    return nothing;
  },
  "str.join": (t, self, args, e) => {
    const parts = items(t, args.positional[0], e)?.map((v) => (v.kind === "text" ? v.text : null));
    const glue = self?.kind === "text" ? self.text : null;
    return text(glue === null || !parts || parts.includes(null) ? null : parts.join(glue));
  },
  "str.upper": ofText((s) => text(s.toUpperCase())),
  "str.lower": ofText((s) => text(s.toLowerCase())),
  "str.strip": ofText((s, [part]) => (part === undefined ? text(s.trim()) : null)),
  "str.startswith": asks((s, part) => s.startsWith(part)),
  "str.endswith": asks((s, part) => s.endsWith(part)),
  "str.replace": ofText((s, [a, b]) =>
    typeof a === "string" && typeof b === "string" ? text(s.split(a).join(b)) : null,
  ),
  "str.split": ofText((s, [part]) => {
    if (part === null) return null;
    const parts = part === undefined ? s.split(/\s+/).filter((p) => p !== "") : s.split(part);
    return sequence("list", parts.map(text));
  }),
  "str.isdigit": ofText((s) => truth(/^\d+$/.test(s))),
};
