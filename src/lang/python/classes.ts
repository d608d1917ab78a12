/** Classes: how attributes are found, what decorators make of methods, and how objects come about. */

import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr, Stmt } from "../common/tree";
import {
  type ClassValue,
  type FunctionValue,
  nothing,
  opaque,
  type RecordValue,
  sequence,
  type Value,
} from "../common/value";
import { tupleNames } from "./objects";

/** The object a `super()` stands for. */
const behind = new WeakMap<RecordValue, { readonly self: Value; readonly types: readonly ClassValue[] }>();

/** What writes a property, by the function that reads it. */
const setters = new WeakMap<object, FunctionValue>();

/** The method that `object.name = value` calls, bound; `undefined` where a field is written. */
export function setterOf(object: RecordValue, name: string): Value | undefined {
  const found = object.of ? inTypes(lookupOrder(object.of), name) : undefined;
  const setter = found?.kind === "function" ? setters.get(found.definition) : undefined;
  return setter ? { ...setter, self: object } : undefined;
}

/** Classes in the order in which attributes are looked up (C3). */
export function lookupOrder(type: ClassValue): readonly ClassValue[] {
  return [type, ...merged([...type.bases.map(lookupOrder), type.bases])];
}

function merged(lists: readonly (readonly ClassValue[])[]): ClassValue[] {
  const rest = lists.map((l) => [...l]).filter((l) => l.length > 0);
  const order: ClassValue[] = [];
  while (rest.some((l) => l.length > 0)) {
    const open = rest.filter((l) => l.length > 0);
    const next = open.find((l) => !open.some((o) => o.slice(1).includes(l[0] as ClassValue)))?.[0] ?? open[0]?.[0];
    if (!next) break;
    order.push(next);
    for (const l of rest) if (l[0] === next) l.shift();
  }
  return order;
}

/** `object.name`; `undefined` when neither the object nor its classes have it. */
export function attributeOf(t: Tracer, object: RecordValue, name: string, e: Expr): Value | undefined {
  const proxied = behind.get(object);
  const own = proxied ? undefined : object.fields.get(name);
  if (own) return own;
  const types = proxied?.types ?? (object.of ? lookupOrder(object.of) : []);
  const found = inTypes(types, name);
  if (!found) return undefined;
  const bound = boundTo(found, proxied?.self ?? object, object.of);
  if (!isProperty(found)) return bound;
  const value = t.call(bound, { positional: [], named: new Map(), expressions: [] }, e);
  if (has(found, /^(functools\.)?cached_property$/)) object.fields.set(name, value);
  return value;
}

/** `Class.name` */
export function classAttribute(type: ClassValue, name: string): Value | undefined {
  const found = inTypes(lookupOrder(type), name);
  return found && has(found, /^classmethod$/) ? boundTo(found, type, type) : found;
}

/** A method of an object's classes, bound to it. */
export function methodOf(object: RecordValue, name: string): Value | undefined {
  const found = object.of ? inTypes(lookupOrder(object.of), name) : undefined;
  return found ? boundTo(found, object, object.of) : undefined;
}

function inTypes(types: readonly ClassValue[], name: string): Value | undefined {
  for (const type of types) {
    const found = type.members.own(name)?.value;
    if (found) return found;
  }
  return undefined;
}

function boundTo(found: Value, self: Value, type: ClassValue | null): Value {
  if (found.kind !== "function" || found.self !== null || has(found, /^staticmethod$/)) return found;
  return { ...found, self: has(found, /^classmethod$/) && type ? type : self };
}

function isProperty(found: Value): boolean {
  return has(found, /^(property|(functools\.)?cached_property)$/);
}

/** Whether a function of the file is decorated by such a name. */
function has(found: Value, name: RegExp): boolean {
  if (found.kind !== "function" || found.definition.kind !== "function") return false;
  return found.definition.decorators.some((d) => name.test(dotted(d)));
}

/** `a.b` as text; empty for other expressions. */
export function dotted(e: Expr): string {
  if (e.kind === "name") return e.name;
  return e.kind === "attribute" ? `${dotted(e.object)}.${e.name}` : e.kind === "call" ? dotted(e.callee) : "";
}

function altered(f: FunctionValue): FunctionValue {
  return { ...f, altered: true };
}

/** Decorators of libraries behind which a function takes what it took before. */
const keepsParameters =
  /(?:^|\.)(?:jit|njit|vectorize|guvectorize|lru_cache|cache|wraps|no_grad|inference_mode|compile|checkpoint|profile|override|abstractmethod|typed|jaxtyped|typechecked|beartype|custom_\w+|unprimitive|primitive|contextmanager|timeit|singledispatch|total_ordering)$/;

/** `@x.setter` keeps the property it belongs to; decorators of the file are called; others change nothing that is known. */
export function decorated(t: Tracer, value: Value, decorators: readonly Expr[]): Value {
  return [...decorators].reverse().reduce((so, d) => {
    const name = dotted(d);
    if (
      /^(property|staticmethod|classmethod|dataclass|dataclasses\.dataclass|functools\.\w+|cached_property)$/.test(name)
    )
      return so;
    if (/\.(setter|getter|deleter)$/.test(name)) {
      const read = t.scope.own(name.split(".")[0] ?? "")?.value;
      if (read?.kind === "function" && so.kind === "function" && name.endsWith("setter"))
        setters.set(read.definition, so);
      return read ?? so;
    }
    const known = d.kind === "name" ? t.scope.get(d.name)?.value : t.scope.get(name.split(".")[0] ?? "")?.value;
    if (!known || known.kind === "module" || known.kind === "builtin" || known.kind === "opaque")
      return so.kind === "function" && !keepsParameters.test(name) ? altered(so) : so;
    const decorator = t.evaluate(d);
    if (decorator.kind !== "function" && decorator.kind !== "class") return so;
    return t.call(decorator, { positional: [so], named: new Map(), expressions: [] }, d);
  }, value);
}

/** The object of `super()`: what the classes behind the one around the method say of `self`. */
export function superOf(t: Tracer, args: Arguments): Value {
  const around = args.positional[0] ?? t.scope.get("__class__")?.value;
  const first = t.scope.names()[0];
  const self = args.positional[1] ?? (first ? t.scope.own(first)?.value : undefined);
  const type = self?.kind === "record" ? self.of : self?.kind === "class" ? self : null;
  if (around?.kind !== "class" || !type || !self) return opaque("there is no class around this");
  const order = lookupOrder(type);
  const types = order.slice(order.findIndex((c) => c.definition === around.definition) + 1);
  const fields = self.kind === "record" ? self.fields : new Map<string, Value>();
  const proxy: RecordValue = { kind: "record", fields, of: type };
  behind.set(proxy, { self, types });
  return proxy;
}

/** Whether a record is a `super()`. */
export function isSuper(object: RecordValue): boolean {
  return behind.has(object);
}

/** Whether a class is, or comes from, another. */
export function descends(type: ClassValue, from: ClassValue): boolean {
  return lookupOrder(type).some((c) => c.definition === from.definition);
}

/** A new object: initialised by `__init__`, or field by field in a data class; `null` leaves it to the common tracer. */
export function construct(t: Tracer, type: ClassValue, args: Arguments, e: Expr): Value | null {
  const maker = inTypes(lookupOrder(type), "__new__");
  if (maker?.kind === "function") return t.call({ ...maker, self: type }, args, e);
  const object: RecordValue = { kind: "record", fields: new Map(), of: type };
  const init = methodOf(object, "__init__");
  if (init) {
    t.call(init, args, e, 0);
    return object;
  }
  const fields = dataFields(type);
  object.fields.set("args", sequence("tuple", args.positional));
  if (!isErrorClass(type)) object.fields.delete("args");
  if (fields.length === 0) {
    const [extra] = args.positional;
    if (extra && !isErrorClass(type) && type.bases.length === 0 && type.definition.bases.length === 0)
      t.report("type-mismatch", e.span, `${type.definition.name}() takes no arguments`);
    for (const [k, v] of args.named) object.fields.set(k, v);
    return object;
  }
  fields.forEach(({ name, value }, i) => {
    const given = args.named.get(name) ?? args.positional[i] ?? value?.(t);
    if (given) object.fields.set(name, given);
    else t.report("type-mismatch", e.span, `${type.definition.name}() needs a value for '${name}'`);
  });
  if (isNamedTuple(type)) {
    const made = sequence(
      "tuple",
      fields.map((f) => object.fields.get(f.name) ?? nothing),
    );
    tupleNames.set(made, { names: fields.map((f) => f.name), title: type.definition.name, type });
    return made;
  }
  const after = methodOf(object, "__post_init__");
  if (after) t.call(after, { positional: [], named: new Map(), expressions: [] }, e, 0);
  return object;
}

function isErrorClass(type: ClassValue): boolean {
  return lookupOrder(type).some((c) => c.definition.bases.some((b) => /(Error|Exception|Warning)$/.test(dotted(b))));
}

function isNamedTuple(type: ClassValue): boolean {
  return type.definition.bases.some((b) => /(^|\.)NamedTuple$/.test(dotted(b)));
}

interface DataField {
  readonly name: string;
  readonly value: ((t: Tracer) => Value) | null;
}

/** Names of the fields of a data class. */
export function fieldNames(type: ClassValue): readonly string[] {
  return dataFields(type).map((f) => f.name);
}

/** Fields of a data class or a typed named tuple, those of its bases first. */
function dataFields(type: ClassValue): readonly DataField[] {
  const fields = new Map<string, DataField>();
  for (const c of [...lookupOrder(type)].reverse()) {
    if (!isDataClass(c)) continue;
    for (const s of c.definition.body) {
      const field = fieldOf(s, c);
      if (field) fields.set(field.name, field);
    }
  }
  return [...fields.values()];
}

function isDataClass(type: ClassValue): boolean {
  const { decorators = [] } = type.definition;
  return decorators.some((d) => /^(dataclasses\.|attr\.)?(dataclass|s|define)$/.test(dotted(d))) || isNamedTuple(type);
}

function fieldOf(s: Stmt, type: ClassValue): DataField | null {
  if (s.kind !== "assign" || s.annotation === null || s.targets[0]?.kind !== "name") return null;
  const { annotation } = s;
  if (/ClassVar$/.test(dotted(annotation.kind === "index" ? annotation.object : annotation))) return null;
  const { name } = s.targets[0];
  if (s.value.kind === "constant" && s.value.value === "ellipsis") return { name, value: null };
  const made = s.value;
  if (made.kind === "call" && /^(dataclasses\.)?field$/.test(dotted(made.callee))) {
    const option = (n: string) => made.args.find((a) => a.name === n)?.value;
    const [value, factory] = [option("default"), option("default_factory")];
    if (value) return { name, value: (t) => t.evaluate(value) };
    if (!factory) return { name, value: null };
    const none: Arguments = { positional: [], named: new Map(), expressions: [] };
    return { name, value: (t) => t.call(t.evaluate(factory), none, factory) };
  }
  return { name, value: () => type.members.own(name)?.value ?? nothing };
}

/** A function that is not a method, for tests of what a value is. */
export function isFunction(v: Value): v is FunctionValue {
  return v.kind === "function";
}
