/** Functions that change an array they are given. */

import { constant } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { assignTo } from "../common/targets";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, nothing, type Value } from "../common/value";
import { arrayNode, rangeNode } from "./arrays";
import { then } from "./compose";
import type { LibraryFunction } from "./functions";
import { sortedAlong } from "./functions-places";
import { addedAt } from "./index-arrays";
import { isList, isMask } from "./index-plan";
import { cast, entriesOf } from "./kinds";
import { overwrite } from "./storage";

/** Leaves `made` in the memory of X; the name that was passed gets it as its next value. */
export function storeInto(t: Tracer, X: Node, made: Value, target: Expr | undefined, span: Span): Value {
  if (made.kind !== "array") return nothing;
  const kind = entriesOf(t, X);
  const value = entriesOf(t, made.node) === kind ? made : cast(t, made.node, kind, span);
  if (value.kind !== "array") return nothing;
  overwrite(t, X, value.node, span);
  if (target?.kind === "name" || target?.kind === "attribute") assignTo(t, target, value, span);
  return nothing;
}

/** What a call changes: the object of a method, or the first argument. */
function changed(self: Value | null, positional: readonly Value[], e: Expr, expressions: readonly Expr[]) {
  if (self === null) return { value: positional[0], target: expressions[0], rest: positional.slice(1) };
  const callee = e.kind === "call" ? e.callee : null;
  return { value: self, target: callee?.kind === "attribute" ? callee.object : undefined, rest: positional };
}

function writing_(next: (t: Tracer, X: Node, rest: readonly Value[], e: Expr) => Value): LibraryFunction {
  return (t, self, args, e) => {
    const { value, target, rest } = changed(self, args.positional, e, args.expressions);
    const X = value ? arrayNode(t, value, e.span) : null;
    return X ? storeInto(t, X, next(t, X, rest, e), target, e.span) : nothing;
  };
}

/** `np.add.at(a, indices, b)`: repeated places get all that is added to them. */
function addAt(sign: 1 | -1): LibraryFunction {
  return writing_((t, X, [index, b], e) => {
    const V = b ? arrayNode(t, b, e.span) : null;
    if (!V || !index) return t.unsupported(e.span, "What is added here is not known", [array(X)]);
    const items = index.kind === "sequence" && index.of === "tuple" ? index.items : [index];
    const place = { kind: "index" as const, object: e, items: [], brackets: "[" as const, span: e.span };
    return leading(t, X, V, items, sign, e) ?? addedAt(t, X, V, items, sign, place);
  });
}

/** Lists of positions along the first axes: rows that are added read better than entries of the flat array. */
function leading(t: Tracer, X: Node, V: Node, items: readonly Value[], sign: 1 | -1, e: Expr): Value | null {
  const places = items.map((v) => (isList(v) ? arrayNode(t, v, e.span) : null));
  if (places.length === 0 || places.some((p) => p === null || isMask(t, p) || t.valueOf(p).data.some((i) => i < 0)))
    return null;
  const lists = places.flatMap((n) => n ?? []);
  return then(t.build("pick", [X, ...lists], {}, e.span), (read) =>
    then(t.build("broadcast", [V], { shape: [...read.shape] }, e.span), (v) =>
      then(t.build("unpick", [v, ...lists], { shape: [...X.shape] }, e.span), (sum) =>
        t.build(sign === 1 ? "add" : "subtract", [X, sum], {}, e.span),
      ),
    ),
  );
}

function filledWith(t: Tracer, X: Node, value: Value | undefined, e: Expr): Value {
  const V = value ? arrayNode(t, value, e.span) : null;
  if (!V) return t.unsupported(e.span, "What is written here is not known", [array(X)]);
  const entries = entriesOf(t, X) === "real" ? "real" : entriesOf(t, V);
  return t.build("broadcast", [V], { shape: [...X.shape], entries }, e.span);
}

/** By canonical name. */
export const writing: Readonly<Record<string, LibraryFunction>> = {
  "np.add.at": addAt(1),
  "np.subtract.at": addAt(-1),
  "np.copyto": writing_((t, X, [value], e) => filledWith(t, X, value, e)),
  "method.fill": writing_((t, X, [value], e) => filledWith(t, X, value, e)),
  "method.sort": writing_((t, X, _, e) => sortedAlong(t, X, X.shape.length - 1, e.span)),
  "np.fill_diagonal": writing_((t, X, [value], e) => {
    const V = value ? arrayNode(t, value, e.span) : null;
    const n = Math.min(...X.shape.map((d) => d.size));
    const i = rangeNode(t, 0, 1, constant(n), e.span);
    if (!V || !i) return t.unsupported(e.span, "What is written here is not known", [array(X)]);
    return t.build("put", [X, V, ...X.shape.map(() => i)], {}, e.span);
  }),
};
