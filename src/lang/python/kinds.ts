/** What arrays hold as NumPy sees it: truth values select, whole numbers cut what is written among them. */

import type { Attrs, Node } from "../../core/node";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import { array, type Value } from "../common/value";

/** The kind of an array's entries. */
export type Entries = "truth" | "integer" | "real";

const known = new WeakMap<Node, Entries>();

/** What an array holds. */
export function entriesOf(t: Tracer, X: Node): Entries {
  // Operands first, without recursion: graphs of loops are deep.
  const open = [X];
  for (let next = open.at(-1); next; next = open.at(-1)) {
    const waiting = known.has(next) ? [] : next.args.filter((a) => !known.has(a));
    if (waiting.length > 0) open.push(...waiting);
    else {
      if (!known.has(next)) known.set(next, find(t, next));
      open.pop();
    }
  }
  return known.get(X) ?? "real";
}

/** Attributes that say what an array holds. */
export function holding(entries: Entries): Attrs {
  return entries === "real" ? {} : { entries };
}

/** What a list of numbers holds. */
export function entriesOfAll(kinds: readonly Entries[]): Entries {
  if (kinds.includes("real") || kinds.length === 0) return "real";
  return kinds.includes("integer") ? "integer" : "truth";
}

/** Rearranges: holds what its first operand holds. */
const rearranging = new Set(
  "identity slice reshape transpose permute broadcast take pick update put diag diagmat tril triu max min negate abs unslice".split(
    " ",
  ),
);
/** Whole where all operands are. */
const whole = new Set(
  "add subtract multiply mod maximum minimum concat sum prod cumsum cumprod matmul matvec vecmat dot outer square sign power trace".split(
    " ",
  ),
);
const counting = new Set(["argmax", "argmin", "extent"]);

function find(t: Tracer, X: Node): Entries {
  const { entries } = X.attrs;
  if (entries === "truth" || entries === "integer" || entries === "real") return entries;
  if (t.catalogue.get(X.op)?.mask === true) return "truth";
  if (counting.has(X.op)) return "integer";
  if (X.op === "range") return [X.attrs.start, X.attrs.step].every(Number.isInteger) ? "integer" : "real";
  const kinds = () => X.args.map((a) => known.get(a) ?? "real");
  if (X.op === "select") return entriesOfAll(kinds().slice(1));
  if (X.op === "concat") return entriesOfAll(kinds());
  if (rearranging.has(X.op)) return kinds()[0] ?? "real";
  if (whole.has(X.op)) return entriesOfAll(kinds()) === "real" ? "real" : "integer";
  return "real";
}

/** Values as another kind holds them: cut at the point, or whether they are not 0. */
export function cast(t: Tracer, X: Node, to: Entries, span: Span): Value {
  const from = entriesOf(t, X);
  if (to === "truth") {
    if (from === "truth") return t.build("identity", [X], { copy: true }, span);
    return t.build("not_equal", [X, t.constant(0, span)], {}, span);
  }
  if (to === "real" || from !== "real") return t.build("identity", [X], { copy: true, entries: to }, span);
  return truncated(t, X, span);
}

/** Entries without what stands behind the point. */
export function truncated(t: Tracer, X: Node, span: Span): Value {
  if (X.op === "constant") {
    const { size, data } = t.valueOf(X);
    const value = tensor(size, data.map(Math.trunc));
    return array(t.graph.add("constant", [], { value, entries: "integer" }, X.shape, t.origin(span)));
  }
  const sign = t.build("sign", [X], {}, span);
  const size = t.build("abs", [X], {}, span);
  if (sign.kind !== "array" || size.kind !== "array") return size;
  const floor = t.build("floor", [size.node], { entries: "integer" }, span);
  return floor.kind === "array" ? t.build("multiply", [sign.node, floor.node], { entries: "integer" }, span) : floor;
}

/** What ends up in an array of some kind when `V` is written into it. */
export function fitted(t: Tracer, V: Node, into: Entries, span: Span): Value {
  if (into === "real" || entriesOf(t, V) !== "real") return array(V);
  return into === "integer" ? truncated(t, V, span) : cast(t, V, "truth", span);
}
