/** Functions whose results are positions: extrema, sorting, where something holds. Positions jump, so they have no gradient. */

import { constant } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { count, type Tensor, tensor } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import { array, integer, opaque, sequence, type Value } from "../common/value";
import { arrayNode, axesFrom, tableNode } from "./arrays";
import { compareValues } from "./comparisons";
import { flattened, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { placesWhere } from "./index-plan";
import { allItems } from "./iteration";

/** Where extrema stand; without an axis, among the entries in a row. */
function extreme(op: "argmax" | "argmin"): LibraryFunction {
  return ofArray(["a", "axis"], (t, X, get, e, args) => {
    const axis = get("axis");
    const axes = axis ? axesFrom(t, axis, X.shape.length) : [0];
    if (!axes) return noAxis(t, X, e.span);
    const keep = args.named.get("keepdims");
    const attrs = { axis: axes[0] ?? 0, base: 0, keep: keep !== undefined && t.dialect.truth(t, keep) === true };
    if (axis) return t.build(op, [X], attrs, e.span);
    return then(flattened(t, X, e.span), (x) => t.build(op, [x], attrs, e.span));
  });
}

/** Says that an axis is not there. */
export function noAxis(t: Tracer, X: Node, span: Span): Value {
  t.assumed?.rank(X, X.shape.length + 1, span);
  t.reportMisfit(span, `${t.textAt(span)}: there is no such axis, the array has ${X.shape.length}`, [X]);
  return opaque("there is no such axis", [X]);
}

/** The order that sorts each line along an axis; equal entries stay in order. */
function orderAlong(X: Tensor, axis: number): Tensor {
  const n = X.size[axis] ?? 1;
  const inner = count(X.size.slice(axis + 1));
  const order = new Float64Array(X.data.length);
  const key = (at: number) => X.data[at] as number;
  for (let start = 0; start < X.data.length; start += n * inner) {
    for (let i = 0; i < inner; i++) {
      const at = (k: number) => start + k * inner + i;
      const line = Array.from({ length: n }, (_, k) => k).sort((a, b) => compare(key(at(a)), key(at(b))));
      line.forEach((k, place) => {
        order[at(place)] = k;
      });
    }
  }
  return tensor(X.size, order);
}

/** NaN goes last. */
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

/** Entries in ascending order along an axis: taken from where they stand now. */
export function sortedAlong(t: Tracer, X: Node, axis: number, span: Span): Value {
  const order = orderAlong(t.valueOf(X), axis);
  if (X.shape.length === 1) return t.build("take", [X, tableNode(t, order, "integer", span)], { axis }, span);
  const lists = order.size.map((n, a) => {
    const below = count(order.size.slice(a + 1));
    const data = order.data.map((k, i) => (a === axis ? k : Math.floor(i / below) % n));
    return tableNode(t, tensor(order.size, data), "integer", span);
  });
  return t.build("pick", [X, ...lists], {}, span);
}

function sorting(then_: (t: Tracer, X: Node, axis: number, span: Span) => Value): LibraryFunction {
  return ofArray(["a", "axis"], (t, X, get, e, args) => {
    const named = args.named.get("axis");
    if (named?.kind === "nothing") return then(flattened(t, X, e.span), (x) => then_(t, x, 0, e.span));
    const given = get("axis");
    const axis = given ? axesFrom(t, given, X.shape.length)?.[0] : X.shape.length - 1;
    return axis === undefined || axis < 0 ? noAxis(t, X, e.span) : then_(t, X, axis, e.span);
  });
}

function order(t: Tracer, X: Node, axis: number, span: Span): Value {
  return array(tableNode(t, orderAlong(t.valueOf(X), axis), "integer", span));
}

/** Positions of what is not 0, one list for each axis. */
function nonzero(t: Tracer, X: Node, span: Span): Value {
  return sequence(
    "tuple",
    placesWhere(t.valueOf(X)).map((p) => array(tableNode(t, p, "integer", span))),
  );
}

const where: LibraryFunction = (t, _, args, e) => {
  const nodes = args.positional.map((v) => arrayNode(t, v, e.span));
  const [C, X, Y] = nodes;
  if (nodes.length === 1 && C) return nonzero(t, C, e.span);
  if (nodes.length !== 3 || !C || !X || !Y)
    return t.unsupported(e.span, "How 'where' is called here is not understood", args.positional);
  const spans = args.expressions.map((x) => x.span);
  for (const V of [X, Y]) t.assumed?.stretching.aligned("select", C, V);
  return t.build("select", [C, X, Y], {}, e.span, spans);
};

/** The first choice whose condition holds. */
const choose: LibraryFunction = (t, _, args, e) => {
  const [tests, choices, given] = [
    args.positional[0],
    args.positional[1],
    args.positional[2] ?? args.named.get("default"),
  ];
  const otherwise = given ? arrayNode(t, given, e.span) : t.constant(0, e.span);
  if (tests?.kind !== "sequence" || choices?.kind !== "sequence" || !otherwise)
    return t.unsupported(e.span, "How 'select' is called here is not understood", args.positional);
  return tests.items.reduceRight((rest: Value, test, i) => {
    const [C, X] = [test, choices.items[i]].map((v) => (v ? arrayNode(t, v, e.span) : null));
    return then(rest, (Y) => (C && X ? t.build("select", [C, X, Y], {}, e.span) : opaque("this choice is not known")));
  }, array(otherwise));
};

/** How often each whole number occurs. */
const bincount = ofArray(["x", "weights", "minlength"], (t, X, get, e) => {
  const stated = get("minlength") ? t.dimOf(get("minlength") as Value) : t.inputs.placesOf(X);
  const found = t.valueOf(X).data.reduce((most, x) => Math.max(most, x + 1), 0);
  const n = stated && stated.size >= found ? stated : constant(found);
  const weights = get("weights");
  const W = weights ? arrayNode(t, weights, e.span) : null;
  const ones = t.build("ones", [], { shape: [...X.shape], entries: "integer" }, e.span);
  return then(W ? array(W) : ones, (v) =>
    t.build("unpick", [v, X], { shape: [n], entries: W ? "real" : "integer" }, e.span),
  );
});

const take = ofArray(["a", "indices", "axis"], (t, X, get, e) => {
  const [indices, axis] = [get("indices"), get("axis")];
  const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : 0;
  const places = indices ? arrayNode(t, indices, e.span) : null;
  if (at === undefined || !places) return t.unsupported(e.span, "What is taken here is not known", [array(X)]);
  return then(axis ? array(X) : flattened(t, X, e.span), (x) => t.build("take", [x, places], { axis: at }, e.span));
});

/** By canonical name. */
export const places: Readonly<Record<string, LibraryFunction>> = {
  "np.argmax": extreme("argmax"),
  "np.argmin": extreme("argmin"),
  "np.sort": sorting(sortedAlong),
  "np.argsort": sorting(order),
  "np.nonzero": ofArray(["a"], (t, X, _, e) => nonzero(t, X, e.span)),
  "np.argwhere": ofArray(["a"], (t, X, _, e) => {
    const lists = placesWhere(t.valueOf(X));
    const n = lists[0]?.data.length ?? 0;
    const rows = Array.from(
      { length: n * lists.length },
      (_x, i) => lists[i % lists.length]?.data[Math.floor(i / lists.length)] ?? 0,
    );
    return array(tableNode(t, tensor([n, lists.length], rows), "integer", e.span));
  }),
  "np.flatnonzero": ofArray(["a"], (t, X, _, e) =>
    then(flattened(t, X, e.span), (x) =>
      array(tableNode(t, placesWhere(t.valueOf(x))[0] as Tensor, "integer", e.span)),
    ),
  ),
  "np.count_nonzero": ofArray(["a", "axis"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis"), X.shape.length);
    const mask = t.build("not_equal", [X, t.constant(0, e.span)], {}, e.span);
    return axes ? then(mask, (m) => t.build("sum", [m], { axes, keep: false }, e.span)) : noAxis(t, X, e.span);
  }),
  "np.where": where,
  "np.select": choose,
  "np.bincount": bincount,
  "np.take": take,
  "np.unique": ofArray(["ar"], (t, X, _, e, args) => {
    const found = [...new Set(t.valueOf(X).data)].sort((a, b) => a - b);
    const source = t.valueOf(X).data;
    const first = found.map((x) => source.indexOf(x));
    const list = (numbers: readonly number[]) =>
      array(tableNode(t, tensor([numbers.length], numbers), "integer", e.span));
    const values = then(flattened(t, X, e.span), (x) =>
      then(list(first), (places) => t.build("take", [x, places], { axis: 0 }, e.span)),
    );
    const place = new Map(found.map((x, i) => [x, i]));
    const extras = {
      return_index: () => list(first),
      return_inverse: () => list([...source].map((x) => place.get(x) ?? 0)),
      return_counts: () => list(found.map((x) => source.filter((y) => y === x).length)),
    };
    const asked = Object.entries(extras).filter(([name]) => {
      const flag = args.named.get(name);
      return flag !== undefined && t.dialect.truth(t, flag) === true;
    });
    return asked.length === 0 ? values : sequence("tuple", [values, ...asked.map(([, make]) => make())]);
  }),
  "builtins.sorted": (t, _, args, e) => {
    const items = allItems(t, args.positional[0], e.span);
    const key = args.named.get("key");
    const down = args.named.get("reverse");
    if (!items) return t.unsupported(e.span, "What is sorted here is not known", args.positional);
    const plain = !key || key.kind === "nothing";
    const keys = plain
      ? items
      : items.map((v) => t.call(key, { positional: [v], named: new Map(), expressions: [] }, e));
    const before = (a: Value, b: Value) => t.dialect.truth(t, compareValues(t, "<", a, b, e.span)) === true;
    const sign = down && t.dialect.truth(t, down) === true ? -1 : 1;
    const order = (a: Value, b: Value) => sign * (before(a, b) ? -1 : Number(before(b, a)));
    const sorted = items.map((_x, i) => i).sort((a, b) => order(keys[a] as Value, keys[b] as Value));
    return sequence(
      "list",
      sorted.map((i) => items[i] as Value),
    );
  },
  "np.searchsorted": ofArray(["a", "v"], (t, X, get, e) => {
    const v = get("v");
    const number = v ? t.numberOf(v) : null;
    if (number === null) return t.unsupported(e.span, "Where this belongs is not known", [array(X)]);
    return integer(constant([...t.valueOf(X).data].filter((x) => x < number).length));
  }),
};
