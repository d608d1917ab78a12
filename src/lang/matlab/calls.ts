/** `f(x)`: a call when f is a function, an index when it is a variable. */

import type { Arguments } from "../common/dialect";
import { givenInput } from "../common/expressions";
import type { Tracer } from "../common/tracer";
import type { Argument, Attribute, Call, Expr, Handle } from "../common/tree";
import { nodesIn, nothing, opaque, text, type Value } from "../common/value";
import { callOfBase, methodFor } from "./classes";
import { readIndex } from "./indexing";
import { inNeighbour } from "./neighbours";
import { silent } from "./silent-names";
import { spreadValues } from "./spread";
import { readField } from "./structs";

/** The value of `callee(args)`. */
export function callOrIndex(t: Tracer, e: Call, outputs: number): Value {
  const ofBase = callOfBase(t, e, () => argumentsOf(t, e.args), outputs);
  if (ofBase) return ofBase;
  const callee = calleeOf(t, e.callee);
  if (isCallable(callee)) {
    const args = argumentsOf(t, assigns(callee, e.args) ? e.args.map((a, i) => assigning(a, i)) : e.args);
    return t.call(overloading(e.callee, args) ?? callee, args, e, outputs);
  }
  if (callee.kind === "nothing") return unknownFunction(t, e, outputs);
  return readIndex(
    t,
    callee,
    e.args.map((a) => a.value),
    e,
  );
}

/** Whether the first `name = value` in a call assigns, as in Octave: functions of arrays have no options that come first. */
function assigns(callee: Value, args: readonly Argument[]): boolean {
  return (
    callee.kind === "builtin" && args[0]?.name != null && !takesOptions.has(callee.name) && !silent.has(callee.name)
  );
}

const takesOptions = new Set(["struct", "containers.Map", "error"]);

function assigning(a: Argument, i: number): Argument {
  if (i > 0 || a.name === null) return a;
  const span = a.value.span;
  return { name: null, value: { kind: "walrus", target: { kind: "name", name: a.name, span }, value: a.value, span } };
}

/** The method that an argument's class has for a name. */
function overloading(callee: Expr, args: Arguments): Value | null {
  return callee.kind === "name" ? methodFor(callee.name, args.positional) : null;
}

function isCallable(value: Value): boolean {
  return value.kind === "function" || value.kind === "builtin" || value.kind === "class";
}

/** A name means its variable, else a function, else an input that a comment describes; `nothing` when it has no meaning. */
function calleeOf(t: Tracer, e: Expr): Value {
  if (e.kind === "attribute") return attributeOf(t, e);
  if (e.kind !== "name") return t.evaluate(e);
  const variable = t.read(e.name, e.span);
  if (variable) return variable.value;
  const known = t.dialect.builtin(t, e.name) ?? givenInput(t, e.name, e);
  if (known) return known;
  if (t.module.problems.length > 0 && t.restore(e.name, e.span)) return t.scope.get(e.name)?.value ?? nothing;
  return nothing;
}

/** A function that is in no file we see: its result is unknown, what it is given is still followed. */
function unknownFunction(t: Tracer, e: Call, outputs: number): Value {
  const name = t.textAt(e.callee.span);
  const args = argumentsOf(t, e.args);
  const method = overloading(e.callee, args);
  if (method) return t.call(method, args, e, outputs);
  return t.dialect.callBuiltin(t, name, null, args, e, 1);
}

/** `object.name`, which may be a method that is yet to be called, or a function of a package. */
export function attributeOf(t: Tracer, e: Attribute): Value {
  const object = t.evaluate(e.object);
  if (object.kind === "module" && object.path === "containers" && e.name === "Map")
    return { kind: "builtin", name: "containers.Map", self: null };
  const found = object.kind === "module" ? inNeighbour(t, object.path, e.name) : null;
  return found ?? readField(t, object, e.name, e);
}

/** Arguments, evaluated; `c{:}` spreads out, `name=value` becomes the text and the value. */
export function argumentsOf(t: Tracer, args: readonly Argument[]): Arguments {
  const positional: Value[] = [];
  const expressions: Expr[] = [];
  let certain: number | null = null;
  for (const a of args) {
    const values = spreadValues(t, a.value);
    if (isOpenList(a.value, values)) certain ??= positional.length;
    const named = a.name === null ? values : [text(a.name), ...values];
    positional.push(...named);
    expressions.push(...named.map(() => a.value));
  }
  return { positional, named: new Map(), expressions, ...(certain !== null && { certain }) };
}

/** `c{:}` of a cell that nothing is known of stands for any number of values. */
function isOpenList(e: Expr, values: readonly Value[]): boolean {
  return values[0]?.kind === "opaque" && e.kind === "index" && e.items.some((item) => item.kind === "colon");
}

/** Arguments that have no text of their own. */
export function plainArguments(values: readonly Value[], e: Expr): Arguments {
  return { positional: values, named: new Map(), expressions: values.map(() => e) };
}

/** `@name` */
export function handle(t: Tracer, e: Handle): Value {
  return functionNamed(t, e.name) ?? { kind: "builtin", name: e.name, self: null };
}

/** A function of the file or the language by its name. */
export function functionNamed(t: Tracer, name: string): Value | null {
  const variable = t.scope.get(name)?.value;
  return variable?.kind === "function" ? variable : t.dialect.builtin(t, name);
}

/** Calls a function value, handle or name with values. */
export function apply(t: Tracer, f: Value, values: readonly Value[], e: Expr, outputs: number): Value {
  const target =
    f.kind === "text" && f.text !== null
      ? (functionNamed(t, f.text) ?? { kind: "builtin" as const, name: f.text, self: null })
      : f;
  if (!isCallable(target)) return opaque("what is called here is not known", [f, ...values].flatMap(nodesIn));
  return t.call(target, plainArguments(values, e), e, outputs);
}
