/** Python's own libraries: collections, functools, itertools, operator, copy. */

import { constant } from "../../core/dim";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import {
  integer,
  nothing,
  opaque,
  type RecordValue,
  type SequenceValue,
  sequence,
  truth,
  type Value,
} from "../common/value";
import { fieldNames } from "./classes";
import { compareValues } from "./comparisons";
import type { LibraryFunction } from "./functions";
import {
  accumulate,
  choices,
  counter,
  groupby,
  islice,
  notKnown,
  ofLists,
  plain,
  product,
  tuple,
  until,
} from "./functions-itertools";
import { allItems } from "./iteration";
import { keyText } from "./keys";
import { counters, iteratorOver, lengths, makers, readings, tupleNames } from "./objects";
import { operate } from "./operators";
import { copyOf } from "./storage";

const reduce: LibraryFunction = (t, _, args, e) => {
  const [f, over, start] = args.positional;
  const all = allItems(t, over, e.span);
  if (!f || !all) return notKnown(t, args, e);
  const [first, ...rest] = start ? [start, ...all] : all;
  return rest.reduce((so, v) => t.call(f, plain([so, v]), e), first ?? nothing);
};

/** A function with some arguments given: a builtin that keeps them. */
const partial: LibraryFunction = (_, __, args) => {
  const kept: RecordValue = { kind: "record", fields: new Map(), of: null };
  kept.fields.set("args", sequence("tuple", args.positional));
  kept.fields.set("named", { kind: "record", fields: new Map(args.named), of: null });
  return { kind: "builtin", name: "functools.partial()", self: kept };
};

const callPartial: LibraryFunction = (t, self, args, e) => {
  const given = self?.kind === "record" ? self.fields.get("args") : undefined;
  const named = self?.kind === "record" ? self.fields.get("named") : undefined;
  const [f, ...first] = given?.kind === "sequence" ? given.items : [];
  if (!f) return opaque("what is called here is not known");
  const names = named?.kind === "record" ? [...named.fields] : [];
  return t.call(
    f,
    { positional: [...first, ...args.positional], named: new Map([...names, ...args.named]), expressions: [] },
    e,
  );
};

function operator(op: string): LibraryFunction {
  return (t, _, args, e) => {
    const [a, b] = args.positional;
    if (!a || !b) return opaque("what this means is not known");
    return /^[<>=!]=?$/.test(op) ? compareValues(t, op, a, b, e.span) : operate(t, op, a, b, e.span, []);
  };
}

/** A value that shares nothing with the original (`deep`), or only what it holds. */
function copied(t: Tracer, v: Value, deep: boolean, e: Expr, made: Map<Value, Value>): Value {
  const before = made.get(v);
  if (before) return before;
  if (v.kind === "array") return v.node.shape.length > 0 ? copyOf(t, v.node, e.span) : v;
  const inner = (x: Value) => (deep ? copied(t, x, true, e, made) : x);
  if (v.kind === "sequence") {
    const copy: SequenceValue = sequence(v.of, []);
    made.set(v, copy);
    copy.items = v.items.map(inner);
    const names = tupleNames.get(v);
    if (names) tupleNames.set(copy, names);
    return copy;
  }
  if (v.kind !== "record") return v;
  const copy: RecordValue = { kind: "record", fields: new Map(), of: v.of };
  made.set(v, copy);
  for (const [k, x] of v.fields) copy.fields.set(k, inner(x));
  const [maker, reading] = [makers.get(v), readings.get(v)];
  if (maker) makers.set(copy, maker);
  if (counters.has(v)) counters.add(copy);
  if (reading) readings.set(copy, { ...reading });
  return copy;
}

const namedtuple: LibraryFunction = (_, __, args) => {
  const [title, names] = args.positional;
  const list =
    names?.kind === "text"
      ? (names.text ?? "").split(/[\s,]+/).filter((n) => n !== "")
      : names?.kind === "sequence"
        ? names.items.flatMap((n) => (n.kind === "text" && n.text !== null ? [n.text] : []))
        : [];
  const kept: RecordValue = { kind: "record", fields: new Map(list.map((n) => [n, nothing])), of: null };
  return { kind: "builtin", name: `collections.namedtuple()`, self: title?.kind === "text" ? kept : kept };
};

const makeTuple: LibraryFunction = (_, self, args) => {
  const names = self?.kind === "record" ? [...self.fields.keys()] : [];
  const made = sequence(
    "tuple",
    names.map((n, i) => args.named.get(n) ?? args.positional[i] ?? nothing),
  );
  tupleNames.set(made, { names, title: "", type: null });
  return made;
};

const defaultdict: LibraryFunction = (t, _, args, e) => {
  const [maker, ...rest] = args.positional;
  const made = t.dialect.callBuiltin(t, "builtins.dict", null, { ...args, positional: rest }, e, 1);
  if (made.kind === "record" && maker && maker.kind !== "nothing") makers.set(made, maker);
  return made;
};

const deque: LibraryFunction = (t, _, args, e) => {
  const items = allItems(t, args.positional[0], e.span) ?? [];
  const most = args.positional[1] ?? args.named.get("maxlen");
  const n = most && most.kind !== "nothing" ? (t.wholeNumber(most) ?? undefined) : undefined;
  const made = sequence("list", n === undefined ? items : items.slice(Math.max(0, items.length - n)));
  if (n !== undefined) lengths.set(made, n);
  return made;
};

/** `itemgetter(1)`, `attrgetter("x")` */
function getter(name: string): LibraryFunction {
  return (_, __, args) => ({ kind: "builtin", name, self: sequence("tuple", args.positional) });
}

const getItem: LibraryFunction = (t, self, args, e) => {
  const [key] = self?.kind === "sequence" ? self.items : [];
  const [object] = args.positional;
  const at = key ? t.wholeNumber(key) : null;
  if (object?.kind === "sequence" && at !== null) return object.items.at(at) ?? opaque("there is no such item");
  const name = key ? keyText(t, key) : null;
  if (object?.kind === "record" && name !== null) return object.fields.get(name) ?? opaque("there is no such item");
  return t.unsupported(e.span, "Which item this is is not known", args.positional);
};

const replaced: LibraryFunction = (_, __, args) => {
  const [object] = args.positional;
  if (object?.kind !== "record") return opaque("what this changes is not known");
  return { ...object, fields: new Map([...object.fields, ...args.named]) };
};

const itself: LibraryFunction = (_, __, args) => args.positional[0] ?? nothing;

/** The fields of a data class and of those in it. */
function asDictionary(object: RecordValue): RecordValue {
  const names = object.of ? fieldNames(object.of) : [...object.fields.keys()];
  const within = (v: Value): Value =>
    v.kind === "record" && v.of && fieldNames(v.of).length > 0 ? asDictionary(v) : v;
  return { kind: "record", fields: new Map(names.map((n) => [n, within(object.fields.get(n) ?? nothing)])), of: null };
}

/** By canonical name. */
export const libraries: Readonly<Record<string, LibraryFunction>> = {
  "functools.reduce": reduce,
  "builtins.reduce": reduce,
  "functools.partial": partial,
  "functools.partial()": callPartial,
  "functools.wraps": () => ({ kind: "builtin", name: "functools.wraps()", self: null }),
  "functools.wraps()": itself,
  "functools.lru_cache": itself,
  "itertools.product": product,
  // Python 2's names of what is built in since.
  ...Object.fromEntries(
    ["zip", "map", "filter"].map((name): [string, LibraryFunction] => [
      `itertools.i${name}`,
      (t, self, args, e) => t.dialect.callBuiltin(t, `builtins.${name}`, self, args, e, 1),
    ]),
  ),
  "itertools.chain": ofLists((lists) => lists.flat()),
  "itertools.chain.from_iterable": (t, _, args, e) => {
    const lists = allItems(t, args.positional[0], e.span)?.map((v) => allItems(t, v, e.span));
    return !lists || lists.includes(null)
      ? notKnown(t, args, e)
      : sequence(
          "list",
          lists.flatMap((l) => l ?? []),
        );
  },
  "itertools.combinations": choices((used, i) => used.every((j) => i > j)),
  "itertools.combinations_with_replacement": choices((used, i) => used.every((j) => i >= j)),
  "itertools.permutations": choices((used, i) => !used.includes(i)),
  "itertools.accumulate": accumulate,
  "itertools.islice": islice,
  "itertools.groupby": groupby,
  "itertools.takewhile": until(true),
  "itertools.dropwhile": until(false),
  "itertools.starmap": (t, _, args, e) => {
    const [f] = args.positional;
    const list = allItems(t, args.positional[1], e.span);
    if (!list || !f) return notKnown(t, args, e);
    return sequence(
      "list",
      list.map((v) => t.call(f, plain(allItems(t, v, e.span) ?? []), e)),
    );
  },
  "itertools.count": (t, self, args, e) => {
    const [start, step] = args.positional.map((v) => t.wholeNumber(v) ?? 0);
    return counter((i) => integer(constant((start ?? 0) + i * (step ?? 1))))(t, self, args, e);
  },
  "itertools.cycle": (t, _, args, e) => {
    const list = allItems(t, args.positional[0], e.span);
    return list && list.length > 0
      ? counter((i) => list[i % list.length] as Value)(t, null, args, e)
      : notKnown(t, args, e);
  },
  "itertools.repeat": (t, self, args, e) => {
    const [value, times] = args.positional;
    const n = times ? t.wholeNumber(times) : null;
    if (!value) return notKnown(t, args, e);
    return n === null
      ? counter(() => value)(t, self, args, e)
      : sequence(
          "list",
          Array.from({ length: n }, () => value),
        );
  },
  "itertools.zip_longest": ofLists((lists, _, args) => {
    const fill = args.named.get("fillvalue") ?? nothing;
    const n = Math.max(0, ...lists.map((l) => l.length));
    return Array.from({ length: n }, (_x, i) => tuple(lists.map((l) => l[i] ?? fill)));
  }),
  "itertools.compress": ofLists(([list = [], chosen = []], t) =>
    list.filter((_, i) => chosen[i] !== undefined && t.dialect.truth(t, chosen[i] as Value) === true),
  ),
  "itertools.filterfalse": (t, _, args, e) => {
    const [test] = args.positional;
    const list = allItems(t, args.positional[1], e.span);
    if (!list || !test) return notKnown(t, args, e);
    const passes = (v: Value) => t.dialect.truth(t, test.kind === "nothing" ? v : t.call(test, plain([v]), e));
    return sequence(
      "list",
      list.filter((v) => passes(v) === false),
    );
  },
  "itertools.tee": (t, _, args, e) => {
    const list = allItems(t, args.positional[0], e.span);
    const n = args.positional[1] ? t.wholeNumber(args.positional[1]) : 2;
    if (!list || n === null) return notKnown(t, args, e);
    return tuple(Array.from({ length: n }, () => iteratorOver(list)));
  },
  "itertools.pairwise": ofLists(([list = []]) => list.slice(1).map((v, i) => tuple([list[i] as Value, v]))),
  "collections.namedtuple": namedtuple,
  "collections.namedtuple()": makeTuple,
  "collections.defaultdict": defaultdict,
  "collections.OrderedDict": (t, _, args, e) => t.dialect.callBuiltin(t, "builtins.dict", null, args, e, 1),
  "collections.deque": deque,
  "types.SimpleNamespace": (_, __, args) => ({ kind: "record", fields: new Map(args.named), of: null }),
  "copy.copy": (t, _, args, e) => copied(t, args.positional[0] ?? nothing, false, e, new Map()),
  "copy.deepcopy": (t, _, args, e) => copied(t, args.positional[0] ?? nothing, true, e, new Map()),
  "dataclasses.replace": replaced,
  "dataclasses.asdict": (_, __, args) => {
    const [object] = args.positional;
    return object?.kind === "record" ? asDictionary(object) : nothing;
  },
  "operator.itemgetter": getter("operator.itemgetter()"),
  "operator.itemgetter()": getItem,
  "operator.attrgetter": getter("operator.attrgetter()"),
  "operator.attrgetter()": (t, self, args, e) => {
    const [name] = self?.kind === "sequence" ? self.items : [];
    return t.dialect.callBuiltin(t, "builtins.getattr", null, plain([...args.positional, name ?? nothing]), e, 1);
  },
  "operator.not_": (t, _, args) => truth(t.dialect.truth(t, args.positional[0] ?? nothing) !== true),
  "operator.neg": (t, _, args, e) => operate(t, "*", integer(constant(-1)), args.positional[0] ?? nothing, e.span, []),
  ...Object.fromEntries(
    Object.entries({
      add: "+",
      sub: "-",
      mul: "*",
      truediv: "/",
      floordiv: "//",
      mod: "%",
      pow: "**",
      matmul: "@",
      lt: "<",
      le: "<=",
      gt: ">",
      ge: ">=",
      eq: "==",
      ne: "!=",
    }).map(([name, op]) => [`operator.${name}`, operator(op)]),
  ),
};
