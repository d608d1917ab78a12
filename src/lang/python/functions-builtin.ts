/** Python's own functions. */

import { asConstant, constant, floorDivide, minus, plus } from "../../core/dim";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, integer, nodesIn, nothing, opaque, sequence, text, truth, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import type { LibraryFunction } from "./functions";
import { operate } from "./operators";

/** Items a loop would run over. */
function items(t: Tracer, value: Value | undefined, e: Expr): Value[] | null {
  if (value === undefined) return [];
  const turns = t.dialect.iterate(t, value, e.span);
  if (turns === null || turns.count > t.options.limits.passes * 10) return null;
  return Array.from({ length: turns.count }, (_, i) => turns.at(i));
}

const ignored: LibraryFunction = () => nothing;

function listing(of: "list" | "tuple"): LibraryFunction {
  return (t, _, args, e) => {
    const all = items(t, args.positional[0], e);
    return all ? sequence(of, all) : t.unsupported(e.span, "What this holds is not known", args.positional);
  };
}

function range(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const parts = args.positional.map((a) => t.dimOf(a));
  if (parts.some((p) => p === null) || parts.length === 0)
    return t.unsupported(e.span, "How often this runs is not known", args.positional);
  const [a, b, c] = parts.map((p) => p ?? constant(0));
  const [start, stop, step] =
    b === undefined ? [constant(0), a ?? constant(0), 1] : [a ?? constant(0), b, c?.size ?? 1];
  if (step === 0) return t.unsupported(e.span, "The step of this range is 0");
  const span = minus(stop, start);
  const count = step === 1 && span.size >= 0 ? span : constant(Math.max(0, Math.ceil(span.size / step)));
  return { kind: "range", start: start.size, step, count };
}

function toInteger(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [x] = args.positional;
  if (x?.kind === "integer") return x;
  const number = x ? t.numberOf(x) : null;
  return number === null
    ? t.unsupported(e.span, "This number is not known", args.positional)
    : integer(constant(Math.trunc(number)));
}

function toFloat(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [x] = args.positional;
  if (x?.kind === "text") {
    const value = /^[+-]?inf/i.test(x.text ?? "")
      ? (x.text ?? "").startsWith("-")
        ? Number.NEGATIVE_INFINITY
        : Number.POSITIVE_INFINITY
      : Number(x.text);
    return array(t.constant(value, e.span));
  }
  const node = x ? arrayNode(t, x, e.span) : null;
  return node ? array(node) : t.unsupported(e.span, "This number is not known", args.positional);
}

function length(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [x] = args.positional;
  if (x?.kind === "sequence") return integer(constant(x.items.length));
  if (x?.kind === "record") return integer(constant(x.fields.size));
  if (x?.kind === "range") return integer(x.count);
  if (x?.kind === "text" && x.text !== null) return integer(constant(x.text.length));
  if (x?.kind === "array" && x.node.shape[0]) return integer(x.node.shape[0]);
  return t.unsupported(e.span, "How long this is is not known", args.positional);
}

function add(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const all = items(t, args.positional[0], e);
  if (!all) return t.unsupported(e.span, "What is summed here is not known", args.positional);
  const start = args.positional[1] ?? integer(constant(0));
  return all.reduce((total, v) => (isZero(total) ? v : operate(t, "+", total, v, e.span, [])), start);
}

function isZero(v: Value): boolean {
  return v.kind === "integer" && asConstant(v.dim) === 0;
}

function extremum(op: "maximum" | "minimum"): LibraryFunction {
  return (t, _, args, e) => {
    const all = args.positional.length > 1 ? [...args.positional] : items(t, args.positional[0], e);
    const [first, ...rest] = all ?? [];
    if (!first) return t.unsupported(e.span, "What is compared here is not known", args.positional);
    return rest.reduce((best: Value, v) => {
      if (best.kind === "integer" && v.kind === "integer") {
        return (op === "maximum" ? v.dim.size > best.dim.size : v.dim.size < best.dim.size) ? v : best;
      }
      const [X, Y] = [arrayNode(t, best, e.span), arrayNode(t, v, e.span)];
      return X && Y ? t.build(op, [X, Y], {}, e.span) : opaque("what is compared here is not known");
    }, first);
  };
}

function zip(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const lists = args.positional.map((a) => items(t, a, e));
  if (lists.some((l) => l === null)) return t.unsupported(e.span, "What this runs over is not known", args.positional);
  const n = Math.min(...lists.map((l) => l?.length ?? 0));
  return sequence(
    "list",
    Array.from({ length: n }, (_x, i) =>
      sequence(
        "tuple",
        lists.map((l) => l?.[i] ?? nothing),
      ),
    ),
  );
}

function enumerate(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const all = items(t, args.positional[0], e);
  const start = t.wholeNumber(args.positional[1] ?? args.named.get("start") ?? t.whole(0)) ?? 0;
  if (!all) return t.unsupported(e.span, "What this runs over is not known", args.positional);
  return sequence(
    "list",
    all.map((v, i) => sequence("tuple", [t.whole(start + i), v])),
  );
}

function reversed(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const all = items(t, args.positional[0], e);
  return all
    ? sequence("list", all.reverse())
    : t.unsupported(e.span, "What this runs over is not known", args.positional);
}

function dictionary(_: Tracer, __: Value | null, args: Arguments): Value {
  const fields = new Map<string, Value>();
  const [from] = args.positional;
  if (from?.kind === "record") for (const [k, v] of from.fields) fields.set(k, v);
  for (const [k, v] of args.named) fields.set(k, v);

  return { kind: "record", fields, of: null };
}

function map(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [f, over] = args.positional;
  const all = items(t, over, e);
  if (!f || !all) return t.unsupported(e.span, "What this runs over is not known", args.positional);
  return sequence(
    "list",
    all.map((v) => t.call(f, { positional: [v], named: new Map(), expressions: [] }, e)),
  );
}

/** Methods of lists, dictionaries and texts. */
const containers: Readonly<Record<string, LibraryFunction>> = {
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
  "list.index": () => opaque("where this stands is not known"),
  "dict.items": (_, self) =>
    self?.kind === "record"
      ? sequence(
          "list",
          [...self.fields].map(([k, v]) => sequence("tuple", [text(k), v])),
        )
      : nothing,
  "dict.keys": (_, self) => (self?.kind === "record" ? sequence("list", [...self.fields.keys()].map(text)) : nothing),
  "dict.values": (_, self) => (self?.kind === "record" ? sequence("list", [...self.fields.values()]) : nothing),
  "dict.copy": (_, self) => (self?.kind === "record" ? { ...self, fields: new Map(self.fields) } : nothing),
  "dict.get": (_, self, args) => {
    const [key, otherwise] = args.positional;
    const found =
      self?.kind === "record" && key?.kind === "text" && key.text !== null ? self.fields.get(key.text) : undefined;
    return found ?? otherwise ?? nothing;
  },
  "dict.pop": (_, self, args) => {
    const [key, otherwise] = args.positional;
    if (self?.kind !== "record" || key?.kind !== "text" || key.text === null)
      return opaque("which item this takes is not known");
    const found = self.fields.get(key.text);
    self.fields.delete(key.text);
    return found ?? otherwise ?? nothing;
  },
  "dict.update": (_, self, args) => {
    const [other] = args.positional;
    if (self?.kind === "record" && other?.kind === "record") {
      for (const [k, v] of other.fields) self.fields.set(k, v);
    }
    return nothing;
  },
  "str.format": () => text(null),
  "str.join": () => text(null),
};

/** By canonical name. */
export const builtins: Readonly<Record<string, LibraryFunction>> = {
  ...containers,
  "builtins.print": ignored,
  "builtins.object": ignored,
  "builtins.len": length,
  "builtins.range": range,
  "builtins.xrange": range,
  "builtins.int": toInteger,
  "builtins.float": toFloat,
  "builtins.bool": (t, _, args, e) => {
    const known = args.positional[0] ? t.dialect.truth(t, args.positional[0]) : false;
    return known === null ? t.unsupported(e.span, "Whether this holds is not known", args.positional) : truth(known);
  },
  "builtins.str": () => text(null),
  "builtins.list": listing("list"),
  "builtins.tuple": listing("tuple"),
  "builtins.dict": dictionary,
  "builtins.zip": zip,
  "builtins.enumerate": enumerate,
  "builtins.reversed": reversed,
  "builtins.map": map,
  "builtins.sum": add,
  "builtins.max": extremum("maximum"),
  "builtins.min": extremum("minimum"),
  "builtins.isinstance": (t, _, args, e) => t.unsupported(e.span, "Which class this is is not known", args.positional),
  "builtins.hasattr": (_, __, args) => {
    const [object, name] = args.positional;
    return truth(
      object?.kind === "record" && name?.kind === "text" && name.text !== null && object.fields.has(name.text),
    );
  },
  "builtins.type": () => opaque("types are not followed"),
  "builtins.round": (t, _, args, e) => {
    const node = args.positional[0] ? arrayNode(t, args.positional[0], e.span) : null;
    return node
      ? t.build("round", [node], {}, e.span)
      : opaque("this number is not known", args.positional.flatMap(nodesIn));
  },
  "builtins.pow": (t, _, args, e) => {
    const [a, b] = args.positional;
    return a && b ? operate(t, "**", a, b, e.span, []) : opaque("this number is not known");
  },
  "builtins.divmod": (_, __, args) => {
    const [a, b] = args.positional;
    if (a?.kind !== "integer" || b?.kind !== "integer" || b.dim.size === 0)
      return opaque("these numbers are not known");
    const q = floorDivide(a.dim, b.dim);
    return sequence("tuple", [
      integer(q),
      integer(plus(minus(a.dim, a.dim), constant(a.dim.size - q.size * b.dim.size))),
    ]);
  },
  "builtins.input": () => text(null),
  "builtins.open": () => opaque("files are never opened"),
};
