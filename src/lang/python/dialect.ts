/** Python with NumPy: what its expressions, names and calls mean. */

import { asConstant, constant, type Dim, times } from "../../core/dim";
import { entries, printShape } from "../../core/shape";
import type { Span } from "../../core/span";
import { scalar } from "../../core/tensor";
import type { Arguments, Dialect } from "../common/dialect";
import { evaluateArguments, nearest } from "../common/expressions";
import { assignTo } from "../common/targets";
import type { Tracer } from "../common/tracer";
import type { Attribute, Call, Expr, Index, StringLiteral, Walrus } from "../common/tree";
import {
  array,
  type ClassValue,
  integer,
  nodesIn,
  opaque,
  type RecordValue,
  sequence,
  text,
  type Value,
} from "../common/value";
import { arrayNode } from "./arrays";
import { attributeOf, classAttribute, construct, decorated, isSuper, superOf } from "./classes";
import { caught, handles, isErrorName, raised } from "./errors";
import { formatted } from "./functions-container";
import { isGenerator } from "./functions-random";
import { readIndex, writeIndex } from "./indexing";
import {
  builtinName,
  callLibrary,
  functionNames,
  isMethod,
  isModulePath,
  libraryConstant,
  libraryNames,
} from "./library";
import { modulePath } from "./modules";
import { arrayMembers, numpyMembers } from "./numpy-names";
import { augment, binary, compare, unary } from "./operators";
import { fresh } from "./storage";

/** The dialect. */
export const python: Dialect = {
  language: "python",
  base: 0,
  closures: true,
  number: (t, e) => {
    if (e.imaginary) return t.unsupported(e.span, "Complex numbers are not supported");
    return e.integer ? integer(constant(e.value)) : array(t.constant(scalar(e.value), e.span));
  },
  expression,
  builtin: (_, name) => {
    if (name === "__name__") return text("__main__");
    if (isErrorName(name)) return { kind: "builtin", name: `builtins.${name}`, self: null };
    const path = builtinName(name);
    return path ? { kind: "builtin", name: path, self: null } : null;
  },
  knownNames: () => libraryNames(),
  functionNames: () => functionNames(),
  imported: (_, module, name) => imported(module, name),
  augment: (t, op, left, right, e) => augment(t, op, left, right, e.target, [e.target.span, e.value.span]),
  current: fresh,
  assignIndex: (t, target, object, value) =>
    target.kind === "index" ? writeIndex(t, target as Index, object, value) : opaque("this cannot be written to"),
  assignField(_, object, name, value) {
    if (object?.kind === "record") object.fields.set(name, value);
    else if (object?.kind === "class") object.members.set(name, { value, binding: null });
    return object ?? opaque("it has no value yet");
  },
  unpack,
  iterate,
  truth: truthOf,
  raised,
  handles,
  caught,
  construct,
  decorated,
  toArray(t, value, span) {
    const node = arrayNode(t, value, span);
    return node ? array(node) : null;
  },
  callBuiltin: (t, name, self, args, e) => callLibrary(t, name, self, args, e),
  command: () => {},
};

function expression(t: Tracer, e: Expr): Value {
  switch (e.kind) {
    case "binary":
      return binary(t, e);
    case "unary":
      return unary(t, e);
    case "compare":
      return compare(t, e);
    case "index":
      return readIndex(t, e);
    case "attribute":
      return attribute(t, e);
    case "call":
      return call(t, e);
    case "string":
      return formattedString(t, e);
    case "walrus":
      return walrus(t, e);
    case "slice":
      return { kind: "slice", start: null, stop: null, step: null, special: "all" };
    default:
      return t.unsupported(e.span, "This expression is not supported");
  }
}

/** An f-string whose parts are all known is a text that is known. */
function formattedString(t: Tracer, e: StringLiteral): Value {
  const parts = (e.parts ?? []).map((p) => (typeof p === "string" ? p : formatted(t, t.evaluate(p.value), p.format)));
  return text(parts.includes(null) ? null : parts.join(""));
}

/** `name := value` */
function walrus(t: Tracer, e: Walrus): Value {
  assignTo(t, e.target, t.evaluate(e.value), e.value.span);
  return t.scope.get(e.target.name)?.value ?? opaque("it has no value yet");
}

function call(t: Tracer, e: Call): Value {
  if (e.callee.kind === "name" && e.callee.name === "super" && !t.scope.get("super"))
    return superOf(t, evaluateArguments(t, e.args));
  const callee = t.evaluate(e.callee);
  const args = evaluateArguments(t, e.args);
  if (callee.kind === "builtin" && callee.self === null && args.positional.some((a) => a.kind === "opaque")) {
    const blocked = opaqueArgument(callee.name, args);
    if (blocked) return blocked;
  }
  return t.call(callee, args, e);
}

/** A library function of a value of unknown meaning is unknown too; printing and lists are not. */
function opaqueArgument(name: string, args: Arguments): Value | null {
  if (/^builtins\.(print|list|tuple|zip|enumerate|len|isinstance|dict|type|hasattr)$/.test(name)) return null;
  const first = args.positional.find((a) => a.kind === "opaque");
  return first?.kind === "opaque" ? opaque(first.why, args.positional.flatMap(nodesIn)) : null;
}

function attribute(t: Tracer, e: Attribute): Value {
  const object = t.evaluate(e.object);
  switch (object.kind) {
    case "module":
      return member(t, object.path, e);
    case "record":
      return fresh(t, attributeOf(t, object, e.name, e) ?? recordMethod(t, object, e));
    case "class":
      return fresh(t, classAttribute(object, e.name) ?? classProperty(t, object, e));
    case "opaque":
      return opaque(object.why, object.depends);
    default:
      return property(t, object, e);
  }
}

function member(t: Tracer, path: string, e: Attribute): Value {
  const full = `${path}.${e.name}`;
  const value = libraryConstant(full);
  if (value !== null) return array(t.constant(scalar(value), e.span));
  if (full === "np.newaxis") return { kind: "nothing" };
  if (isModulePath(full)) return { kind: "module", path: full };
  const missing = path === "np" ? noMember(t, "NumPy", numpyMembers, e) : null;
  return missing ?? { kind: "builtin", name: full, self: null };
}

/** Says that a name is not there, when the list of all that are is known. */
function noMember(t: Tracer, owner: string, members: ReadonlySet<string>, e: Attribute): Value | null {
  if (members.has(e.name)) return null;
  const near = nearest(e.name, members);
  const hint = near ? `. Did you mean '${near}'?` : "";
  t.report("undefined-name", e.nameSpan, `There is no '${e.name}' in ${owner}${hint}`, {
    ...(near ? { fix: { title: `Change to '${near}'`, span: e.nameSpan, text: near } } : {}),
  });
  return opaque(`there is no '${e.name}' in ${owner}`);
}

function recordMethod(t: Tracer, object: RecordValue, e: Attribute): Value {
  if (/^(items|keys|values|get|update|copy|pop|setdefault)$/.test(e.name))
    return { kind: "builtin", name: `dict.${e.name}`, self: object };
  if (isGenerator(t, object)) return { kind: "builtin", name: `np.random.${e.name}`, self: object };
  if (object.of === null || isSuper(object)) return { kind: "builtin", name: "builtins.object", self: object };
  const special = objectProperty(t, object, object.of, e);
  if (special) return special;
  t.report("undefined-name", { from: e.nameSpan.from, to: e.nameSpan.to }, `'${e.name}' is never set on this object`);
  return opaque(`'${e.name}' is never set on this object`);
}

function objectProperty(t: Tracer, object: RecordValue, type: ClassValue, e: Attribute): Value | null {
  if (e.name === "__class__") return type;
  if (e.name === "__dict__") return { kind: "record", fields: object.fields, of: null };
  if (type.definition.bases.length > type.bases.length)
    return opaque(`'${e.name}' may come from a class that is not known`);
  return /^__\w+__$/.test(e.name) ? t.unsupported(e.span, `What '${e.name}' is here is not known`) : null;
}

function classProperty(t: Tracer, type: ClassValue, e: Attribute): Value {
  if (e.name === "__name__" || e.name === "__qualname__") return text(type.definition.name);
  if (type.definition.bases.length > type.bases.length || /^__\w+__$/.test(e.name))
    return opaque(`what '${e.name}' is here is not known`);
  t.report("undefined-name", e.nameSpan, `The class ${type.definition.name} has no '${e.name}'`);
  return opaque(`there is no '${e.name}' here`);
}

/** `x.T`, `x.shape`, `x.sum` */
function property(t: Tracer, object: Value, e: Attribute): Value {
  if (object.kind === "text") return { kind: "builtin", name: `str.${e.name}`, self: object };
  const field = object.kind === "sequence" ? object.fields?.indexOf(e.name) : undefined;
  if (object.kind === "sequence" && field !== undefined && object.items[field]) return object.items[field];
  if (object.kind === "sequence") return { kind: "builtin", name: `list.${e.name}`, self: object };
  if (object.kind === "builtin" && object.self === null) return { ...object, name: `${object.name}.${e.name}` };
  if (object.kind === "function" || object.kind === "builtin") return opaque(`'${e.name}' of a function is not known`);
  const X = arrayNode(t, object, e.object.span);
  if (!X) return t.unsupported(e.span, `What '${e.name}' is here is not known`, [object]);
  switch (e.name) {
    case "T":
      return X.shape.length < 2
        ? array(X)
        : X.shape.length === 2
          ? t.build("transpose", [X], {}, e.span)
          : t.build("permute", [X], { axes: X.shape.map((_, i) => X.shape.length - 1 - i) }, e.span);
    case "shape":
      return sequence("tuple", X.shape.map(integer));
    case "size":
      return integer(X.shape.reduce((a, d) => multiplyDims(a, d), constant(1)));
    case "ndim":
      return integer(constant(X.shape.length));
    case "dtype":
      return text("float64");
    case "nbytes":
      return integer(
        multiplyDims(
          X.shape.reduce((a, d) => multiplyDims(a, d), constant(1)),
          constant(8),
        ),
      );
    case "itemsize":
      return integer(constant(8));
    case "real":
    case "data":
      return array(X);
    default:
      if (isMethod(e.name)) return { kind: "builtin", name: `method.${e.name}`, self: array(X) };
      return (
        noMember(t, "arrays", arrayMembers, e) ??
        t.unsupported(e.span, `What '.${e.name}' is here is not known`, [object])
      );
  }
}

function multiplyDims(a: Dim, b: Dim): Dim {
  return asConstant(a) === 1 ? b : times(a, b);
}

function imported(module: string, name: string | null): Value {
  const path = modulePath(module);
  if (name === null) return { kind: "module", path };
  const full = modulePath(`${module}.${name}`);
  if (isModulePath(full) || modulePath(full) === "np") return { kind: "module", path: full };
  return { kind: "builtin", name: `${path}.${name}`, self: null };
}

function unpack(t: Tracer, value: Value, n: number, span: Span): readonly Value[] | null {
  if (value.kind === "sequence") {
    if (value.items.length === n) return value.items;
    t.report("shape-mismatch", span, `${value.items.length} values cannot be unpacked into ${n} names`);
    return null;
  }
  if (value.kind !== "array") return null;
  const rows = value.node.shape[0];
  if (!rows || rows.size !== n) {
    if (rows) t.report("shape-mismatch", span, `An array of ${rows.size} rows cannot be unpacked into ${n} names`);
    return null;
  }
  return Array.from({ length: n }, (_, i) => row(t, value, i, span));
}

function row(t: Tracer, value: Value & { kind: "array" }, i: number, span: Span): Value {
  const shape = value.node.shape;
  return t.build(
    "slice",
    [value.node],
    {
      starts: shape.map((_, k) => (k === 0 ? i : 0)),
      steps: shape.map(() => 1),
      counts: shape.map((d, k) => (k === 0 ? constant(1) : d)),
      drop: [0],
    },
    span,
  );
}

function iterate(t: Tracer, value: Value, span: Span): { count: number; at(pass: number): Value } | null {
  if (value.kind === "range") {
    return { count: value.count.size, at: (i) => integer(constant(value.start + i * value.step)) };
  }
  if (value.kind === "sequence")
    return { count: value.items.length, at: (i) => value.items[i] ?? opaque("there is no such item") };
  if (value.kind === "record") {
    const keys = [...value.fields.keys()];
    return { count: keys.length, at: (i) => text(keys[i] ?? "") };
  }
  if (value.kind !== "array" || value.node.shape.length === 0) return null;
  return { count: value.node.shape[0]?.size ?? 0, at: (i) => row(t, value, i, span) };
}

function truthOf(t: Tracer, value: Value, span?: Span): boolean | null {
  switch (value.kind) {
    case "truth":
      return value.value;
    case "nothing":
      return false;
    case "text":
      return value.text === null ? null : value.text !== "";
    case "sequence":
      return value.items.length > 0;
    case "record":
      return value.of !== null || value.fields.size > 0;
    case "opaque":
      return null;
    case "integer":
      return value.dim.size !== 0;
    case "array": {
      const number = t.numberOf(value);
      if (number === null && span && entries(value.node.shape).size > 1) {
        const message = `${t.textAt(span)}: an array of ${printShape(value.node.shape)} is neither true nor false. Ask for .any() or .all() of it`;
        t.report("type-mismatch", span, message);
      }
      return number === null ? null : number !== 0;
    }
    default:
      return true;
  }
}
