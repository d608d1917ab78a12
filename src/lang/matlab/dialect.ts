/** MATLAB and Octave: what their expressions, names and calls mean. */

import { constant } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Dialect } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import {
  array,
  describe,
  integer,
  nothing,
  opaque,
  type SequenceValue,
  sequence,
  text,
  type Value,
} from "../common/value";
import { arrayNode, countOf, isMask, maskedLike, numberAt } from "./arrays";
import { attributeOf, callOrIndex, handle, plainArguments } from "./calls";
import { isPlain, readBraces, writeBraces } from "./cells";
import { construct } from "./classes";
import { imaginary } from "./complex";
import { endValue } from "./ends";
import { classOf, setClass } from "./entry-classes";
import { errorOf } from "./errors";
import { loadFile } from "./functions-create";
import { languageNames } from "./language-names";
import { lettersOrText } from "./letters";
import { callLibrary, isLibraryName, libraryNames } from "./library";
import { matrix } from "./matrices";
import { fileScope, neighbour, runScript, scriptPrefix } from "./neighbours";
import { binary, compare, operate, transpose, truthOf, unary } from "./operators";
import { preludeFunction, preludeNames } from "./prelude";
import { rangeValue } from "./ranges";
import { rowsOf, setRows } from "./shape-of";
import { spreadTargets } from "./spread";
import { held, readField, writeField } from "./structs";
import { writeIndex } from "./writing";

/** The dialect. */
export const matlab: Dialect = {
  language: "matlab",
  base: 1,
  closures: false,
  number(t, e) {
    if (e.imaginary) return imaginary(t, e.value, e.span);
    return e.integer && Number.isSafeInteger(e.value)
      ? integer(constant(e.value))
      : array(numberAt(t, e.value, e.span));
  },
  expression,
  builtin(t, name) {
    const own = fileScope(t).get(name)?.value;
    if (own?.kind === "function" && own.definition.kind === "function" && own.definition.name === name) return own;
    if (name === "containers") return { kind: "module", path: name };
    if (isLibraryName(t, name)) return neighbour(t, name) ?? { kind: "builtin", name, self: null };
    return neighbour(t, name) ?? preludeFunction(t, name);
  },
  handles: () => true,
  caught: (_, error) => error.value ?? errorOf(error.message, ""),
  elsewhere: (_, name) => (languageNames.has(name) ? `what '${name}' gives is not followed` : null),
  commandsAreNames: true,
  knownNames: () => [...libraryNames(), ...preludeNames],
  functionNames: () => [...libraryNames(), ...preludeNames].filter((name) => !name.includes(":")),
  imported: (_, module) => ({ kind: "module", path: module }),
  augment: (t, op, left, right, e) =>
    operate(t, op, left, right, { from: e.target.span.from, to: e.value.span.to }, [e.target.span, e.value.span]),
  assignIndex(t, target, object, value) {
    if (target.kind === "index") return writeBraces(t, object, target, value);
    if (target.kind === "call") {
      const items = target.args.map((a) => a.value);
      return writeIndex(t, object, items, value, target);
    }
    if (target.kind !== "field") return opaque("this cannot be written to");
    const name = t.evaluate(target.field);
    return name.kind === "text" && name.text !== null
      ? writeField(object, name.text, value)
      : opaque("which field is set here is not known");
  },
  assignField(t, object, name, value, target) {
    const isNumbers = object !== null && isPlain(object) && !(object.kind === "array" && countOf(object.node) === 0);
    if (isNumbers && target) t.report("type-mismatch", target.span, `There are no fields in ${describe(object)}`);
    return writeField(object, name, value);
  },
  construct,
  targets: spreadTargets,
  held,
  areAlike: (t, X, Y) => classOf(X) === classOf(Y) && isMask(t, X) === isMask(t, Y),
  alike(t, node, as) {
    setClass(node, classOf(as) ?? "");
    maskedLike(t, node, as);
  },
  unpack,
  iterate,
  truth: truthOf,
  toArray(t, value, span) {
    const node = arrayNode(t, value, span);
    return node ? array(node) : null;
  },
  callBuiltin(t, name, self, given, e, outputs) {
    const args = self ? { ...given, positional: [self, ...given.positional] } : given;
    if (name.startsWith(scriptPrefix)) return runScript(t, name.slice(scriptPrefix.length), e);
    const made = callLibrary(t, name, args, e, outputs);
    return made.kind === "array" ? lettersOrText(t, made.node) : made;
  },
  command(t, [name, path], span) {
    if (name === "load" && path !== undefined) loadFile(t, path, span, 0);
  },
};

function expression(t: Tracer, e: Expr, outputs: number): Value {
  switch (e.kind) {
    case "binary":
      return binary(t, e);
    case "unary":
      return unary(t, e);
    case "compare":
      return compare(t, e);
    case "transpose":
      return transpose(t, e);
    case "call":
      return callOrIndex(t, e, outputs);
    case "index":
      return readBraces(t, t.evaluate(e.object), e);
    case "attribute": {
      const value = attributeOf(t, e);
      const isMethod =
        (value.kind === "function" && value.definition.kind === "function" && value.self !== null) ||
        (value.kind === "builtin" && (value.self !== null || value.name === "containers.Map"));
      return isMethod ? t.call(value, plainArguments([], e), e, outputs) : value;
    }
    case "field": {
      const name = t.evaluate(e.field);
      if (name.kind !== "text" || name.text === null) return t.unsupported(e.span, "Which field this is is not known");
      return readField(t, t.evaluate(e.object), name.text, e);
    }
    case "matrix":
      return matrix(t, e);
    case "range":
      return rangeValue(t, e);
    case "walrus": {
      const value = t.evaluate(e.value);
      t.bind(e.target.name, value, { span: e.target.span, expression: e.value.span });
      return t.scope.get(e.target.name)?.value ?? value;
    }
    case "handle":
      return handle(t, e);
    case "end":
      return endValue(t, e);
    case "colon":
      return { kind: "slice", start: null, stop: null, step: null, special: "all" };
    default:
      return t.unsupported(e.span, "This expression is not supported");
  }
}

/** `[a, b] = …` */
function unpack(t: Tracer, value: Value, n: number, span: Span): readonly Value[] | null {
  const values =
    value.kind === "sequence" && value.of === "tuple" ? value.items : value.kind === "nothing" ? [] : [value];
  if (values.length >= n) return values.slice(0, n);
  // How many values a function of MATLAB's own gives is not always followed.
  if (value.kind === "sequence" || value.kind === "nothing") {
    t.report(
      "shape-mismatch",
      span,
      `The right side gives ${values.length} ${values.length === 1 ? "value" : "values"}, not ${n}`,
      { rests: "contents" },
    );
  }
  return [
    ...values,
    ...Array.from({ length: n - values.length }, () => opaque("the right side does not give this value")),
  ];
}

/** A loop runs over the columns. */
function iterate(t: Tracer, value: Value, span: Span): { count: number; at(pass: number): Value } | null {
  if (value.kind === "sequence") return columnsOfItems(value);
  if (value.kind === "text" && value.text !== null) {
    const written = value.text;
    return { count: written.length, at: (i) => text(written.charAt(i)) };
  }
  if (value.kind === "record") return { count: 1, at: () => value };
  const X = arrayNode(t, value, span);
  if (!X) return null;
  if (value.kind !== "array") return { count: 1, at: () => value };
  const known = X.shape[0]?.size === 1 && (X.op === "range" || X.op === "constant") ? t.valueOf(X).data : null;
  return { count: X.shape[1]?.size ?? 0, at: (i) => wholeAt(known, i) ?? columnAt(t, X, i, span) };
}

/** A column of a cell is a cell; of a row of structs it is a struct. */
function columnsOfItems(list: SequenceValue): { count: number; at(pass: number): Value } {
  const rows = rowsOf(list);
  const at = (i: number) => list.items.slice(i * rows, (i + 1) * rows);
  const single = list.of === "list" && rows === 1;
  return {
    count: rows === 0 ? 0 : list.items.length / rows,
    at: (i) => (single ? (list.items[i] ?? nothing) : setRows(sequence(list.of, at(i)), rows)),
  };
}

function wholeAt(known: Float64Array | null, i: number): Value | null {
  const number = known?.[i];
  return number !== undefined && Number.isSafeInteger(number) ? integer(constant(number)) : null;
}

function columnAt(t: Tracer, X: Node, i: number, span: Span): Value {
  const starts = X.shape.map((_, axis) => (axis === 1 ? i : 0));
  const counts = X.shape.map((d, axis) => (axis === 1 ? constant(1) : d));
  return t.build("slice", [X], { starts, steps: X.shape.map(() => 1), counts, drop: [] }, span);
}
