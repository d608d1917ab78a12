/** Methods of lists, tuples and dictionaries. */

import { constant } from "../../core/dim";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { integer, nodesIn, nothing, opaque, type RecordValue, sequence, truth, type Value } from "../common/value";
import { flag } from "./bind";
import { samePlain } from "./comparisons";
import { fails } from "./errors";
import type { LibraryFunction } from "./functions";
import { keyText, keyValue } from "./keys";
import { lengths, readings, tupleNames } from "./objects";
import { fresh } from "./storage";

function items(t: Tracer, value: Value | undefined, e: Expr): Value[] | null {
  const turns = value ? t.dialect.iterate(t, value, e.span) : null;
  return turns && turns.count <= 10_000 ? Array.from({ length: turns.count }, (_, i) => turns.at(i)) : null;
}

/** What `dict(…)` and `update(…)` take: a dictionary, pairs, names. */
function fill(t: Tracer, into: RecordValue, args: Arguments, e: Expr): void {
  const [from] = args.positional;
  if (from?.kind === "record" && !readings.has(from)) for (const [k, v] of from.fields) into.fields.set(k, v);
  else {
    for (const pair of items(t, from, e) ?? []) {
      const [key, value] = items(t, pair, e) ?? [];
      const name = key ? keyText(t, key) : null;
      if (name !== null && value) into.fields.set(name, value);
    }
  }
  for (const [k, v] of args.named) into.fields.set(k, v);
}

/** By canonical name. */
const methods: Readonly<Record<string, LibraryFunction>> = {
  "list.append": (_, self, args) => {
    if (self?.kind !== "sequence" || !args.positional[0]) return nothing;
    self.items.push(args.positional[0]);
    while (self.items.length > (lengths.get(self) ?? Number.POSITIVE_INFINITY)) self.items.shift();
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
  "list.pop": (t, self, args, e) => {
    const at = args.positional[0] ? t.wholeNumber(args.positional[0]) : -1;
    if (self?.kind !== "sequence" || at === null) return opaque("which item this takes is not known");
    if (self.items.length === 0) return fails(t, "IndexError", "there is nothing to pop from this list", e.span);
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
          [...self.fields].map(([k, v]) => sequence("tuple", [keyValue(t, k), fresh(t, v)])),
        )
      : nothing,
  "dict.keys": (t, self) =>
    self?.kind === "record"
      ? sequence(
          "list",
          [...self.fields.keys()].map((k) => keyValue(t, k)),
        )
      : nothing,
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
    const name = key ? keyText(t, key) : null;
    const found = self?.kind === "record" && name !== null ? self.fields.get(name) : undefined;
    return found ? fresh(t, found) : (otherwise ?? nothing);
  },
  "dict.setdefault": (t, self, args) => {
    const [key, otherwise] = args.positional;
    const name = key ? keyText(t, key) : null;
    if (self?.kind !== "record" || name === null) return opaque("which item this is is not known");
    const value = self.fields.get(name) ?? otherwise ?? nothing;
    self.fields.set(name, value);
    return value;
  },
  "dict.pop": (t, self, args) => {
    const [key, otherwise] = args.positional;
    const name = key ? keyText(t, key) : null;
    if (self?.kind !== "record" || name === null) return opaque("which item this takes is not known");
    const found = self.fields.get(name);
    self.fields.delete(name);
    return found ?? otherwise ?? nothing;
  },
  "dict.update": (t, self, args, e) => {
    if (self?.kind === "record") fill(t, self, args, e);
    return nothing;
  },
  "dict.clear": (_, self) => {
    if (self?.kind === "record") self.fields.clear();
    return nothing;
  },
  "dict.popitem": (t, self, args) => {
    const end = flag(t, args.positional[0] ?? args.named.get("last"), true) ? -1 : 0;
    const last = self?.kind === "record" ? [...self.fields].at(end) : undefined;
    if (self?.kind !== "record" || !last) return opaque("there is no such item");
    self.fields.delete(last[0]);
    return sequence("tuple", [keyValue(t, last[0]), last[1]]);
  },
  "dict.has_key": (t, self, args) => {
    const key = args.positional[0] ? keyText(t, args.positional[0]) : null;
    return self?.kind === "record" && key !== null
      ? truth(self.fields.has(key))
      : opaque("which item this is is not known");
  },
  "dict.most_common": (t, self, args) => {
    if (self?.kind !== "record") return nothing;
    const n = args.positional[0] ? (t.wholeNumber(args.positional[0]) ?? undefined) : undefined;
    const all = [...self.fields].sort(([, a], [, b]) => (t.numberOf(b) ?? 0) - (t.numberOf(a) ?? 0));
    return sequence(
      "list",
      all.slice(0, n).map(([k, v]) => sequence("tuple", [keyValue(t, k), v])),
    );
  },
  "dict.move_to_end": (t, self, args) => {
    const key = args.positional[0] ? keyText(t, args.positional[0]) : null;
    const value = self?.kind === "record" && key !== null ? self.fields.get(key) : undefined;
    if (self?.kind !== "record" || key === null || !value) return nothing;
    const rest = [...self.fields].filter(([k]) => k !== key);
    const last = flag(t, args.positional[1] ?? args.named.get("last"), true);
    self.fields.clear();
    for (const [k, v] of last ? [...rest, [key, value] as const] : [[key, value] as const, ...rest])
      self.fields.set(k, v);
    return nothing;
  },
  "builtins.dict": (t, _, args, e) => {
    const [from] = args.positional;
    if (from?.kind === "opaque") return opaque(from.why, nodesIn(from));
    const made: RecordValue = { kind: "record", fields: new Map(), of: null };
    fill(t, made, args, e);
    return made;
  },
  "builtins.dict.fromkeys": (t, _, args, e) => {
    const keys = items(t, args.positional[0], e) ?? [];
    const value = args.positional[1] ?? nothing;
    const fields = keys.map((k) => [keyText(t, k) ?? "", value] as const);
    return { kind: "record", fields: new Map(fields), of: null };
  },
  "list.remove": (t, self, args, e) => {
    const [item] = args.positional;
    const at = self?.kind === "sequence" && item ? self.items.findIndex((v) => samePlain(t, v, item)) : -1;
    if (self?.kind === "sequence" && at >= 0) self.items.splice(at, 1);
    else t.report("type-mismatch", e.span, `${t.textAt(e.span)}: there is no such item`);
    return nothing;
  },
  "list.appendleft": (_, self, args) => {
    if (self?.kind !== "sequence" || !args.positional[0]) return nothing;
    self.items.unshift(args.positional[0]);
    while (self.items.length > (lengths.get(self) ?? Number.POSITIVE_INFINITY)) self.items.pop();
    return nothing;
  },
  "list.popleft": (_, self) =>
    self?.kind === "sequence" ? (self.items.shift() ?? opaque("there is no such item")) : nothing,
  "list.extendleft": (t, self, args, e) => {
    if (self?.kind === "sequence") self.items.unshift(...(items(t, args.positional[0], e) ?? []).reverse());
    return nothing;
  },
  "list.rotate": (t, self, args) => {
    const by = args.positional[0] ? (t.wholeNumber(args.positional[0]) ?? 0) : 1;
    if (self?.kind !== "sequence" || self.items.length === 0) return nothing;
    const n = self.items.length;
    self.items = self.items.map((_x, i, all) => all[(((i - by) % n) + n) % n] as Value);
    return nothing;
  },
  "list._replace": (_, self, args) => {
    const named = self?.kind === "sequence" ? tupleNames.get(self) : undefined;
    if (self?.kind !== "sequence" || !named) return opaque("this has no names");
    const made = sequence(
      "tuple",
      self.items.map((v, i) => args.named.get(named.names[i] ?? "") ?? v),
    );
    tupleNames.set(made, named);
    return made;
  },
  "list._asdict": (_, self) => {
    const named = self?.kind === "sequence" ? tupleNames.get(self) : undefined;
    const fields = (named?.names ?? []).map(
      (n, i) => [n, self?.kind === "sequence" ? (self.items[i] ?? nothing) : nothing] as const,
    );
    return { kind: "record", fields: new Map(fields), of: null };
  },
};

const old: readonly (readonly [string, string])[] = [
  ["dict.iteritems", "dict.items"],
  ["dict.iterkeys", "dict.keys"],
  ["dict.itervalues", "dict.values"],
  ["dict.viewitems", "dict.items"],
];

/** By canonical name, those of Python 2 included. */
export const containers: Readonly<Record<string, LibraryFunction>> = {
  ...methods,
  ...Object.fromEntries(old.flatMap(([name, now]) => (methods[now] ? [[name, methods[now]]] : []))),
};
