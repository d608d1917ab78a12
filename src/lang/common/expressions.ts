/** The meaning of expressions that both languages share; everything else is asked of the dialect. */

import type { Dim } from "../../core/dim";
import type { Arguments } from "./dialect";
import { keyOf } from "./keys";
import { countOf, setLength } from "./list-lengths";
import { nearest } from "./nearest";
import { Scope } from "./scope";
import { settingsOf } from "./settings";
import { assignTo } from "./targets";
import type { Tracer } from "./tracer";
import type { Argument, Comprehension, Expr, Param } from "./tree";
import { whyUnset } from "./unset-names";
import { nothing, opaque, sequence, text, truth, type Value } from "./value";

/** The value of an expression. `outputs` is how many results are wanted of a call; 0 for a statement of its own. */
export function evaluate(t: Tracer, e: Expr, outputs = 1): Value {
  switch (e.kind) {
    case "number":
      return t.dialect.number(t, e);
    case "string":
      return e.parts ? t.dialect.expression(t, e, outputs) : text(e.text);
    case "constant":
      if (e.value === null) return nothing;
      if (e.value === "ellipsis") return { kind: "slice", start: null, stop: null, step: null, special: "ellipsis" };
      return truth(e.value);
    case "name":
      return readName(t, e.name, e, outputs);
    case "conditional": {
      const test = t.dialect.truth(t, evaluate(t, e.test));
      if (test === null) return t.unsupported(e.test.span, "Whether this holds is not known");
      return evaluate(t, test ? e.yes : e.no);
    }
    case "lambda":
      return {
        kind: "function",
        name: "anonymous function",
        definition: e,
        closure: captured(t),
        self: null,
        defaults: defaultsOf(t, e.params),
      };
    case "sequence":
      if (e.of === "set" && t.dialect.setOf) return t.dialect.setOf(t, spread(t, e.items));
      return sequence(e.of === "tuple" ? "tuple" : "list", spread(t, e.items));
    case "dictionary":
      return dictionary(t, e);
    case "comprehension":
      return comprehend(t, e);
    case "starred":
      return evaluate(t, e.value);
    case "broken":
      return opaque(e.why ?? t.reports.incomplete(e.span));
    default:
      return t.dialect.expression(t, e, outputs);
  }
}

/** Defaults are computed once, where a function is defined. */
export function defaultsOf(t: Tracer, params: readonly Param[]): readonly (Value | null)[] {
  return params.map((p) => (p.default ? evaluate(t, p.default) : null));
}

/** The value of a name: bound in the file, stated by a comment, or known to the language. */
function readName(t: Tracer, name: string, e: Expr & { kind: "name" }, outputs: number): Value {
  const variable = t.read(name, e.span);
  if (variable) {
    const value = t.dialect.current?.(t, variable.value) ?? variable.value;
    if (value !== variable.value && value.kind === "array" && variable.binding)
      t.use(e.span, variable.binding.key, value.node);
    return alone(t, value, e, outputs);
  }
  const builtin = t.dialect.builtin(t, name);
  if (builtin && !(builtin.kind === "builtin" && t.dialect.language === "matlab")) return alone(t, builtin, e, outputs);
  const stated = givenInput(t, name, e);
  if (stated) return stated;
  if (builtin?.kind === "builtin")
    return t.dialect.callBuiltin(
      t,
      builtin.name,
      null,
      { positional: [], named: new Map(), expressions: [] },
      e,
      outputs,
    );
  if (t.module.problems.length > 0 && t.restore(name, e.span)) return t.scope.get(name)?.value ?? nothing;
  const value = withoutValue(t, name, e, outputs);
  // The line that set it may be under edit: what is said is said, and what follows from it stays.
  return settingsOf(t.module, name).length === 0 && t.restore(name, e.span)
    ? (t.scope.get(name)?.value ?? value)
    : value;
}

/** Says why a name has no value; what the language or another file may give it is not held against the file. */
function withoutValue(t: Tracer, name: string, e: Expr & { kind: "name" }, outputs: number): Value {
  const elsewhere = t.dialect.elsewhere?.(t, name) ?? null;
  if (elsewhere !== null) return opaque(elsewhere);
  const unset = t.abroad ? null : whyUnset(t, name, e.span);
  if (unset) {
    const related = [{ span: unset.place, message: unset.told }];
    t.report(unset.certain ? "undefined-name" : "unsupported", e.span, unset.message, { related, certain: true });
    return opaque(`'${name}' has no value`);
  }
  if (outputs === 0 && t.dialect.commandsAreNames) {
    const why = "this is neither in this file nor among the functions Adjoint knows";
    t.report("unknown-function", e.span, `'${name}': ${why}`);
    return opaque(why);
  }
  const near = nearest(name, [...t.scope.names(), ...t.globals.names(), ...t.dialect.knownNames()]);
  const hint = near ? `. Did you mean '${near}'?` : "";
  t.report("undefined-name", e.span, `'${name}' has no value here${hint}`, {
    certain: true,
    ...(near ? { fix: { title: `Change to '${near}'`, span: e.span, text: near } } : {}),
  });
  return opaque(`'${name}' has no value`);
}

/** In MATLAB a function's own name, alone, calls it; a handle in a variable is only passed on. */
function alone(t: Tracer, value: Value, e: Expr & { kind: "name" }, outputs: number): Value {
  if (t.dialect.language !== "matlab" || value.kind !== "function") return value;
  if (value.definition.kind !== "function" || value.definition.name !== e.name) return value;
  return t.call(value, { positional: [], named: new Map(), expressions: [] }, e, outputs);
}

/** What an anonymous function sees later: names as they are then, in MATLAB as they are now. */
function captured(t: Tracer): Scope {
  return t.dialect.closures ? t.scope : t.scope.copy();
}

/** A name that no statement binds but a comment gives a shape, or the person gave values. */
export function givenInput(t: Tracer, name: string, e: { span: Expr["span"] }): Value | null {
  if (t.abroad) return null;
  if (!t.dialect.closures && t.scope.outermost().parent) return null;
  const known = t.globals.get(name)?.value;
  if (known?.kind === "array" && known.node.op === "input") return known;
  const value = t.inputs.of(name, e.span, t.notes.forName(name));
  if (value === null) return null;
  return t.bind(name, value, { span: e.span, expression: e.span, scope: t.globals });
}

/** Items of a tuple, list or argument list, with `*items` spread out. */
export function spread(t: Tracer, items: readonly Expr[]): Value[] {
  return items.flatMap((item) => {
    const value = evaluate(t, item);
    if (item.kind !== "starred") return [value];
    return spreadValue(t, value, item);
  });
}

/** What `*value` stands for. */
function spreadValue(t: Tracer, value: Value, e: Expr): readonly Value[] {
  if (value.kind === "sequence") return value.items;
  const turns = value.kind === "opaque" ? null : t.dialect.iterate(t, value, e.span);
  if (!turns || !(turns.count <= t.options.limits.passes * 10)) return [value];
  return Array.from({ length: turns.count }, (_, i) => turns.at(i));
}

/** Evaluates the arguments of a call of `callee`. */
export function evaluateArguments(t: Tracer, args: readonly Argument[], callee: Value = nothing): Arguments {
  const positional: Value[] = [];
  const expressions: Expr[] = [];
  const named = new Map<string, Value>();
  let certain: number | null = null;
  for (const a of args) {
    if (a.name !== null) named.set(a.name, evaluate(t, a.value));
    else if (a.value.kind === "starred") {
      const value = evaluate(t, a.value.value);
      if (a.value.double && value.kind === "record") {
        for (const [k, v] of value.fields) named.set(k, v);
        continue;
      }
      if (value.kind === "array" && callee.kind === "function" && "params" in callee.definition) {
        const names = callee.definition.params
          .slice(positional.length)
          .filter((p) => p.default === null && p.star === "");
        t.assumed?.takenApart(
          value.node,
          names.map((p) => p.name),
          a.value.span,
        );
      }
      const items = spreadValue(t, value, a.value);
      if (value.kind === "opaque") certain ??= positional.length;
      positional.push(...items);
      expressions.push(...items.map(() => a.value));
    } else {
      positional.push(evaluate(t, a.value));
      expressions.push(a.value);
    }
  }
  return certain === null ? { positional, named, expressions } : { positional, named, expressions, certain };
}

function dictionary(t: Tracer, e: Expr & { kind: "dictionary" }): Value {
  const fields = new Map<string, Value>();
  for (const entry of e.entries) {
    const value = evaluate(t, entry.value);
    if (entry.key === null) {
      if (value.kind === "record") for (const [k, v] of value.fields) fields.set(k, v);
      continue;
    }
    const key = keyOf(t, evaluate(t, entry.key));
    if (key === null) return t.unsupported(entry.key.span, "This key is not known before the program runs", [value]);
    fields.set(key, value);
  }
  return { kind: "record", fields, of: null };
}

function comprehend(t: Tracer, e: Comprehension): Value {
  const items: Value[] = [];
  const fields = new Map<string, Value>();
  const { passes: before, scope: around } = t;
  if (t.dialect.closures) t.scope = new Scope(around, true, null, true);
  let unknown = false;
  let count: Dim | null = null;
  const turn = (depth: number): void => {
    const clause = e.clauses[depth];
    if (!clause) {
      const element = evaluate(t, e.element);
      const key = e.key ? keyOf(t, evaluate(t, e.key)) : null;
      if (key !== null) fields.set(key, element);
      items.push(element);
      return;
    }
    const iterable = evaluate(t, clause.iterable);
    const turns = t.dialect.iterate(t, iterable, clause.iterable.span);
    if (turns === null) {
      unknown = true;
      return;
    }
    if (e.clauses.length === 1 && clause.conditions.length === 0 && turns.count <= t.options.limits.passes)
      count = countOf(t, iterable);
    for (let pass = 0; pass < Math.min(turns.count, t.options.limits.passes); pass++) {
      t.step(e.span);
      t.passes = [...before, pass + 1];
      bindSilently(t, clause.target, turns.at(pass));
      if (clause.conditions.every((c) => t.dialect.truth(t, evaluate(t, c)) === true)) turn(depth + 1);
    }
    t.passes = before;
  };
  try {
    turn(0);
  } finally {
    Object.assign(t, { passes: before, scope: around });
  }
  if (unknown) return t.unsupported(e.span, "What this runs over is not known");
  if (e.of === "dictionary") return { kind: "record", fields, of: null };
  if (e.of === "set" && t.dialect.setOf) return t.dialect.setOf(t, items);
  const list = sequence("list", items);
  return count ? setLength(list, count) : list;
}

/** Names of a comprehension are no rows. */
function bindSilently(t: Tracer, target: Expr, value: Value): void {
  if (target.kind === "name") t.scope.set(target.name, { value, binding: null });
  else if (target.kind === "sequence") {
    const values = t.dialect.unpack(t, value, target.items.length, target.span);
    for (const [i, item] of target.items.entries()) {
      bindSilently(t, item, values?.[i] ?? opaque("it is not known what this unpacks to"));
    }
  } else assignTo(t, target, value, target.span);
}
