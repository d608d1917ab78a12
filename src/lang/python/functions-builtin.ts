/** Python's own functions. */

import { asConstant, constant, minus } from "../../core/dim";
import { lookUp } from "../common/calls";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, type ClassValue, integer, nothing, opaque, sequence, text, truth, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import type { LibraryFunction } from "./functions";
import { written } from "./functions-container";
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

function some(holds: (known: readonly (boolean | null)[]) => boolean, name: "any" | "all"): LibraryFunction {
  return (t, _, args, e) => {
    const [over] = args.positional;
    const mask = over?.kind === "array" ? arrayNode(t, over, e.span) : null;
    if (mask?.shape.length === 1) return t.build(name, [mask], { axes: [0], keep: false }, e.span);
    const known = items(t, over, e)?.map((v) => t.dialect.truth(t, v));
    if (!known || (known.includes(null) && !known.includes(name === "any")))
      return t.unsupported(e.span, "Whether this holds is not known", args.positional);
    return truth(holds(known));
  };
}

function filter(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [f, over] = args.positional;
  const all = items(t, over, e);
  if (!f || !all) return t.unsupported(e.span, "What this runs over is not known", args.positional);
  const call = (v: Value) =>
    f.kind === "nothing" ? v : t.call(f, { positional: [v], named: new Map(), expressions: [] }, e);
  return sequence(
    "list",
    all.filter((v) => t.dialect.truth(t, call(v)) === true),
  );
}

/** Whether a value is of a type; `null` when that is not known. */
function isOf(value: Value, type: Value): boolean | null {
  if (type.kind === "sequence") {
    const each = type.items.map((x) => isOf(value, x));
    return each.includes(true) ? true : each.includes(null) ? null : false;
  }
  if (type.kind === "class") return value.kind === "record" && value.of !== null && descends(value.of, type);
  if (type.kind !== "builtin") return null;
  const number = value.kind === "array" && value.node.shape.length === 0;
  switch (type.name) {
    case "builtins.int":
      return value.kind === "integer" || value.kind === "truth";
    case "builtins.float":
    case "np.float64":
      return number;
    case "builtins.bool":
      return value.kind === "truth";
    case "builtins.str":
      return value.kind === "text";
    case "builtins.list":
      return value.kind === "sequence" && value.of === "list";
    case "builtins.tuple":
      return value.kind === "sequence" && value.of === "tuple";
    case "builtins.dict":
      return value.kind === "record" && value.of === null;
    case "np.ndarray":
      return value.kind === "array" && !number;
    default:
      return null;
  }
}

function descends(type: ClassValue, from: ClassValue): boolean {
  return type.definition === from.definition || type.bases.some((b) => descends(b, from));
}

/** What only changes how things are printed, warned about or timed. */
const harmless = (
  "np.errstate np.seterr np.set_printoptions np.geterr warnings.filterwarnings warnings.simplefilter warnings.warn " +
  "torch.no_grad torch.enable_grad torch.set_grad_enabled torch.manual_seed torch.set_default_dtype"
).split(" ");

/** By canonical name. */
export const builtins: Readonly<Record<string, LibraryFunction>> = {
  ...Object.fromEntries(harmless.map((name) => [name, ignored])),
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
  "builtins.str": (t, _, args) => text(args.positional[0] ? written(args.positional[0]) : ""),
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
  "builtins.any": some((known) => known.includes(true), "any"),
  "builtins.all": some((known) => !known.includes(false), "all"),
  "builtins.filter": filter,
  "builtins.isinstance": (t, _, args, e) => {
    const known = args.positional[0] && args.positional[1] ? isOf(args.positional[0], args.positional[1]) : null;
    return known === null ? t.unsupported(e.span, "Which class this is is not known", args.positional) : truth(known);
  },
  "builtins.callable": (_, __, args) => truth(/^(function|builtin|class)$/.test(args.positional[0]?.kind ?? "")),
  "builtins.slice": (_, __, args) => {
    const [a, b, c] = args.positional.map((v) => (v.kind === "nothing" ? null : v));
    const [start, stop] = args.positional.length === 1 ? [null, a ?? null] : [a ?? null, b ?? null];
    return { kind: "slice", start, stop, step: c ?? null, special: "none" };
  },
  "builtins.getattr": (t, _, args, e) => {
    const [object, name, otherwise] = args.positional;
    const key = name?.kind === "text" ? name.text : null;
    const found = object?.kind === "record" && key !== null ? lookUp(object, key) : undefined;
    return found ?? otherwise ?? t.unsupported(e.span, "Which attribute this is is not known", args.positional);
  },
  "builtins.setattr": (_, __, args) => {
    const [object, name, value] = args.positional;
    if (object?.kind === "record" && name?.kind === "text" && name.text !== null && value)
      object.fields.set(name.text, value);
    return nothing;
  },
  "builtins.vars": (_, __, args) => args.positional[0] ?? opaque("names are not listed"),
  "builtins.iter": (_, __, args) => args.positional[0] ?? nothing,
  "builtins.next": (t, _, args, e) => items(t, args.positional[0], e)?.[0] ?? opaque("what comes next is not known"),
  "builtins.id": () => opaque("where things lie in memory is not known"),
  "builtins.repr": () => text(null),
  "builtins.format": () => text(null),
  "builtins.chr": (t, _, args) => {
    const code = args.positional[0] ? t.wholeNumber(args.positional[0]) : null;
    return text(code === null ? null : String.fromCodePoint(Math.max(0, Math.min(code, 0x10ffff))));
  },
  "builtins.set": listing("list"),
  "functools.reduce": (t, _, args, e) => {
    const [f, over, start] = args.positional;
    const all = items(t, over, e);
    if (!f || !all) return t.unsupported(e.span, "What this runs over is not known", args.positional);
    const [first, ...rest] = start ? [start, ...all] : all;
    return rest.reduce(
      (so, v) => t.call(f, { positional: [so, v], named: new Map(), expressions: [] }, e),
      first ?? nothing,
    );
  },
  "builtins.hasattr": (_, __, args) => {
    const [object, name] = args.positional;
    return truth(
      object?.kind === "record" && name?.kind === "text" && name.text !== null && object.fields.has(name.text),
    );
  },
  "builtins.type": () => opaque("types are not followed"),
  "builtins.input": () => text(null),
  "builtins.open": () => opaque("files are never opened"),
};
