/** Functions about the program itself: handles, texts, structs, and what only talks to people. */

import { constant } from "../../core/dim";
import type { Node } from "../../core/node";
import { printShape } from "../../core/shape";
import { compose } from "../common/compose";
import type { Value } from "../common/value";
import { array, integer, nodesIn, nothing, opaque, type SequenceValue, sequence, text, truth } from "../common/value";
import { arrayNode, isMask, isNumber } from "./arrays";
import type { LibraryCall, LibraryFunction } from "./call";
import { apply, functionNamed } from "./calls";
import { setClass } from "./entry-classes";
import { searches } from "./functions-searches";
import { readArray } from "./indexing";
import { toDouble } from "./kinds";
import { letters, rowsOfText } from "./letters";
import { concatenate } from "./matrices";
import { rowsOf, setRows, sizeOfValue } from "./shape-of";

/** `exist('x', 'var')` */
const exist: LibraryFunction = (c) => {
  const name = c.text(0);
  if (name === null) return c.refuse();
  if (c.t.scope.get(name)) return integer(constant(1));
  return integer(constant(functionNamed(c.t, name) && c.text(1) !== "var" ? 2 : 0));
};

const feval: LibraryFunction = (c) => {
  const [f, ...rest] = c.args;
  return f ? apply(c.t, f, rest, c.e, c.outputs) : c.refuse();
};

/** The name of a function; of an anonymous one its text. */
const func2str: LibraryFunction = (c) => {
  const [f] = c.args;
  if (f?.kind === "builtin") return text(f.name);
  if (f?.kind !== "function") return c.refuse();
  return text(f.definition.kind === "function" ? f.name : c.t.textAt(f.definition.span));
};

const str2func: LibraryFunction = (c) => {
  const name = c.text(0);
  if (name === null) return c.refuse();
  if (!name.trim().startsWith("@")) return functionNamed(c.t, name) ?? c.refuse();
  const [only] = c.t.host.parse(name).body;
  return only?.kind === "expression" ? c.t.evaluate(only.value) : c.refuse();
};

/** `eval(s)` of a text that is known: followed as if it stood there, never run. */
const followText: LibraryFunction = (c) => {
  const written = c.text(0);
  if (written === null || c.args.length > 1) return c.refuse("What this text says is not known");
  const { body, problems } = c.t.host.parse(written);
  if (problems.length > 0) return c.refuse("What this text says is not understood");
  const [only] = body;
  return c.t.elsewhere({ title: null, text: written }, c.e.span, () => {
    if (body.length === 1 && only?.kind === "expression") return c.t.evaluate(only.value, c.outputs);
    c.t.run(body);
    return nothing;
  });
};

/** Arguments before `'UniformOutput', false`, and whether results go into a cell. */
export function mapped(c: LibraryCall): { over: readonly Value[]; uniform: boolean } {
  const isOption = (name: string) => (a: Value, i: number) =>
    i > 0 && a.kind === "text" && (a.text ?? "").length > 1 && name.startsWith((a.text ?? "").toLowerCase());
  const word = c.args.findIndex(isOption("uniformoutput"));
  const options = c.args.findIndex((a, i) => isOption("uniformoutput")(a, i) || isOption("errorhandler")(a, i));
  const option = word >= 0 ? c.args[word + 1] : undefined;
  const uniform = option === undefined || c.t.dialect.truth(c.t, option) !== false;
  return { over: c.args.slice(1, options < 0 ? undefined : options), uniform };
}

const cellfun: LibraryFunction = (c) => {
  const legacy = c.text(0);
  if (legacy === "isclass" || legacy === "size") return ofEach(c, legacy === "size" ? "size" : "isa");
  const { over, uniform } = mapped(c);
  const cells = over.filter((v): v is SequenceValue => v.kind === "sequence");
  const [first] = cells;
  if (!first || cells.length !== over.length) return c.refuse();
  const turns = first.items.map((_, i) => cells.map((cell) => cell.items[i] ?? nothing));
  return results(c, turns, rowsOf(first), uniform);
};

/** `cellfun('size', c, k)`, `cellfun('isclass', c, name)`: a function with one argument more. */
function ofEach(c: LibraryCall, name: string): Value {
  const [, cell, more] = c.args;
  if (cell?.kind !== "sequence" || !more) return c.refuse();
  const f: Value = { kind: "builtin", name, self: null };
  const values = cell.items.map((item) => apply(c.t, f, [item, more], c.e, 1));
  return collected(c, values, rowsOf(cell), true);
}

const arrayfun: LibraryFunction = (c) => {
  const { over, uniform } = mapped(c);
  const [first] = over;
  const shape = first ? sizeOfValue(first) : null;
  if (!first || !shape || shape.length > 2) return c.refuse();
  const n = shape.reduce((a, d) => a * d.size, 1);
  if (n > c.t.options.limits.passes * 10) return c.refuse("This runs more often than is followed");
  const turns = Array.from({ length: n }, (_, i) => over.map((v) => entry(c, v, i)));
  return results(c, turns, shape[0]?.size ?? 1, uniform);
};

/** Entry `i` of a value, counted column by column. */
function entry(c: LibraryCall, value: Value, i: number): Value {
  if (value.kind === "sequence")
    return value.of === "list" ? (value.items[i] ?? nothing) : sequence("cell", value.items.slice(i, i + 1));
  const X = arrayNode(c.t, value, c.e.span);
  if (!X) return value;
  const number = X.op === "range" || X.op === "constant" ? readNumber(c, value, i) : null;
  if (number) return number;
  const one = constant(1);
  return readArray(c.t, X, [{ kind: "block", start: i, step: 1, count: one, shape: [one, one] }], c.e.span);
}

function readNumber(c: LibraryCall, value: Value, i: number): Value | null {
  const X = arrayNode(c.t, value, c.e.span);
  if (X?.shape[0]?.size !== 1) return null;
  const number = c.t.valueOf(X).data[i];
  return number !== undefined && Number.isSafeInteger(number) ? integer(constant(number)) : null;
}

/** Calls the function once per turn and collects what it gives. */
function results(c: LibraryCall, turns: readonly (readonly Value[])[], rows: number, uniform: boolean): Value {
  const [f] = c.args;
  if (!f) return c.refuse();
  const { outputs } = c;
  const values = turns.map((turn) => apply(c.t, f, turn, c.e, outputs));
  if (outputs === 0 && values.some((v) => v.kind === "nothing")) return nothing;
  if (outputs <= 1) return collected(c, values, rows, uniform);
  const each = values.map((v) => (v.kind === "sequence" && v.of === "tuple" ? v.items : [v]));
  const missing = opaque("the function does not give this value");
  return c.results(
    ...Array.from({ length: outputs }, (_, k) =>
      collected(
        c,
        each.map((v) => v[k] ?? missing),
        rows,
        uniform,
      ),
    ),
  );
}

/** What one function gave in several turns: one array, or a cell. */
export function collected(c: LibraryCall, values: readonly Value[], rows: number, uniform: boolean): Value {
  if (!uniform) return setRows(sequence("cell", values), rows);
  const unknown = values.find((v) => v.kind === "opaque");
  if (unknown?.kind === "opaque") return opaque(unknown.why, values.flatMap(nodesIn));
  if (values.length > 0 && values.every((v) => v.kind === "text" && v.text?.length === 1))
    return text(values.map((v) => (v.kind === "text" ? v.text : "")).join(""));
  const nodes = values.map((v) => arrayNode(c.t, v, c.e.span));
  if (values.length > 0 && values.every((v) => v.kind === "record")) return setRows(sequence("list", values), rows);
  if (nodes.includes(null)) return c.refuse();
  const several = nodes.find((n) => n && !isNumber(n));
  if (several) {
    const hint = "ask for a cell with 'UniformOutput', false";
    const message = `${c.name} puts single numbers into an array, and this function gives ${printShape(several.shape)}; ${hint}`;
    c.t.reportMisfit(c.e.span, message, [several]);
    return opaque("the function does not give single numbers", values.flatMap(nodesIn));
  }
  const columns = rows === 0 ? 0 : nodes.length / rows;
  return compose(c.t, c.e.span, (make) => {
    const flat = concatenate(
      c.t,
      nodes.flatMap((n) => n ?? []),
      columns === 1 ? 0 : 1,
      c.e.span,
      make,
    );
    return rows === 1 || columns === 1
      ? flat
      : make("reshape", [flat], { shape: [constant(rows), constant(columns)], order: "F" });
  });
}

const cell2mat: LibraryFunction = (c) => {
  const [cell] = c.args;
  if (cell?.kind !== "sequence") return c.refuse();
  const rows = rowsOf(cell);
  const nodes = cell.items.map((v) => arrayNode(c.t, v, c.e.span));
  if (nodes.includes(null) || rows === 0) return c.refuse();
  return c.compose((make) => {
    const lines = Array.from({ length: rows }, (_, i) => nodes.flatMap((n, k) => (n && k % rows === i ? [n] : [])));
    const joined = lines.map((line) => concatenate(c.t, line, 1, c.e.span, make));
    return concatenate(c.t, joined, 0, c.e.span, make);
  });
};

const num2cell: LibraryFunction = (c) => {
  const shape = c.args[0] ? sizeOfValue(c.args[0]) : null;
  if (!shape || shape.length > 2) return c.refuse();
  const n = shape.reduce((a, d) => a * d.size, 1);
  const items = Array.from({ length: n }, (_, i) => entry(c, c.args[0] ?? nothing, i));
  return setRows(sequence("cell", items), shape[0]?.size ?? 1);
};

/** `logical(x)`: truth values that can select. */
const logical: LibraryFunction = (c) => {
  const [value] = c.args;
  if (value?.kind === "integer") return truth(value.dim.size !== 0);
  const X = c.array(0);
  if (value?.kind === "truth" || !X) return value ?? c.refuse();
  return isMask(c.t, X) ? array(X) : c.build("not_equal", [X, c.number(0)]);
};

/** What is a number as it is. Truth values become numbers, which select no more. */
const double: LibraryFunction = (c) => {
  const [value] = c.args;
  if (value?.kind === "integer") return value;
  if (value?.kind === "truth") return integer(constant(Number(value.value)));
  const X = c.array(0);
  if (!X) return c.refuse();
  return isMask(c.t, X) ? c.build("add", [X, c.number(0)]) : toDouble(c.t, X, c.e.span);
};

function sameNumbers(c: LibraryCall, X: Node): Node {
  const made = c.build("identity", [X], { copy: true });
  return made.kind === "array" ? made.node : X;
}

/** `char(65)`, `char({'text'})`, `char('one', 'three')` */
const char: LibraryFunction = (c) => {
  const [value] = c.args;
  const lines = c.args.map((a) => rowsOfText(c.t, a));
  if (!lines.includes(null))
    return letters(
      c.t,
      lines.flatMap((rows) => rows ?? []),
      c.e.span,
    );
  const X = value?.kind === "sequence" ? null : c.array(0);
  if (c.args.length > 1 || !X) return text(null);
  if (X.shape.length === 2 && X.shape[0]?.size !== 1) return array(setClass(sameNumbers(c, X), "char"));
  return text(String.fromCharCode(...c.t.valueOf(X).data));
};

const somewhere: LibraryFunction = (c) => opaque(`'${c.name}' is not followed`, c.args.flatMap(nodesIn));
const someText: LibraryFunction = () => text(null);

const deal: LibraryFunction = (c) => {
  const values = c.args.length === 1 ? Array.from({ length: c.outputs }, () => c.args[0] ?? nothing) : c.args;
  return c.results(...values);
};

const ifelse: LibraryFunction = (c) => {
  const [, yes, no] = c.args;
  const known = c.args[0]?.kind === "truth" ? c.args[0].value : null;
  if (known !== null && yes && no) return known ? yes : no;
  const [C, X, Y] = [c.array(0), c.array(1), c.array(2)];
  return C && X && Y ? c.build("select", [C, X, Y]) : c.refuse();
};

/** By name. */
export const program: Readonly<Record<string, LibraryFunction>> = {
  ...searches,
  exist,
  feval,
  func2str,
  str2func,
  eval: followText,
  cellfun,
  arrayfun,
  cell2mat,
  num2cell,
  char,
  logical,
  double,
  full: double,
  gather: double,
  real: double,
  conj: double,
  deal,
  /** What the functions written in MATLAB leave out. */
  unfollowed_: (c) => c.refuse(c.text(0) ?? undefined),
  merge: ifelse,
  ifelse,
  ...Object.fromEntries("fullfile inputname pwd version getenv date".split(" ").map((n) => [n, someText])),
  ...Object.fromEntries("toc clock cputime time now fopen input who".split(" ").map((n) => [n, somewhere])),
};
