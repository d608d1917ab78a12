/** Python's own functions. */

import { asConstant, constant, type Dim, minus } from "../../core/dim";
import type { Span } from "../../core/span";
import type { Arguments } from "../common/dialect";
import { countOf, lengthOf, setLength } from "../common/list-lengths";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, integer, nothing, opaque, sequence, text, truth, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { compareValues } from "./comparisons";
import { fails } from "./errors";
import type { LibraryFunction } from "./functions";
import { allItems } from "./iteration";
import { iteratorOver, readings } from "./objects";
import { operate } from "./operators";
import { special } from "./special-methods";
import { fresh } from "./storage";

const ignored: LibraryFunction = () => nothing;

function listing(of: "list" | "tuple"): LibraryFunction {
  return (t, _, args, e) => {
    const all = allItems(t, args.positional[0], e.span);
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
  if (!x) return integer(constant(0));
  if (x.kind === "integer") return x;
  const number =
    x.kind === "text" ? wholeOf(x.text, args.positional[1] ? t.wholeNumber(args.positional[1]) : 10) : t.numberOf(x);
  if (x.kind === "array") t.assumed?.single(x.node, e.span);
  if (number !== null) return integer(constant(Math.trunc(number)));
  if (x.kind === "text" && x.text !== null) return fails(t, "ValueError", `'${x.text}' is no whole number`, e.span);
  return t.unsupported(e.span, "This number is not known", args.positional);
}

function wholeOf(digits: string | null, radix: number | null): number | null {
  const plain = digits?.trim().replace(/(?<=\w)_(?=\w)/g, "") ?? "";
  if (!(radix === 10 ? /^[+-]?\d+$/ : /^[+-]?\w+$/).test(plain)) return null;
  const number = Number.parseInt(plain, radix ?? 10);
  return Number.isNaN(number) ? null : number;
}

/** `1e-3`, `-inf` and `nan` as Python's `float` reads them. */
function realOf(digits: string): number | null {
  const plain = digits.trim().toLowerCase();
  const special = /^([+-]?)(inf|infinity|nan)$/.exec(plain);
  if (special) return special[2] === "nan" ? Number.NaN : special[1] === "-" ? -Infinity : Infinity;
  return /^[+-]?(\d|\.\d)/.test(plain) && !Number.isNaN(Number(plain)) ? Number(plain) : null;
}

function toFloat(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [x] = args.positional;
  if (!x) return array(t.constant(0, e.span));
  if (x.kind === "text") {
    if (x.text === null) return t.unsupported(e.span, "This number is not known", args.positional);
    const value = realOf(x.text);
    return value === null
      ? fails(t, "ValueError", `'${x.text}' is no number`, e.span)
      : array(t.constant(value, e.span));
  }
  const node = x ? arrayNode(t, x, e.span) : null;
  return node ? array(node) : t.unsupported(e.span, "This number is not known", args.positional);
}

function length(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [x] = args.positional;
  const own = x ? special(t, x, "len", [], e.span) : null;
  if (own) return own;
  if (x?.kind === "sequence") return integer(lengthOf(x));
  if (x?.kind === "record") return integer(constant(x.fields.size));
  if (x?.kind === "range") return integer(x.count);
  if (x?.kind === "text" && x.text !== null) return integer(constant(x.text.length));
  if (x?.kind === "array" && x.node.shape[0]) {
    t.assumed?.stretching.length(x.node);
    return integer(x.node.shape[0]);
  }
  return t.unsupported(e.span, "How long this is is not known", args.positional);
}

function add(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const all = allItems(t, args.positional[0], e.span);
  if (!all) return t.unsupported(e.span, "What is summed here is not known", args.positional);
  const start = args.positional[1] ?? integer(constant(0));
  return all.reduce((total, v) => (isZero(total) ? v : operate(t, "+", total, v, e.span, [])), start);
}

function isZero(v: Value): boolean {
  return v.kind === "integer" && asConstant(v.dim) === 0;
}

function extremum(op: "maximum" | "minimum"): LibraryFunction {
  return (t, _, args, e) => {
    const all = args.positional.length > 1 ? [...args.positional] : allItems(t, args.positional[0], e.span);
    const [first, ...rest] = all ?? [];
    const otherwise = args.named.get("default");
    if (all && !first && otherwise) return otherwise;
    if (!first) return t.unsupported(e.span, "What is compared here is not known", args.positional);
    const key = args.named.get("key");
    if (key && key.kind !== "nothing") return byKey(t, op, all ?? [], key, e);
    return rest.reduce((best: Value, v) => {
      if (best.kind === "record" || best.kind === "text" || best.kind === "sequence") {
        const before = t.dialect.truth(t, compareValues(t, "<", best, v, e.span));
        return before === (op === "maximum") ? v : best;
      }
      if (best.kind === "integer" && v.kind === "integer") {
        return (op === "maximum" ? v.dim.size > best.dim.size : v.dim.size < best.dim.size) ? v : best;
      }
      const [X, Y] = [arrayNode(t, best, e.span), arrayNode(t, v, e.span)];
      return X && Y ? t.build(op, [X, Y], {}, e.span) : opaque("what is compared here is not known");
    }, first);
  };
}

/** The item whose key is greatest or least, the first of several. */
function byKey(t: Tracer, op: "maximum" | "minimum", all: readonly Value[], key: Value, e: Expr): Value {
  const keys = all.map((v) => t.call(key, { positional: [v], named: new Map(), expressions: [] }, e));
  const best = keys.reduce((at, k, i) => {
    const [a, b] = op === "maximum" ? [keys[at] as Value, k] : [k, keys[at] as Value];
    return i > 0 && t.dialect.truth(t, compareValues(t, "<", a, b, e.span)) === true ? i : at;
  }, 0);
  return all[best] ?? opaque("what is compared here is not known");
}

function zip(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const lists = args.positional.map((a) => allItems(t, a, e.span));
  if (lists.some((l) => l === null)) return t.unsupported(e.span, "What this runs over is not known", args.positional);
  const n = lists.length === 0 ? 0 : Math.min(...lists.map((l) => l?.length ?? 0));
  const tuples = Array.from({ length: n }, (_x, i) =>
    sequence(
      "tuple",
      lists.map((l) => l?.[i] ?? nothing),
    ),
  );
  const counts = args.positional.map((v) => countOf(t, v));
  askSameLength(t, args.positional, counts, e.span);
  return setLength(sequence("list", tuples), counts.find((d) => d?.size === n) ?? constant(n));
}

/** Arrays that nobody describes are as long as what they are walked side by side with. */
function askSameLength(t: Tracer, values: readonly Value[], counts: readonly (Dim | null)[], span: Span): void {
  const [first, ...others] = values.flatMap((v, i) => {
    const count = counts[i];
    return v.kind === "array" && count ? [{ node: v.node, count }] : [];
  });
  for (const other of first ? others : [])
    if (first && first.count.size !== other.count.size)
      t.assumed?.equal(first.count, other.count, [first.node, other.node], span);
}

function enumerate(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const all = allItems(t, args.positional[0], e.span);
  const start = t.wholeNumber(args.positional[1] ?? args.named.get("start") ?? t.whole(0)) ?? 0;
  if (!all) return t.unsupported(e.span, "What this runs over is not known", args.positional);
  const list = sequence(
    "list",
    all.map((v, i) => sequence("tuple", [t.whole(start + i), v])),
  );
  return setLength(list, countOf(t, args.positional[0] ?? nothing) ?? constant(all.length));
}

function reversed(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const all = allItems(t, args.positional[0], e.span);
  return all
    ? sequence("list", all.reverse())
    : t.unsupported(e.span, "What this runs over is not known", args.positional);
}

function map(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [f, ...over] = args.positional;
  const lists = over.map((v) => allItems(t, v, e.span));
  if (!f || lists.length === 0 || lists.includes(null))
    return t.unsupported(e.span, "What this runs over is not known", args.positional);
  const n = Math.min(...lists.map((l) => l?.length ?? 0));
  return sequence(
    "list",
    Array.from({ length: n }, (_x, i) =>
      t.call(f, { positional: lists.map((l) => l?.[i] as Value), named: new Map(), expressions: [] }, e),
    ),
  );
}

function some(holds: (known: readonly (boolean | null)[]) => boolean, name: "any" | "all"): LibraryFunction {
  return (t, _, args, e) => {
    const [over] = args.positional;
    const mask = over?.kind === "array" ? arrayNode(t, over, e.span) : null;
    if (mask?.shape.length === 1) return t.build(name, [mask], { axes: [0], keep: false }, e.span);
    const known = allItems(t, over, e.span)?.map((v) => t.dialect.truth(t, v));
    if (!known || (known.includes(null) && !known.includes(name === "any")))
      return t.unsupported(e.span, "Whether this holds is not known", args.positional);
    return truth(holds(known));
  };
}

function filter(t: Tracer, _: Value | null, args: Arguments, e: Expr): Value {
  const [f, over] = args.positional;
  const all = allItems(t, over, e.span);
  if (!f || !all) return t.unsupported(e.span, "What this runs over is not known", args.positional);
  const call = (v: Value) =>
    f.kind === "nothing" ? v : t.call(f, { positional: [v], named: new Map(), expressions: [] }, e);
  return sequence(
    "list",
    all.filter((v) => t.dialect.truth(t, call(v)) === true),
  );
}

/** What only changes how things are printed, warned about or timed. */
const harmless = (
  "np.errstate np.seterr np.set_printoptions np.geterr warnings.filterwarnings warnings.simplefilter warnings.warn " +
  "np.testing.assert_allclose np.testing.assert_almost_equal np.testing.assert_array_almost_equal np.testing.assert_array_equal np.testing.assert_equal np.testing.assert_array_less " +
  "torch.no_grad torch.enable_grad torch.set_grad_enabled torch.manual_seed torch.set_default_dtype torch.set_printoptions torch.save torch.device torch.use_deterministic_algorithms torch.set_num_threads torch.cuda.manual_seed torch.cuda.manual_seed_all torch.cuda.empty_cache torch.cuda.synchronize torch.autograd.set_detect_anomaly torch.random.manual_seed np.printoptions builtins.breakpoint builtins.exit builtins.quit"
).split(" ");

/** What gives a text that is not known before the program runs. */
const paths = (
  "os.path.join os.path.dirname os.path.abspath os.path.basename os.path.expanduser os.getcwd os.getenv time.strftime " +
  "builtins.repr builtins.ascii builtins.hex builtins.bin json.dumps"
).split(" ");

/** By canonical name. */
export const builtins: Readonly<Record<string, LibraryFunction>> = {
  ...Object.fromEntries(harmless.map((name) => [name, ignored])),
  "builtins.print": ignored,
  "builtins.len": length,
  "builtins.abs": (t, _, args, e) => {
    const [x] = args.positional;
    const own = x ? special(t, x, "abs", [], e.span) : null;
    if (own) return own;
    if (x?.kind === "integer") return x.dim.size < 0 ? integer(minus(constant(0), x.dim)) : x;
    const X = x ? arrayNode(t, x, e.span) : null;
    return X ? t.build("abs", [X], {}, e.span) : t.unsupported(e.span, "This number is not known", args.positional);
  },
  "builtins.iter": (t, _, args, e) => {
    const [over] = args.positional;
    if (over?.kind === "record" && readings.has(over)) return over;
    const all = allItems(t, over, e.span);
    return all ? iteratorOver(all) : t.unsupported(e.span, "What this runs over is not known", args.positional);
  },
  "builtins.next": (t, self, args, e) => {
    const [first, ...rest] = self ? [self, ...args.positional] : args.positional;
    const own = first ? special(t, first, "next", [], e.span) : null;
    if (own) return own;
    const reading = first?.kind === "record" ? readings.get(first) : undefined;
    const value = reading ? reading.items[reading.at] : first ? allItems(t, first, e.span)?.[0] : undefined;
    if (reading) reading.at += 1;
    if (value) return fresh(t, value);
    if (rest[0]) return rest[0];
    if (reading) return fails(t, "StopIteration", "nothing comes next here", e.span);
    return t.unsupported(e.span, "What comes next is not known", args.positional);
  },
  "builtins.object": () => ({ kind: "record", fields: new Map(), of: null }),
  "builtins.range": range,
  "builtins.xrange": range,
  "builtins.int": toInteger,
  "builtins.float": toFloat,
  "builtins.bool": (t, _, args, e) => {
    const known = args.positional[0] ? t.dialect.truth(t, args.positional[0]) : false;
    return known === null ? t.unsupported(e.span, "Whether this holds is not known", args.positional) : truth(known);
  },
  "builtins.list": listing("list"),
  "builtins.tuple": listing("tuple"),
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
  "builtins.slice": (_, __, args) => {
    const [a, b, c] = args.positional.map((v) => (v.kind === "nothing" ? null : v));
    const [start, stop] = args.positional.length === 1 ? [null, a ?? null] : [a ?? null, b ?? null];
    return { kind: "slice", start, stop, step: c ?? null, special: "none" };
  },
  "builtins.id": () => opaque("where things lie in memory is not known"),
  "builtins.input": () => text(null),
  ...Object.fromEntries(paths.map((name) => [name, () => text(null)])),
  "builtins.open": () => opaque("files are never opened"),
};
