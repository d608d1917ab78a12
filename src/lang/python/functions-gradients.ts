/** `jax.grad` and its kin: a function is followed on arguments of its own, and differentiated by them there and then. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Arguments } from "../common/dialect";
import { gradientsOf, notScalar } from "../common/gradients";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, nodesIn, type OpaqueValue, opaque, sequence, type Value } from "../common/value";
import { bindTo } from "./bind";
import type { LibraryFunction } from "./functions";
import { current } from "./storage";

/** `jax.grad(f, argnums)`: keeps what is asked; a call follows f. */
function asking(name: string): LibraryFunction {
  return (t, _, args) => {
    const b = bindTo(t, ["fun", "argnums", "has_aux"], null, args);
    const asked = [b.get("fun"), b.get("argnums"), b.get("has_aux")].map((v) => v ?? ({ kind: "nothing" } as const));
    return { kind: "builtin", name, self: sequence("tuple", asked) };
  };
}

/** What a differentiated function gives for some arguments. */
interface Differentiated {
  readonly value: Value;
  readonly gradient: Value;
  /** What f returns beside its cost. */
  readonly aux: Value | null;
}

function differentiated(t: Tracer, self: Value | null, args: Arguments, e: Expr): Differentiated {
  const [f, argnums, hasAux] = self?.kind === "sequence" ? self.items : [];
  if (!f || f.kind === "nothing") return unknown(opaque("what is differentiated here is not known"));
  const places = placesIn(t, argnums);
  const inputs: Node[] = [];
  const lifted = args.positional.map((v, i) => (places.includes(i) ? lift(t, v, e.span, inputs) : v));
  const made = t.call(f, { ...args, positional: lifted }, e);
  const split = hasAux !== undefined && t.dialect.truth(t, hasAux) === true && made.kind === "sequence";
  const cost = named(t, f, split ? (made.items[0] ?? made) : made, e);
  const aux = split ? (made.items[1] ?? null) : null;
  const gradient = missing(t, places, args, e) ?? gradientOf(t, cost, inputs, e);
  if (!Array.isArray(gradient))
    return { value: cost, gradient: opaqueLike(gradient as OpaqueValue, args, places), aux };
  const next = inputs.map((X, i) => gradient[i] ?? zeros(t, X, e.span)).values();
  const bars = places.map((i) => lowered(args.positional[i] as Value, () => next.next().value as Node));
  const several = argnums?.kind === "sequence";
  return { value: cost, gradient: several ? sequence("tuple", bars) : (bars[0] as Value), aux };
}

function unknown(why: OpaqueValue): Differentiated {
  return { value: why, gradient: why, aux: null };
}

/** By argument; `null` where the cost does not depend on it. */
type Owed = readonly (Node | null)[] | OpaqueValue;

function zeros(t: Tracer, X: Node, span: Span): Node {
  return t.graph.add("zeros", [], { shape: [...X.shape] }, X.shape, t.origin(span));
}

/** Why there is nothing to differentiate by; `null` when there is. */
function missing(t: Tracer, places: readonly number[], args: Arguments, e: Expr): OpaqueValue | null {
  const place = places.find((i) => args.positional[i] === undefined);
  if (place === undefined) return null;
  const message = `ValueError: Differentiating with respect to argument ${place} needs ${place + 1} positional arguments; there are ${args.positional.length}`;
  if (args.certain === undefined) t.report("raised", e.span, message);
  return opaque(`there is no argument ${place} to differentiate by`, args.positional.flatMap(nodesIn));
}

function placesIn(t: Tracer, argnums: Value | undefined): number[] {
  if (argnums?.kind === "sequence") return argnums.items.map((v) => t.wholeNumber(v) ?? 0);
  return [argnums && argnums.kind !== "nothing" ? (t.wholeNumber(argnums) ?? 0) : 0];
}

/** A value with arrays of its own in it, which are added to `inputs`: what else is made of the same arrays stays fixed. */
function lift(t: Tracer, v: Value, span: Span, inputs: Node[]): Value {
  if (v.kind === "sequence") return { ...v, items: v.items.map((item) => lift(t, item, span, inputs)) };
  if (v.kind === "record" && v.of === null) {
    const fields = new Map([...v.fields].map(([k, item]) => [k, lift(t, item, span, inputs)]));
    return { kind: "record", fields, of: null };
  }
  const X = v.kind === "array" ? current(t, v.node) : v.kind === "integer" ? t.numberNode(v.dim, span) : null;
  if (!X) return v;
  const own = t.graph.add("identity", [X], { copy: true, variable: true }, X.shape, t.origin(span));
  inputs.push(own);
  return array(own);
}

/** The same structure with the next gradient in place of every array. */
function lowered(v: Value, next: () => Node): Value {
  if (v.kind === "sequence") return { ...v, items: v.items.map((item) => lowered(item, next)) };
  if (v.kind === "record" && v.of === null)
    return { kind: "record", fields: new Map([...v.fields].map(([k, item]) => [k, lowered(item, next)])), of: null };
  return v.kind === "array" || v.kind === "integer" ? array(next()) : v;
}

/** The cost as a row of its own, by the name of the function. */
function named(t: Tracer, f: Value, value: Value, e: Expr): Value {
  const name = f.kind === "function" && f.definition.kind === "function" ? f.name : "value";
  return t.abroad ? value : t.rows.add(name, value, { span: e.span, expression: e.span }).value;
}

function gradientOf(t: Tracer, cost: Value, inputs: readonly Node[], e: Expr): Owed {
  if (cost.kind === "opaque") return cost;
  if (cost.kind === "integer") return gradientsOf(t, t.numberNode(cost.dim, e.span), inputs, e.span);
  if (cost.kind !== "array") return opaque("what is differentiated is not a number", inputs);
  const C = current(t, cost.node);
  const why = notScalar(C, "jax");
  if (why === null) return gradientsOf(t, C, inputs, e.span);
  t.report("raised", e.span, why);
  return opaque("only the gradient of one number is defined", inputs);
}

/** Unknown, of the shape it must have. */
function opaqueLike({ why }: OpaqueValue, args: Arguments, places: readonly number[]): Value {
  const at = args.positional[places[0] ?? 0];
  const shape = at?.kind === "array" && places.length === 1 ? at.node.shape : null;
  return opaque(why, args.positional.flatMap(nodesIn), shape);
}

/** `jax.grad(f)(x)` */
const gradient: LibraryFunction = (t, self, args, e) => {
  const { gradient: made, aux } = differentiated(t, self, args, e);
  return aux ? sequence("tuple", [made, aux]) : made;
};

/** `jax.value_and_grad(f)(x)` */
const valueAndGradient: LibraryFunction = (t, self, args, e) => {
  const { value, gradient: made, aux } = differentiated(t, self, args, e);
  return sequence("tuple", [aux ? sequence("tuple", [value, aux]) : value, made]);
};

/** By canonical name. */
export const gradientFunctions: Readonly<Record<string, LibraryFunction>> = {
  ...Object.fromEntries(
    ["jax", "autograd"].flatMap((library) => [
      [`${library}.grad`, asking("jax.grad()")],
      [`${library}.value_and_grad`, asking("jax.value_and_grad()")],
    ]),
  ),
  "torch.func.grad": asking("jax.grad()"),
  "torch.func.grad_and_value": asking("torch.func.grad_and_value()"),
  "torch.func.grad_and_value()": (t, self, args, e) => {
    const made = valueAndGradient(t, self, args, e);
    return made.kind === "sequence" ? sequence("tuple", [...made.items].reverse()) : made;
  },
  "jax.grad()": gradient,
  "jax.value_and_grad()": valueAndGradient,
};
