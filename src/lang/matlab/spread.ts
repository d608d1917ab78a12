/** Expressions that stand for several values where a list is written: `c{:}`, `s.field`. */

import type { Tracer } from "../common/tracer";
import type { Expr, NumberLiteral } from "../common/tree";
import { sequence, text, type Value } from "../common/value";
import { placesIn } from "./cells";
import { positionsOf } from "./positions";
import { held } from "./structs";

/** The values an argument or an element of a matrix stands for. */
export function spreadValues(t: Tracer, e: Expr): readonly Value[] {
  if (e.kind === "colon") return [text(":")];
  const value = t.evaluate(e);
  const several = e.kind === "index" || e.kind === "attribute";
  return several && value.kind === "sequence" && value.of === "tuple" ? value.items : [value];
}

/** The targets that a list of them stands for: `[c{1:2}] = …` and `[s.x] = …` name one for each item. */
export function spreadTargets(t: Tracer, target: Expr): Expr {
  if (target.kind !== "sequence") return target;
  return { ...target, items: target.items.flatMap((item) => eachTarget(t, item)) };
}

function eachTarget(t: Tracer, e: Expr): readonly Expr[] {
  if (e.kind === "index" && e.brackets === "{" && e.items.length === 1) {
    const object = held(t, e.object);
    const cell = object?.kind === "sequence" ? object : sequence("cell", []);
    const positions = positionsOf(t, cell, e.items, e.span);
    const places = positions ? placesIn(cell, positions) : [];
    return places.length < 2 ? [e] : places.map((i) => ({ ...e, items: [numberAt(i, e)] }));
  }
  if (e.kind === "attribute") {
    const { object: owner } = e;
    const object = held(t, owner);
    if (object?.kind !== "sequence" || object.of !== "list" || object.items.length < 2) return [e];
    const item = (i: number): Expr => ({
      kind: "call",
      callee: owner,
      args: [{ name: null, value: numberAt(i, owner) }],
      span: owner.span,
    });
    return object.items.map((_, i) => ({ ...e, object: item(i) }));
  }
  return [e];
}

function numberAt(place: number, { span }: Expr): NumberLiteral {
  return { kind: "number", value: place + 1, integer: true, imaginary: false, span };
}
