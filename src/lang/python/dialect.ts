/** Python with NumPy: what its expressions, names and calls mean. */

import { asConstant, constant, type Dim, times } from "../../core/dim";
import type { Span } from "../../core/span";
import { scalar } from "../../core/tensor";
import { lookUp } from "../common/calls";
import type { Arguments, Dialect } from "../common/dialect";
import { evaluateArguments } from "../common/expressions";
import type { Tracer } from "../common/tracer";
import type { Attribute, Call, Expr, Index } from "../common/tree";
import { array, integer, nodesIn, opaque, type RecordValue, sequence, text, type Value } from "../common/value";
import { arrayNode } from "./arrays";
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
    case "slice":
      return { kind: "slice", start: null, stop: null, step: null, special: "all" };
    default:
      return t.unsupported(e.span, "This expression is not supported");
  }
}

function call(t: Tracer, e: Call): Value {
  if (e.callee.kind === "name" && e.callee.name === "super")
    return superOf(t) ?? opaque("there is no class around this");
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

function superOf(t: Tracer): Value | null {
  const self = t.scope.get("self")?.value;
  if (self?.kind !== "record" || !self.of) return null;
  const base = self.of.bases[0];
  return base ? { kind: "record", fields: self.fields, of: base } : { kind: "record", fields: self.fields, of: null };
}

function attribute(t: Tracer, e: Attribute): Value {
  const object = t.evaluate(e.object);
  switch (object.kind) {
    case "module":
      return member(t, object.path, e);
    case "record":
      return lookUp(object, e.name) ?? recordMethod(t, object, e);
    case "class":
      return object.members.get(e.name)?.value ?? opaque(`there is no '${e.name}' here`);
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
  return isModulePath(full) ? { kind: "module", path: full } : { kind: "builtin", name: full, self: null };
}

function recordMethod(t: Tracer, object: RecordValue, e: Attribute): Value {
  if (/^(items|keys|values|get|update|copy|pop|setdefault)$/.test(e.name))
    return { kind: "builtin", name: `dict.${e.name}`, self: object };
  if (e.name === "__init__" || object.of === null) return { kind: "builtin", name: "builtins.object", self: object };
  t.report("undefined-name", { from: e.nameSpan.from, to: e.nameSpan.to }, `'${e.name}' is never set on this object`);
  return opaque(`'${e.name}' is never set on this object`);
}

/** `x.T`, `x.shape`, `x.sum` */
function property(t: Tracer, object: Value, e: Attribute): Value {
  if (object.kind === "text") return { kind: "builtin", name: `str.${e.name}`, self: object };
  if (object.kind === "sequence") return { kind: "builtin", name: `list.${e.name}`, self: object };
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
    case "real":
    case "data":
      return array(X);
    default:
      if (isMethod(e.name)) return { kind: "builtin", name: `method.${e.name}`, self: array(X) };
      return t.unsupported(e.span, `What '.${e.name}' is here is not known`, [object]);
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

function truthOf(t: Tracer, value: Value): boolean | null {
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
      return number === null ? null : number !== 0;
    }
    default:
      return true;
  }
}
