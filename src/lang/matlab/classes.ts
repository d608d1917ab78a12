/** Classes: objects are values, or handles that change in place; methods, operators and properties that a class defines. */

import type { Span } from "../../core/span";
import { callFunction, member } from "../common/calls";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Call, Expr, FunctionDef } from "../common/tree";
import { type ClassValue, type FunctionValue, nodesIn, opaque, type RecordValue, type Value } from "../common/value";
import { memberOfMap } from "./functions-maps";
import { asMap } from "./map-values";

/** An object, with its class. */
export type ObjectValue = RecordValue & { readonly of: ClassValue };

/** Whether a value is an object of a class. */
export function isObject(value: Value | null | undefined): value is ObjectValue {
  return value?.kind === "record" && value.of !== null;
}

/** Whether objects of a class are shared by all names that hold them. */
export function isHandleClass(type: ClassValue): boolean {
  const names = type.definition.bases.flatMap((b) => (b.kind === "name" ? [b.name] : []));
  return (
    names.some((name) => /^(?:handle|dynamicprops|matlab\.mixin\..*)$/.test(name)) || type.bases.some(isHandleClass)
  );
}

/** Whether a class is another or is based on it. */
export function isKindOf(type: ClassValue, name: string): boolean {
  return type.definition.name === name || type.bases.some((base) => isKindOf(base, name));
}

/** A method of a class or of one it is based on. */
export function methodOf(type: ClassValue, name: string): FunctionValue | null {
  const found = member(type, name);
  return found && isMethod(found) ? found : null;
}

function isMethod(value: Value): value is FunctionValue & { readonly definition: FunctionDef } {
  return value.kind === "function" && value.definition.kind === "function";
}

/** Properties with their defaults, those of the classes it is based on first. */
function defaults(type: ClassValue, blank: Value): Map<string, Value> {
  const fields = new Map(type.bases.flatMap((base) => [...defaults(base, blank)]));
  for (const name of type.definition.properties ?? []) fields.set(name, blank);
  for (const name of type.members.names()) {
    const value = type.members.get(name)?.value;
    if (value && !isMethod(value)) fields.set(name, value);
  }
  return fields;
}

/** Makes an object: its properties have their defaults, then the constructor fills it. */
export function construct(t: Tracer, type: ClassValue, args: Arguments, e: Expr): Value {
  const nothingYet = t.constant({ size: [0, 0], data: new Float64Array() }, e.span);
  const object: ObjectValue = { kind: "record", fields: defaults(type, { kind: "array", node: nothingYet }), of: type };
  return initialised(t, type, object, args, e);
}

/** Runs the constructor of a class, or of the nearest one below it that has one, on an object. */
function initialised(t: Tracer, type: ClassValue, object: ObjectValue, args: Arguments, e: Expr): Value {
  const own = methodOf(type, type.definition.name);
  const output = own?.definition.kind === "function" ? own.definition.outputs?.[0] : undefined;
  if (own && output) return callFunction(t, own, args, e, 1, new Map([[output.name, object]]));
  return type.bases.reduce<Value>(
    (made, base) => (isObject(made) ? initialised(t, base, made, args, e) : made),
    object,
  );
}

/** `object@Base(…)` in a constructor, `method@Base(object, …)` in a method; `null` for all other names. */
export function callOfBase(t: Tracer, e: Call, args: () => Arguments, outputs: number): Value | null {
  const [, left, path] = (e.callee.kind === "name" && /^(\w+)@([\w.]+)$/.exec(e.callee.name)) || [];
  if (left === undefined || path === undefined) return null;
  const baseName = path.slice(path.lastIndexOf(".") + 1);
  const given = args();
  const object = t.scope.get(left)?.value;
  if (isObject(object)) {
    const base = baseNamed(object.of, baseName);
    return base ? initialised(t, base, object, given, e) : object;
  }
  const [first] = given.positional;
  const base = isObject(first) ? baseNamed(first.of, baseName) : null;
  const method = base && methodOf(base, left);
  return method
    ? t.call(method, given, e, outputs)
    : opaque(`'${path}' is not followed`, given.positional.flatMap(nodesIn));
}

function baseNamed(type: ClassValue, name: string): ClassValue | null {
  if (type.definition.name === name) return type;
  for (const base of type.bases) {
    const found = baseNamed(base, name);
    if (found) return found;
  }
  return null;
}

/** What a class gives for a name of one of the arguments' class: `norm(v)` of a vector class; `null` where none defines it. */
export function methodFor(name: string, values: readonly Value[]): FunctionValue | null {
  for (const value of values) {
    const method = isObject(value) ? methodOf(value.of, name) : null;
    if (method) return method;
  }
  return null;
}

/** Methods that stand for operators, by the operator. */
const operatorMethods: Readonly<Record<string, string>> = {
  "+": "plus",
  "-": "minus",
  "*": "mtimes",
  ".*": "times",
  "/": "mrdivide",
  "./": "rdivide",
  "\\": "mldivide",
  ".\\": "ldivide",
  "^": "mpower",
  ".^": "power",
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "&": "and",
  "|": "or",
  "unary-": "uminus",
  "unary+": "uplus",
  "unary!": "not",
  "'": "ctranspose",
  ".'": "transpose",
};

/** An operator on objects whose class defines it; `null` where none does. */
export function overloaded(t: Tracer, op: string, values: readonly Value[], span: Span): Value | null {
  if (!values.some(isObject)) return null;
  const name = operatorMethods[op] ?? op;
  const method = methodFor(name, values);
  if (!method) return null;
  const e: Expr = { kind: "name", name, span };
  return t.call(method, { positional: values, named: new Map(), expressions: values.map(() => e) }, e, 1);
}

/** A property of an object or class by name, a method bound to the object; `null` when there is neither. */
export function memberOfObject(t: Tracer, object: Value, name: string, e: Expr): Value | null {
  if (object.kind === "class") return member(object, name) ?? null;
  if (!isObject(object)) return null;
  if (asMap(object)) return memberOfMap(object, name);
  const getter = `get.${name}`;
  const computed = t.frames.at(-1)?.function === getter ? null : methodOf(object.of, getter);
  if (computed)
    return t.call({ ...computed, self: object }, { positional: [], named: new Map(), expressions: [] }, e, 1);
  const own = object.fields.get(name);
  if (own) return own;
  const method = methodOf(object.of, name);
  return method ? { ...method, self: object } : null;
}
