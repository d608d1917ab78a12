/** Calls: functions of the file are followed where they are called, others are asked of the dialect. */

import type { Arguments } from "./dialect";
import { yields } from "./generators";
import { hoistNested, shareNames } from "./hoisting";
import { nearest } from "./nearest";
import { Scope } from "./scope";
import type { Tracer } from "./tracer";
import type { Expr, FunctionDef, Name, Param } from "./tree";
import {
  type ClassValue,
  type FunctionValue,
  nodesIn,
  nothing,
  opaque,
  type RecordValue,
  sequence,
  type Value,
} from "./value";

/** Calls whatever a value is. */
export function callValue(t: Tracer, callee: Value, args: Arguments, e: Expr, outputs: number): Value {
  if (callee.kind === "function") return callFunction(t, callee, args, e, outputs);
  if (callee.kind === "builtin") return t.dialect.callBuiltin(t, callee.name, callee.self, args, e, outputs);
  if (callee.kind === "class") return t.dialect.construct?.(t, callee, args, e) ?? construct(t, callee, args, e);
  const depends = [callee, ...args.positional, ...args.named.values()].flatMap(nodesIn);
  if (callee.kind === "opaque") return opaque(callee.why, depends);
  if (callee.kind === "record") {
    const method = lookUp(callee, "__call__") ?? lookUp(callee, "forward");
    if (method) return callValue(t, method, args, e, outputs);
  }
  t.report("unsupported", e.span, "This is not a function");
  return opaque("this is not a function", depends);
}

const noVariables: ReadonlyMap<string, Value> = new Map();

/** Follows a function with these arguments, in the text it stands in; it begins with `variables` beside its parameters. */
export function callFunction(
  t: Tracer,
  f: FunctionValue,
  args: Arguments,
  e: Expr,
  outputs: number,
  variables = noVariables,
): Value {
  const place = t.abroad?.place ?? e.span;
  const { source } = f.closure.outermost();
  t.depth += 1;
  try {
    const made = t.elsewhere(source, e.span, () =>
      follow(t, f, args, t.abroad ? e : { ...e, span: place }, outputs, variables),
    );
    if (source && !t.abroad) t.dialect.followed?.(t, e.span);
    return source?.title === null ? withMissing(made, f, outputs) : made;
  } finally {
    t.depth -= 1;
  }
}

/** A function of a library may give more values than are followed. */
function withMissing(made: Value, f: FunctionValue, outputs: number): Value {
  const values = made.kind === "sequence" && made.of === "tuple" ? made.items : [made];
  if (f.definition.kind === "lambda" || f.definition.outputs === null || values.length >= outputs) return made;
  const missing = opaque(`this value of ${f.name}() is not followed`, nodesIn(made));
  return sequence("tuple", [...values, ...Array.from({ length: outputs - values.length }, () => missing)]);
}

function follow(
  t: Tracer,
  f: FunctionValue,
  args: Arguments,
  e: Expr,
  outputs: number,
  variables: ReadonlyMap<string, Value>,
): Value {
  const all = f.self ? { ...args, positional: [f.self, ...args.positional] } : args;
  const depends = all.positional.flatMap(nodesIn);
  if (t.depth > t.options.limits.depth) {
    const decided = all.positional.every((v) => v.kind !== "opaque");
    t.report(
      decided ? "limit" : "unsupported",
      e.span,
      `Calls are nested more than ${t.options.limits.depth} deep here; they are not followed further`,
    );
    return opaque("calls are nested too deep here", depends);
  }
  const scope = new Scope(f.closure, f.definition.kind === "lambda" || t.dialect.closures || f.nested === true);
  shareNames(scope, f);
  const { yielded } = t;
  const saved = { scope: t.scope, frames: t.frames, passes: t.passes, returned: t.returned, span: t.returnedSpan };
  const outside = t.passesOutside;
  bindParams(t, f, scope, all, outputs, e);
  for (const [name, value] of variables) scope.set(name, { value, binding: null });
  if (!t.calls.has(f.definition)) t.calls.set(f.definition, scope.copy());
  t.scope = scope;
  if (f.definition.kind === "lambda") {
    try {
      return t.evaluate(f.definition.body, outputs);
    } finally {
      t.scope = saved.scope;
    }
  }
  t.frames = [...t.frames, { function: f.name, span: t.standIn ?? t.abroad?.place ?? e.span }];
  t.passesOutside = t.passes.length;
  t.claims.called(t, f.definition, scope, e.span);
  t.returned = null;
  t.yielded = yields(f.definition) ? [] : null;
  try {
    hoistNested(t, f.definition.body);
    t.run(f.definition.body);
    if (t.yielded && t.dialect.generated) return t.dialect.generated(t, t.yielded);
    return results(t, f.definition, scope, outputs);
  } finally {
    Object.assign(t, { scope: saved.scope, frames: saved.frames, passes: saved.passes });
    Object.assign(t, { returned: saved.returned, returnedSpan: saved.span, passesOutside: outside, yielded });
  }
}

/** What a followed function gives back: MATLAB's outputs by name, Python's return value. */
export function results(t: Tracer, definition: FunctionDef, scope: Scope, outputs: number): Value {
  if (definition.outputs === null) return t.returned ?? nothing;
  const values = definition.outputs.slice(0, Math.max(1, outputs)).flatMap((o): readonly Value[] => {
    const value = scope.get(o.name)?.value;
    if (o.name === "varargout" && value?.kind === "sequence") return value.items;
    if (!value && outputs === 0) return [];
    return [value ?? unsetOutput(t, definition, o)];
  });
  if (values.length === 0) return nothing;
  const [first] = values;
  return outputs <= 1 && first ? first : sequence("tuple", values);
}

function unsetOutput(t: Tracer, definition: FunctionDef, output: Name): Value {
  const why = `'${output.name}' is not set by ${definition.name}`;
  const cut = t.reports.diagnostics.some(
    (d) => d.code === "unsupported" || d.code === "syntax" || d.severity === "error",
  );
  if (t.frames.length > 0 && !cut) t.report("undefined-name", output.span, why);
  return opaque(why);
}

const unknownArguments = "what is passed here is not known";

function bindParams(t: Tracer, f: FunctionValue, scope: Scope, args: Arguments, outputs: number, e: Expr): void {
  const params = f.definition.params;
  const rest = new Map(args.named);
  const open = args.certain !== undefined || f.altered === true;
  const positionals = args.positional.slice(0, args.certain);
  let next = 0;
  let positional = true;
  for (const [i, p] of params.entries()) {
    if (p.star === "*" || p.name === "varargin") {
      const of = p.name === "varargin" ? "cell" : "tuple";
      if (p.name !== "") {
        scope.set(p.name, {
          value: open ? opaque(unknownArguments) : sequence(of, positionals.slice(next)),
          binding: null,
        });
        next = positionals.length;
      }
      positional = false;
      continue;
    }
    if (p.star === "**") {
      scope.set(p.name, {
        value: open ? opaque(unknownArguments) : { kind: "record", fields: rest, of: null },
        binding: null,
      });
      continue;
    }
    let value = rest.get(p.name);
    if (value === undefined && positional && next < positionals.length) {
      value = positionals[next];
      next += 1;
    } else rest.delete(p.name);
    if (open) value ??= opaque(unknownArguments);
    value ??= f.defaults?.[i] ?? missing(t, p, f, scope) ?? lacking(t, p, f, e);
    if (value) scope.set(p.name, { value, binding: bindingFor(t, value) });
  }
  if (t.dialect.language === "python") {
    const spare = rest.size > 0 && !params.some((p) => p.star === "**") ? [...rest.keys()][0] : undefined;
    if (spare !== undefined) unknownParameter(t, f, spare, e);
    if (next < positionals.length) tooMany(t, f, args, e);
    return;
  }
  if (next < positionals.length && !params.some((p) => p.name === "varargin")) tooMany(t, f, args, e);
  scope.set("nargin", { value: t.whole(args.positional.length), binding: null });
  scope.set("nargout", { value: t.whole(outputs), binding: null });
}

function tooMany(t: Tracer, f: FunctionValue, args: Arguments, e: Expr): void {
  const own = f.self ? 1 : 0;
  const takes = f.definition.params.filter((p) => p.star === "").length - own;
  const given = args.positional.length - own;
  const message = `${f.name}() takes ${takes} argument${takes === 1 ? "" : "s"}, but ${given} ${given === 1 ? "is" : "are"} given`;
  t.report("type-mismatch", e.span, message);
}

/** Functions of libraries have more parameters than those that are followed. */
function unknownParameter(t: Tracer, f: FunctionValue, name: string, e: Expr): void {
  const isLibrary = f.closure.outermost().source?.title === null;
  const near = nearest(
    name,
    f.definition.params.map((p) => p.name),
  );
  if (isLibrary && !near) t.report("unsupported", e.span, `What '${name}' asks of ${f.name}() is not followed`);
  else t.report("type-mismatch", e.span, `${f.name}() has no parameter '${name}'`);
}

/** In Python every parameter without a default needs an argument. */
function lacking(t: Tracer, p: Param, f: FunctionValue, e: Expr): Value | undefined {
  if (t.dialect.language !== "python" || p.name === "") return undefined;
  t.report("type-mismatch", e.span, `${f.name}() needs a value for '${p.name}'`);
  return opaque(`${f.name}() is called without '${p.name}'`);
}

function missing(t: Tracer, p: Param, f: FunctionValue, own: Scope): Value | undefined {
  if (!p.default) return undefined;
  const before = t.scope;
  t.scope = t.dialect.closures ? f.closure : own;
  try {
    return t.evaluate(p.default);
  } finally {
    t.scope = before;
  }
}

/** A parameter is the caller's row under another name. */
function bindingFor(t: Tracer, value: Value) {
  const node = value.kind === "array" || value.kind === "integer" ? value.node : null;
  return node ? (t.rows.of(node) ?? null) : null;
}

function construct(t: Tracer, type: ClassValue, args: Arguments, e: Expr): Value {
  const object: RecordValue = { kind: "record", fields: new Map(), of: type };
  const init = member(type, "__init__");
  if (init?.kind === "function") callFunction(t, { ...init, self: object }, args, e, 0);
  else for (const [k, v] of args.named) object.fields.set(k, v);
  return object;
}

/** A field or method of an object; methods come bound to it. */
export function lookUp(object: RecordValue, name: string): Value | undefined {
  const own = object.fields.get(name);
  if (own) return own;
  const found = object.of ? member(object.of, name) : undefined;
  return found?.kind === "function" ? { ...found, self: object } : found;
}

/** What a class holds under a name, or the first of its bases that does. */
export function member(type: ClassValue, name: string): Value | undefined {
  const own = type.members.names().includes(name) ? type.members.get(name)?.value : undefined;
  if (own) return own;
  for (const base of type.bases) {
    const inherited = member(base, name);
    if (inherited) return inherited;
  }
  return undefined;
}
