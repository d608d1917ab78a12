/** Python with NumPy: what its expressions, names and calls mean. */

import { constant } from "../../core/dim";
import { entries, printShape } from "../../core/shape";
import type { Span } from "../../core/span";
import { scalar } from "../../core/tensor";
import type { Arguments, Dialect } from "../common/dialect";
import { evaluateArguments } from "../common/expressions";
import type { Tracer } from "../common/tracer";
import type { Call, Expr, Index, StringLiteral, Walrus, Yield } from "../common/tree";
import {
  array,
  type ClassValue,
  integer,
  nodesIn,
  nothing,
  opaque,
  type RecordValue,
  text,
  type Value,
} from "../common/value";
import { arrayNode } from "./arrays";
import { assignField, attribute, attributeOfValue, hasAttribute } from "./attributes";
import { classAttribute, construct, decorated, superOf } from "./classes";
import { compare } from "./comparisons";
import { imaginary } from "./complex";
import { enumerate, membersOf, memberWorth } from "./enums";
import { caught, errorObject, handles, isErrorName, raised } from "./errors";
import { isGenerator } from "./functions-random";
import { setOf } from "./functions-set";
import { elsewhere, imported, importedNames } from "./imported";
import { readIndex, remove, writeIndex } from "./indexing";
import { allItems, iterate } from "./iteration";
import { keyText } from "./keys";
import { entriesOf } from "./kinds";
import { nameParameters } from "./layers";
import { showChanged } from "./leaves";
import { builtinName, callLibrary, functionNames, libraryNames } from "./library";
import { iteratorOver, readings } from "./objects";
import { augment, binary, unary } from "./operators";
import { matches } from "./patterns";
import { special } from "./special-methods";
import { fresh } from "./storage";
import { stridesOf } from "./strides";
import { formatted, textOf } from "./written";

/** The dialect. */
export const python: Dialect = {
  language: "python",
  base: 0,
  closures: true,
  number: (t, e) => {
    if (e.imaginary) return imaginary(t, e.value, e.span);
    return e.integer ? integer(constant(e.value)) : array(t.constant(scalar(e.value), e.span));
  },
  expression,
  builtin: (t, name) => {
    if (name === "__name__") return text(t.abroad ? (t.abroad.source.title ?? "").replace(/\.py$/, "") : "__main__");
    if (isErrorName(name)) return { kind: "builtin", name: `builtins.${name}`, self: null };
    const path = builtinName(name);
    return path ? { kind: "builtin", name: path, self: null } : null;
  },
  elsewhere,
  commandsAreNames: false,
  knownNames: () => libraryNames(),
  functionNames: () => functionNames(),
  imported,
  augment: (t, op, left, right, e) => augment(t, op, left, right, e.target, [e.target.span, e.value.span]),
  current: fresh,
  assignIndex: (t, target, object, value) =>
    target.kind === "index" ? writeIndex(t, target as Index, object, value) : opaque("this cannot be written to"),
  assignField,
  attribute: attributeOfValue,
  hasAttribute,
  remove,
  named: nameParameters,
  followed: showChanged,
  key: keyText,
  setOf: (_, items) => setOf(items),
  matches,
  generated: (_, items) => iteratorOver(items),
  entered: (t, value, e) => special(t, value, "enter", [], e.span) ?? value,
  left: (t, value, e) => void special(t, value, "exit", [nothing, nothing, nothing], e.span),
  importedNames,
  areAlike: (t, X, Y) => entriesOf(t, X) === entriesOf(t, Y) && stridesOf(X).join() === stridesOf(Y).join(),
  unpack,
  iterate,
  truth: truthOf,
  raised,
  error: errorObject,
  handles,
  caught,
  construct: (t, type, args, e) =>
    membersOf(type)
      ? (memberWorth(t, type, args.positional[0]) ?? opaque("which member this is is not known"))
      : construct(t, type, args, e),
  decorated: (t, value, decorators) => decorated(t, value.kind === "class" ? completed(t, value) : value, decorators),
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
    case "yield":
      return yielded(t, e);
    case "slice":
      return { kind: "slice", start: null, stop: null, step: null, special: "all" };
    default:
      return t.unsupported(e.span, "This expression is not supported");
  }
}

/** An f-string whose parts are all known is a text that is known. */
function formattedString(t: Tracer, e: StringLiteral): Value {
  const pieces = (e.parts ?? []).map((p) =>
    typeof p === "string" ? p : formatted(t, t.evaluate(p.value), filledIn(t, p.format)),
  );
  return textOf(pieces);
}

/** A format with the values of names in it: `{x:.{digits}f}`. */
function filledIn(t: Tracer, format: string): string {
  return format.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (/^\d+$/.test(name)) return name;
    const value = t.scope.get(name)?.value;
    return value?.kind === "integer" ? String(value.dim.size) : value?.kind === "text" ? (value.text ?? "?") : "?";
  });
}

/** `name := value` */
function walrus(t: Tracer, e: Walrus): Value {
  const place = { span: e.target.span, expression: e.value.span, scope: t.scope.forWalrus() };
  return t.bind(e.target.name, t.evaluate(e.value), place);
}

/** What is yielded is kept until the function ends. */
function yielded(t: Tracer, e: Yield): Value {
  const value = e.value ? t.evaluate(e.value) : nothing;
  const items = e.from ? allItems(t, value, e.span) : [value];
  t.yielded?.push(...(items ?? [opaque("it is not known what is yielded here")]));
  return nothing;
}

function call(t: Tracer, e: Call): Value {
  if (e.callee.kind === "name" && e.callee.name === "super" && !t.scope.get("super"))
    return superOf(t, evaluateArguments(t, e.args));
  const callee = t.evaluate(e.callee);
  const args = evaluateArguments(t, e.args, callee);
  if (callee.kind === "builtin" && callee.self === null && args.positional.some((a) => a.kind === "opaque")) {
    const blocked = opaqueArgument(callee.name, args);
    if (blocked) return blocked;
  }
  return t.call(callee, args, e);
}

/** A class as its bases want it: the members of an enumeration, and what `__init_subclass__` does. */
function completed(t: Tracer, type: ClassValue): ClassValue {
  enumerate(type);
  const hook = type.bases.map((b) => classAttribute(b, "__init_subclass__")).find((f) => f?.kind === "function");
  const { span, body } = type.definition;
  const place: Expr = { kind: "broken", span };
  // Keywords of the header, which the hook would be given, are not followed.
  const header = t.textAt({ from: span.from, to: body[0]?.span.from ?? span.to });
  if (hook?.kind === "function" && !header.includes("="))
    t.call({ ...hook, self: type }, { positional: [], named: new Map(), expressions: [] }, place, 0);
  return type;
}

/** A library function of a value of unknown meaning is unknown too; printing and lists are not. */
function opaqueArgument(name: string, args: Arguments): Value | null {
  if (/^builtins\.(print|list|tuple|zip|enumerate|len|isinstance|dict|type|hasattr)$/.test(name)) return null;
  const first = args.positional.find((a) => a.kind === "opaque");
  return first?.kind === "opaque" ? opaque(first.why, args.positional.flatMap(nodesIn)) : null;
}

/** `__bool__`, else `__len__`; objects without either are true. */
function truthOfObject(t: Tracer, value: RecordValue, span: Span | undefined): boolean | null {
  if (value.of === null) return readings.has(value) || value.fields.size > 0 || isGenerator(t, value);
  const place = span ?? { from: 0, to: 0 };
  const known = special(t, value, "bool", [], place) ?? special(t, value, "len", [], place);
  return known ? truthOf(t, known) : true;
}

function unpack(t: Tracer, value: Value, n: number, span: Span): readonly Value[] | null {
  const turns = iterate(t, value, span);
  if (turns === null) return null;
  if (turns.count === n) return Array.from({ length: n }, (_, i) => turns.at(i));
  if (value.kind === "sequence") {
    const dims = value.items.flatMap((v) => (v.kind === "integer" ? [v.dim] : []));
    if (dims.length === value.items.length) t.assumed?.unpacked(dims, n, span);
  }
  const [rows] = value.kind === "array" ? value.node.shape : [];
  if (rows && value.kind === "array") t.assumed?.equal(rows, constant(n), [value.node], span);
  const held = value.kind === "array" ? `An array of ${turns.count} rows` : `${turns.count} values`;
  t.report("shape-mismatch", span, `${held} cannot be unpacked into ${n} names`);
  return null;
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
      return truthOfObject(t, value, span);
    case "opaque":
      return null;
    case "integer":
      return value.dim.size !== 0;
    case "array": {
      const number = t.numberOf(value);
      if (number === null && span && entries(value.node.shape).size > 1) {
        t.assumed?.single(value.node, span);
        const message = `${t.textAt(span)}: an array of ${printShape(value.node.shape)} is neither true nor false. Ask for .any() or .all() of it`;
        t.report("type-mismatch", span, message);
      }
      return number === null ? null : number !== 0;
    }
    default:
      return true;
  }
}
