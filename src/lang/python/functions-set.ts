/** Sets: lists that hold everything once. */

import type { SequenceValue, Value } from "../common/value";
import { nothing, opaque, sequence, truth } from "../common/value";
import type { LibraryFunction } from "./functions";
import { allItems } from "./iteration";
import { isSame } from "./keys";

/** A set of what a list holds. Small whole numbers come in order, as they do in CPython. */
export function setOf(items: readonly Value[]): SequenceValue {
  const kept: Value[] = [];
  const seen = new Set<string>();
  for (const v of items) {
    const key = plainKey(v);
    if (key === null ? kept.some((k) => isSame(k, v)) : seen.has(key)) continue;
    if (key !== null) seen.add(key);
    kept.push(v);
  }
  return sequence("set", kept.every(isSmall) ? kept.sort((a, b) => size(a) - size(b)) : kept);
}

const isSmall = (v: Value): boolean => v.kind === "integer" && v.dim.size >= 0;
const size = (v: Value): number => (v.kind === "integer" ? v.dim.size : 0);

/** Equal values have equal keys; `null` for values that are only themselves. */
function plainKey(v: Value): string | null {
  if (v.kind === "text") return v.text === null ? null : JSON.stringify(v.text);
  if (v.kind === "integer") return String(v.dim.size);
  if (v.kind === "truth") return String(Number(v.value));
  if (v.kind === "nothing") return "None";
  if (v.kind === "array" && v.node.op === "constant" && v.node.shape.length === 0)
    return String((v.node.attrs.value as { data: Float64Array }).data[0]);
  if (v.kind !== "sequence" || v.of !== "tuple") return null;
  const parts = v.items.map(plainKey);
  return parts.includes(null) ? null : `(${parts.join()})`;
}

function includes(set: SequenceValue, item: Value): boolean {
  const key = plainKey(item);
  return set.items.some((v) => (key === null ? isSame(v, item) : plainKey(v) === key));
}

/** `a | b`, `a & b`, `a - b`, `a ^ b`; `null` for other operators. */
export function setOperation(op: string, left: SequenceValue, right: Value): SequenceValue | null {
  if (right.kind !== "sequence") return null;
  const [a, b] = [left.items, setOf(right.items)];
  switch (op) {
    case "|":
      return setOf([...a, ...b.items]);
    case "&":
      return setOf(a.filter((v) => includes(b, v)));
    case "-":
      return setOf(a.filter((v) => !includes(b, v)));
    case "^":
      return setOf([...a.filter((v) => !includes(b, v)), ...b.items.filter((v) => !includes(left, v))]);
    default:
      return null;
  }
}

/** `a <= b` and its kin: whether one set lies in the other. */
export function compareSets(op: string, left: SequenceValue, right: SequenceValue): boolean {
  const [inside, around] = [left.items.every((v) => includes(right, v)), right.items.every((v) => includes(left, v))];
  switch (op) {
    case "==":
      return inside && around;
    case "!=":
      return !(inside && around);
    case "<":
      return inside && !around;
    case "<=":
      return inside;
    case ">":
      return around && !inside;
    default:
      return around;
  }
}

function changing(next: (set: SequenceValue, item: Value) => readonly Value[]): LibraryFunction {
  return (_, self, args) => {
    const [item] = args.positional;
    if (self?.kind === "sequence" && item) self.items = [...next(self, item)];
    return nothing;
  };
}

function operation(op: string): LibraryFunction {
  return (t, self, args, e) => {
    if (self?.kind !== "sequence") return opaque("what this set holds is not known");
    return args.positional.reduce<Value>((so, v) => {
      const items = allItems(t, v, e.span);
      const made = so.kind === "sequence" && items ? setOperation(op, so, sequence("set", items)) : null;
      return made ?? opaque("what this set holds is not known");
    }, self);
  };
}

/** By canonical name. */
export const sets: Readonly<Record<string, LibraryFunction>> = {
  "builtins.set": (t, _, args, e) => {
    const items = allItems(t, args.positional[0], e.span);
    return items ? setOf(items) : t.unsupported(e.span, "What this holds is not known", args.positional);
  },
  "builtins.frozenset": (t, self, args, e) => t.dialect.callBuiltin(t, "builtins.set", self, args, e, 1),
  "set.add": changing((set, item) => setOf([...set.items, item]).items),
  "set.discard": changing((set, item) => set.items.filter((v) => !includes(sequence("set", [item]), v))),
  "set.remove": changing((set, item) => set.items.filter((v) => !includes(sequence("set", [item]), v))),
  "set.clear": changing(() => []),
  "set.pop": (_, self) => (self?.kind === "sequence" ? (self.items.shift() ?? nothing) : nothing),
  "set.copy": (_, self) => (self?.kind === "sequence" ? sequence("set", self.items) : nothing),
  "set.update": (t, self, args, e) => {
    const items = allItems(t, args.positional[0], e.span);
    if (self?.kind === "sequence" && items) self.items = setOf([...self.items, ...items]).items;
    return nothing;
  },
  "set.union": operation("|"),
  "set.intersection": operation("&"),
  "set.difference": operation("-"),
  "set.symmetric_difference": operation("^"),
  "set.issubset": (_, self, args) => {
    const [other] = args.positional;
    if (self?.kind !== "sequence" || other?.kind !== "sequence") return opaque("whether this holds is not known");
    return truth(compareSets("<=", self, setOf(other.items)));
  },
};
