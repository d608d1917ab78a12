/** Binds an undeclared input to what it is taken to be, and says so once, with a comment that would make it certain. */

import type { Fix } from "../../core/diagnostic";
import { type Dim, namesIn, printDim } from "../../core/dim";
import { printShape, type Shape, shapeOf } from "../../core/shape";
import { lineMap, type Span } from "../../core/span";
import type { Assumed } from "./assumed";
import { member } from "./calls";
import { drawnAs } from "./distributions";
import type { Guess } from "./guesses";
import type { Tracer } from "./tracer";
import type { FunctionDef } from "./tree";
import { array, type ClassValue, integer, opaque, type RecordValue, sequence, type Value } from "./value";

/** The value that stands in for an input; `null` when nothing is assumed of it. */
export function assumedValue(t: Tracer, path: string, span: Span): Value | null {
  const { assumed } = t;
  const guess = assumed?.guesses.inputs.get(path);
  if (!assumed || !guess) return null;
  switch (guess.kind) {
    case "unknown":
      return opaque(`nothing says what '${path}' is`);
    case "whole":
      return integer(guess.dim ? assumed.dim(guess.dim) : t.dims.declare(path, "assumed"));
    case "array":
      return arrayFor(t, assumed, path, guess, span);
    case "record":
      return recordFor(t, assumed, path, guess.fields, span);
    case "tuple": {
      if (guess.of === "sizes") return sizesFor(t, guess.items, span);
      const items = sequence(
        guess.of,
        guess.items.map((item) => partOf(t, item, span)),
      );
      assumed.from.owns(items, path);
      return items;
    }
  }
}

/** A list of sizes: a row of numbers in MATLAB. */
function sizesFor(t: Tracer, paths: readonly string[], span: Span): Value {
  const dims = paths.map((path) => {
    const value = assumedValue(t, path, span);
    return value?.kind === "integer" ? value.dim : t.dims.declare(path, "assumed");
  });
  if (t.dialect.language === "python") return sequence("list", dims.map(integer));
  const numbers = dims.map((d) => t.numberNode(d, span));
  return array(t.graph.add("concat", numbers, { axis: 1 }, shapeOf([1, dims.length]), t.origin(span)));
}

function arrayFor(t: Tracer, assumed: Assumed, path: string, guess: Guess & { kind: "array" }, span: Span): Value {
  const dims = guess.shape.map((d) => assumed.dim(d));
  const shape = dims.length === 0 && t.dialect.language === "matlab" ? shapeOf([1, 1]) : dims;
  const at = guess.positions && { below: assumed.dim(guess.positions.below).size, base: guess.positions.base };
  const drawn = drawnAs(path, shape, t.module.text, at);
  const node = t.input(path, shape, span, null, drawn);
  assumed.from.standsFor(node, path);
  return array(node);
}

function recordFor(t: Tracer, assumed: Assumed, path: string, fields: ReadonlyMap<string, string>, span: Span): Value {
  const type = t.object?.name === path ? t.object.type : null;
  const record: RecordValue = { kind: "record", fields: new Map(), of: type };
  assumed.from.owns(record, path);
  for (const [name, value] of type ? defaultsOf(type) : []) {
    const own = `${path}.${name}`;
    const given = value.kind === "array" ? array(t.input(own, value.node.shape, span, t.valueOf(value.node))) : value;
    record.fields.set(name, t.rows.add(own, given, { span, expression: span }).value);
  }
  for (const [key, part] of fields) if (isOwn(type, key)) record.fields.set(key, partOf(t, part, span));
  return record;
}

/** Whether an object has something of its own under a name, which is no method of its class and has no default there. */
function isOwn(type: ClassValue | null, key: string): boolean {
  const known = type && member(type, key);
  return !known || isEmpty(known);
}

/** What a class gives to the properties of its objects. */
function defaultsOf(type: ClassValue): [string, Value][] {
  const inherited = type.bases.flatMap(defaultsOf);
  const own = type.members.names().flatMap((name): [string, Value][] => {
    const value = type.members.get(name)?.value;
    return value && value.kind !== "function" && !isEmpty(value) ? [[name, value]] : [];
  });
  return [...inherited, ...own];
}

/** `W = {}` says of which kind a property is, and nothing of what it holds. */
function isEmpty(value: Value): boolean {
  if (value.kind === "sequence") return value.items.length === 0;
  return value.kind === "array" && value.node.shape.some((d) => d.size === 0);
}

/** A field or item is a row of its own. */
function partOf(t: Tracer, path: string, span: Span): Value {
  const value = assumedValue(t, path, span) ?? opaque(`nothing says what '${path}' is`);
  return t.rows.add(path, value, { span, expression: span }).value;
}

/** Says what an input is taken to be, why, and how to make it certain. */
export function sayAssumed(
  t: Tracer,
  path: string,
  reason: Span | undefined,
  definition: FunctionDef,
  span: Span,
): void {
  const guess = t.assumed?.guesses.inputs.get(path);
  if (!t.assumed || t.assumed.quiet || !guess || guess.kind === "unknown") return;
  const isObject = t.object?.name === path;
  const what = isObject ? `an object of ${t.object?.type.definition.name}` : wording(t, t.assumed, guess);
  const fix = isObject ? null : commentFix(t, t.assumed, path, guess, definition);
  t.report(
    "assumed-shape",
    span,
    `'${path}' is taken to be ${what}, ${isObject ? "as the method has it first" : because(t, reason)}`,
    fix ? { fix } : {},
  );
}

function wording(t: Tracer, assumed: Assumed, guess: Guess): string {
  switch (guess.kind) {
    case "whole":
      return guess.dim ? `the whole number ${printDim(assumed.dim(guess.dim))}` : "a whole number";
    case "array": {
      const shape = shapeIn(t, assumed, guess);
      const size = shape.every((d) => d.size === 1 && d.monomials.has("")) ? "a single number" : printShape(shape);
      return guess.positions ? `${size}, whole numbers that select` : size;
    }
    case "record":
      return `${t.dialect.language === "matlab" ? "a struct" : "a dictionary"} with ${[...guess.fields.keys()].join(", ")}`;
    case "tuple":
      if (guess.of === "sizes") return `${guess.items.length} whole numbers`;
      if (guess.of === "list" && t.dialect.language === "python") return `a list of ${guess.items.length} items`;
      return `${{ tuple: "", cell: "a cell of ", list: "an array of structs, " }[guess.of]}${guess.items.length} ${guess.of === "list" ? "items" : "values"}`;
    default:
      return "unknown";
  }
}

function because(t: Tracer, reason: Span | undefined): string {
  if (!reason) return "judging by its name";
  const { line } = lineMap(t.module.text).position(reason.from);
  const text = t.textAt(reason).replace(/\s+/g, " ");
  return `because line ${line} has '${text.length <= 48 ? text : `${text.slice(0, 47)}…`}'`;
}

function shapeIn(t: Tracer, assumed: Assumed, guess: Guess & { kind: "array" }): Shape {
  const dims = guess.shape.map((d) => assumed.dim(d));
  return dims.length === 0 && t.dialect.language === "matlab" ? shapeOf([1, 1]) : dims;
}

/** Where a comment on an input goes: under the signature, what documents the function, and what is stated already. */
function underHeader(t: Tracer, { header, documentation }: FunctionDef, matlab: boolean): number {
  const { text } = t.module;
  const lineEnd = (from: number) => (text.indexOf("\n", from) < 0 ? text.length : text.indexOf("\n", from));
  let at = lineEnd(Math.max(header.to, documentation?.span.to ?? 0));
  // The help text of MATLAB are the comments right under the signature.
  const goesOn = matlab ? /[ \t]*%(?!\{)/y : /[ \t]*# [\p{L}\p{N}_.]+: (?:\(|scalar)/uy;
  for (;;) {
    goesOn.lastIndex = at + 1;
    if (!goesOn.test(text)) return at;
    at = lineEnd(at + 1);
  }
}

/** A line under the signature that states the shape. */
function commentFix(t: Tracer, assumed: Assumed, path: string, guess: Guess, definition: FunctionDef): Fix | null {
  if (guess.kind !== "array") return null;
  const matlab = t.dialect.language === "matlab";
  const dims = guess.shape.map((d) => assumed.dim(d));
  // What a comment cannot say is not offered: the fields of a struct are no sizes there.
  if (dims.some((d) => [...namesIn(d)].some((n) => !/^\w+$/.test(n)))) return null;
  const stated =
    dims.length === 0
      ? "scalar"
      : matlab
        ? dims.map(factor).join(" x ")
        : `(${dims.map(printDim).join(", ")}${dims.length === 1 ? "," : ""})`;
  const comment = `${matlab ? "%" : "#"} ${path}: ${stated}`;
  const { text } = t.module;
  const at = underHeader(t, definition, matlab);
  const first = /^[ \t]*(?=\S)/.exec(text.slice(at + 1))?.[0] ?? "";
  const indent = matlab ? first : first === "" ? "    " : first;
  return { title: `State it: ${comment}`, span: { from: at, to: at }, text: `\n${indent}${comment}` };
}

function factor(d: Dim): string {
  const text = printDim(d).replace(/ /g, "");
  return d.monomials.size > 1 ? `(${text})` : text;
}
