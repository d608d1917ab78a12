/** What follows a dot: members of modules, objects, classes, arrays and containers. */

import { asConstant, constant, type Dim, times } from "../../core/dim";
import type { Node } from "../../core/node";
import { scalar } from "../../core/tensor";
import { nearest } from "../common/nearest";
import { assignTo } from "../common/targets";
import type { Tracer } from "../common/tracer";
import type { Attribute, Expr } from "../common/tree";
import {
  array,
  type ClassValue,
  integer,
  nodesIn,
  opaque,
  type RecordValue,
  sequence,
  text,
  truth,
  type Value,
} from "../common/value";
import { arrayNode } from "./arrays";
import { attributeOf, classAttribute, isSuper, methodOf, setterOf } from "./classes";
import { complexAttribute } from "./complex";
import { dtypeOf, dtypeProperty } from "./dtypes";
import { fails } from "./errors";
import { isGenerator } from "./functions-random";
import { storeInto } from "./functions-write";
import { gradOf, isLeaf, setGrad } from "./leaves";
import { isMethod, isModulePath, libraryConstant, libraryFunction } from "./library";
import { arrayMembers, numpyMembers } from "./numpy-names";
import { attributesOfFunction, counters, matches, patterns, readings, tupleNames } from "./objects";
import { preludeFunction, preludeMember } from "./prelude";
import { copyOf, current, fresh } from "./storage";
import { usesTorch } from "./torch-files";

/** `object.name` */
export function attribute(t: Tracer, e: Attribute): Value {
  return attributeOfValue(t, t.evaluate(e.object), e);
}

/** The same, of a value. */
export function attributeOfValue(t: Tracer, object: Value, e: Attribute): Value {
  switch (object.kind) {
    case "module":
      return object.source?.get(e.name)?.value ?? member(t, object.path, e);
    case "record":
      return fresh(t, attributeOf(t, object, e.name, e) ?? recordMethod(t, object, e));
    case "class":
      return fresh(t, classAttribute(object, e.name) ?? classProperty(t, object, e));
    case "opaque":
      return e.name === "backward" && usesTorch(t)
        ? { kind: "builtin", name: "method.backward", self: object }
        : opaque(object.why, object.depends);
    case "complex":
      return complexAttribute(t, object, e, (value) => property(t, value, e));
    case "text":
      return { kind: "builtin", name: `str.${e.name}`, self: object };
    case "sequence":
      return ofSequence(t, object, e);
    case "function":
      return attributesOfFunction(object).get(e.name) ?? functionProperty(object.name, e);
    case "builtin":
      return ofBuiltin(t, object, e);
    default:
      return property(t, object, e);
  }
}

/** Whether `hasattr` finds a name. */
export function hasAttribute(_: Tracer, object: Value, name: string): boolean | null {
  if (object.kind === "array") return isMethod(name) || arrayMembers.has(name);
  if (object.kind === "module") {
    if (object.path === "np") return numpyMembers.has(name);
    return libraryFunction(`${object.path}.${name}`) || object.source?.own(name) !== undefined || null;
  }
  if (object.kind === "sequence") return tupleNames.get(object)?.names.includes(name) ?? false;
  return false;
}

/** `object.name = value` */
export function assignField(t: Tracer, object: Value | null, name: string, value: Value, target?: Expr): Value {
  if (object?.kind === "record") {
    const setter = setterOf(object, name);
    if (setter) {
      const e: Expr = target ?? { kind: "broken", span: { from: 0, to: 0 } };
      t.call(setter, { positional: [value], named: new Map(), expressions: [] }, e, 0);
    } else object.fields.set(name, value);
  } else if (object?.kind === "function") attributesOfFunction(object).set(name, value);
  else if (object?.kind === "class") object.members.set(name, { value, binding: null });
  else if (object?.kind === "complex" && (name === "real" || name === "imag")) {
    const X = current(t, name === "real" ? object.re : object.im);
    if (value.kind !== "array" || value.node !== X) fill(t, X, value, target);
  } else if (object?.kind === "array") {
    if (name === "grad") setGrad(t, object.node, value);
    else if (name === "data" && value.kind === "array" && target?.kind === "attribute")
      storeInto(t, current(t, object.node), copyOf(t, value.node, target.span), target.object, target.span);
    else if (name === "shape" && target?.kind === "attribute") {
      const args = { positional: [value], named: new Map(), expressions: [] };
      assignTo(t, target.object, t.dialect.callBuiltin(t, "method.reshape", object, args, target, 1), target.span);
    }
    return object;
  }
  return object ?? opaque("it has no value yet");
}

/** `z.real = x` */
function fill(t: Tracer, X: Node, value: Value, target: Expr | undefined): void {
  const span = target?.span ?? { from: 0, to: 0 };
  const V = arrayNode(t, value, span);
  if (V) storeInto(t, X, t.build("broadcast", [V], { shape: [...X.shape] }, span), undefined, span);
}

function member(t: Tracer, path: string, e: Attribute): Value {
  const full = `${path}.${e.name}`;
  const value = libraryConstant(full);
  if (value !== null) return array(t.constant(scalar(value), e.span));
  if (full === "np.newaxis") return { kind: "nothing" };
  if (isModulePath(full)) return { kind: "module", path: full };
  const own = preludeMember(t, path, e.name);
  if (own) return own;
  const missing = path === "np" && !libraryFunction(full) ? noMember(t, "NumPy", numpyMembers, e) : null;
  return missing ?? { kind: "builtin", name: full, self: null };
}

/** Says that a name is not there, when the list of all that are is known. */
function noMember(t: Tracer, owner: string, members: ReadonlySet<string>, e: Attribute): Value | null {
  if (members.has(e.name)) return null;
  if (e.name.startsWith("_")) return opaque(`what '${e.name}' is here is not known`);
  const near = nearest(e.name, members);
  const hint = near ? `. Did you mean '${near}'?` : "";
  t.report("undefined-name", e.nameSpan, `There is no '${e.name}' in ${owner}${hint}`, {
    raises: "AttributeError",
    ...(near ? { fix: { title: `Change to '${near}'`, span: e.nameSpan, text: near } } : {}),
  });
  return opaque(`there is no '${e.name}' in ${owner}`);
}

function recordMethod(t: Tracer, object: RecordValue, e: Attribute): Value {
  if (isGenerator(t, object)) return { kind: "builtin", name: `np.random.${e.name}`, self: object };
  if (object.of === null || isSuper(object)) return plainMethod(object, e);
  const byName = methodOf(object, "__getattr__");
  if (byName) return t.call(byName, { positional: [text(e.name)], named: new Map(), expressions: [] }, e);
  const special = objectProperty(t, object, object.of, e);
  if (special) return special;
  t.report("undefined-name", e.nameSpan, `'${e.name}' is never set on this object`, {
    raises: "AttributeError",
    rests: "contents",
  });
  return opaque(`'${e.name}' is never set on this object`);
}

/** Methods of dictionaries, iterators, errors and of `super()` where nothing is behind it. */
function plainMethod(object: RecordValue, e: Attribute): Value {
  if (isSuper(object)) return { kind: "builtin", name: "builtins.object", self: object };
  if (e.name === "__next__") return { kind: "builtin", name: "builtins.next", self: object };
  if (readings.has(object)) return opaque(`what '${e.name}' is here is not known`);
  if (object.fields.has(e.name) && patterns.has(object)) return object.fields.get(e.name) as Value;
  const family = patterns.has(object) ? "re.Pattern" : matches.has(object) ? "re.Match" : ownFamily(object, e.name);
  return { kind: "builtin", name: `${family}.${e.name}`, self: object };
}

/** Counters have methods of their own, and those of dictionaries. */
function ownFamily(object: RecordValue, name: string): string {
  return counters.has(object) && libraryFunction(`Counter.${name}`) ? "Counter" : "dict";
}

function objectProperty(t: Tracer, object: RecordValue, type: ClassValue, e: Attribute): Value | null {
  if (e.name === "__class__") return type;
  if (e.name === "__dict__") return { kind: "record", fields: object.fields, of: null };
  if (hasUnknownBase(type)) return { kind: "builtin", name: `object.${e.name}`, self: object };
  return /^__\w+__$/.test(e.name) ? t.unsupported(e.span, `What '${e.name}' is here is not known`) : null;
}

function classProperty(t: Tracer, type: ClassValue, e: Attribute): Value {
  if (e.name === "__name__" || e.name === "__qualname__") return text(type.definition.name);
  if (e.name === "__init__") return { kind: "builtin", name: "builtins.object", self: type };
  const open = hasUnknownBase(type) || hasMetaclass(t, type);
  if (open || /^(?:__\w+__|mro)$/.test(e.name)) return opaque(`what '${e.name}' is here is not known`);
  t.report("undefined-name", e.nameSpan, `The class ${type.definition.name} has no '${e.name}'`, {
    raises: "AttributeError",
  });
  return opaque(`there is no '${e.name}' here`);
}

/** Whether a class inherits, however far up, from one that is not followed. */
function hasUnknownBase(type: ClassValue): boolean {
  return type.definition.bases.length > type.bases.length || type.bases.some(hasUnknownBase);
}

/** What a class can do by a metaclass of its own or of a class it is based on. */
function hasMetaclass(t: Tracer, type: ClassValue): boolean {
  const { span, body } = type.definition;
  const header = t.textAt({ from: span.from, to: body[0]?.span.from ?? span.to });
  return /\bmetaclass\s*=/.test(header) || type.bases.some((base) => hasMetaclass(t, base));
}

function ofSequence(t: Tracer, object: Value & { kind: "sequence" }, e: Attribute): Value {
  const named = tupleNames.get(object);
  const at = (named?.names ?? object.fields)?.indexOf(e.name) ?? -1;
  if (at >= 0) return fresh(t, object.items[at] ?? opaque("there is no such item"));
  if (named?.type) {
    const own = classAttribute(named.type, e.name);
    if (own) return own.kind === "function" ? { ...own, self: object } : own;
  }
  // Functions of libraries that are followed as text take lists for arrays.
  if (object.of !== "set" && !t.abroad && arrayMembers.has(e.name) && !listMembers.has(e.name)) {
    const message = `${t.textAt(e.span)}: a ${object.of} has no '${e.name}'. np.array(…) of it has`;
    t.report("undefined-name", e.nameSpan, message, { raises: "AttributeError", rests: "contents" });
    return opaque(`a ${object.of} has no '${e.name}'`, nodesIn(object));
  }
  return { kind: "builtin", name: `${object.of === "set" ? "set" : "list"}.${e.name}`, self: object };
}

const listMembers = new Set(
  "append clear copy count extend index insert newbyteorder pop remove reverse sort".split(" "),
);

function functionProperty(name: string, e: Attribute): Value {
  return e.name === "__name__" ? text(name) : opaque(`'${e.name}' of a function is not known`);
}

function ofBuiltin(t: Tracer, object: Value & { kind: "builtin" }, e: Attribute): Value {
  const known = dtypeProperty(object.name, e.name);
  if (known) return known;
  if (e.name === "__name__") return text(object.name.replace(/^.*\./, ""));
  if (object.self !== null) return opaque(`'${e.name}' of a function is not known`);
  const value = libraryConstant(`${object.name}.${e.name}`);
  return value === null ? { ...object, name: `${object.name}.${e.name}` } : array(t.constant(scalar(value), e.span));
}

/** `x.T`, `x.shape`, `x.sum` */
function property(t: Tracer, object: Value, e: Attribute): Value {
  if (object.kind === "nothing" && t.tries > 0) return fails(t, "AttributeError", `None has no '${e.name}'`, e.span);
  const X = arrayNode(t, object, e.object.span);
  if (!X) return t.unsupported(e.span, `What '${e.name}' is here is not known`, [object]);
  const rank = X.shape.length;
  switch (e.name) {
    case "T":
      return rank < 2
        ? array(X)
        : rank === 2
          ? t.build("transpose", [X], {}, e.span)
          : t.build("permute", [X], { axes: X.shape.map((_, i) => rank - 1 - i) }, e.span);
    case "mT":
      return rank < 2 ? array(X) : t.build("transpose", [X], {}, e.span);
    case "shape":
      return sequence("tuple", X.shape.map(integer));
    case "size":
      if (usesTorch(t) && t.abroad === null) return { kind: "builtin", name: "method.size", self: array(X) };
      return integer(numberOfEntries(X.shape));
    case "at":
      return t.call(
        preludeFunction(t, "jax.array.At") ?? opaque(""),
        { positional: [array(X)], named: new Map(), expressions: [] },
        e,
      );
    case "ndim":
      return integer(constant(rank));
    case "dtype":
      return dtypeOf(t, X);
    case "nbytes":
      return integer(times(numberOfEntries(X.shape), constant(8)));
    case "itemsize":
      return integer(constant(8));
    case "flat":
      return t.build("reshape", [X], { shape: [numberOfEntries(X.shape)], order: "C" }, e.span);
    case "real":
      return array(X);
    case "data":
      return usesTorch(t) ? t.build("detach", [X], {}, e.span) : array(X);
    case "imag":
      return t.build("zeros", [], { shape: [...X.shape] }, e.span);
    case "grad":
      return gradOf(t, X);
    case "device":
      return text("cpu");
    case "is_cuda":
      return truth(false);
    case "requires_grad":
    case "is_leaf":
      return { kind: "truth", value: isLeaf(t, X) };
    default:
      if (isMethod(e.name) || usesTorch(t)) return { kind: "builtin", name: `method.${e.name}`, self: array(X) };
      return (
        noMember(t, "arrays", arrayMembers, e) ??
        t.unsupported(e.span, `What '.${e.name}' is here is not known`, [object])
      );
  }
}

function numberOfEntries(shape: readonly Dim[]): Dim {
  return shape.reduce((a, d) => (asConstant(a) === 1 ? d : times(a, d)), constant(1));
}
