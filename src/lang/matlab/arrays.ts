/** MATLAB values as arrays: everything is a matrix of rank two or more, numbers are 1×1. */

import { asConstant, type Dim, namesIn, one, productOf } from "../../core/dim";
import { type Attrs, isDim, isTensor, type Node } from "../../core/node";
import { isScalar, type Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import { type Tensor, tensor } from "../../core/tensor";
import type { Make } from "../common/compose";
import type { Tracer } from "../common/tracer";
import type { Value } from "../common/value";
import { setClass } from "./entry-classes";

/** The array a value stands for in arithmetic, or `null` when it stands for none. */
export function arrayNode(t: Tracer, value: Value | undefined, span: Span): Node | null {
  switch (value?.kind) {
    case "array":
      return value.node;
    case "integer":
      return value.node ?? t.numberNode(value.dim, span);
    case "truth":
      return numberAt(t, Number(value.value), span);
    case "text":
      return value.text === null ? null : setClass(t.constant(codesOf(value.text), span), "char");
    default:
      return null;
  }
}

function codesOf(text: string): Tensor {
  const codes = [...text].map((c) => c.charCodeAt(0));
  return tensor(codes.length === 0 ? [0, 0] : [1, codes.length], codes);
}

/** A number as a 1×1 array. */
export function numberAt(t: Tracer, value: number, span: Span): Node {
  return t.constant(value, span, [1, 1]);
}

/** A shape as MATLAB has it: two axes at least, and no trailing ones beyond them. */
export function trimmed(shape: Shape): readonly Dim[] {
  const dims = [...shape];
  while (dims.length < 2) dims.push(one);
  while (dims.length > 2 && dims[dims.length - 1]?.size === 1) dims.pop();
  return dims;
}

/** The array in the shape MATLAB gives it. */
export function trim(X: Node, make: Make): Node {
  const shape = trimmed(X.shape);
  return shape.length === X.shape.length ? X : make("reshape", [X], { shape, order: "F" });
}

/** Whether a value holds one entry whatever its sizes stand for. */
export function isNumber(X: Node): boolean {
  return isScalar(X.shape);
}

/** Number of entries now. */
export function countOf(X: Node): number {
  return X.shape.reduce((n, d) => n * d.size, 1);
}

/** All entries as a column, column by column. */
export function column(X: Node, make: Make): Node {
  if (X.shape.length === 2 && X.shape[1] && asConstant(X.shape[1]) === 1) return X;
  return make("reshape", [X], { shape: [productOf(X.shape), one], order: "F" });
}

/** Entry by entry with stretching: MATLAB aligns shapes at the first axis, the operations at the last. */
export function aligned(nodes: readonly Node[], make: Make): Node[] {
  const rank = Math.max(...nodes.map((n) => n.shape.length));
  return nodes.map((X) => {
    if (X.shape.length === rank || isNumber(X)) return X;
    const shape = [...X.shape, ...new Array<Dim>(rank - X.shape.length).fill(one)];
    return make("reshape", [X], { shape, order: "F" });
  });
}

/** Evenly spaced numbers as a row. */
export function rangeRow(
  t: Tracer,
  start: number,
  step: number,
  count: Dim,
  span: Span,
  stop: Dim | null = null,
): Value {
  const attrs: Attrs = { start, step, count, row: true };
  return t.build("range", [], stop && namesIn(stop).size > 0 ? { ...attrs, stop } : attrs, span);
}

/** Operations that only move entries: what holds truth values before holds them after. */
const moving = new Set("identity reshape transpose permute slice take pick concat broadcast update put".split(" "));

/** Whether an array holds truth values, so that as an index it selects. */
export function isMask(t: Tracer, X: Node): boolean {
  const known = masks.get(X) ?? isMaskOf(t, X);
  masks.set(X, known);
  return known;
}

/** Kept, because an array joined from itself again and again has exponentially many ways back. */
const masks = new WeakMap<Node, boolean>();

/** Says of a node that it holds truth values if another does. */
export function maskedLike(t: Tracer, node: Node, as: Node): void {
  masks.set(node, isMask(t, as));
}

function isMaskOf(t: Tracer, X: Node): boolean {
  if (t.catalogue.get(X.op)?.mask === true) return true;
  if (!moving.has(X.op)) return false;
  const sources = X.op === "concat" ? X.args : X.args.slice(0, 1);
  return sources.length > 0 && sources.every((a) => isMask(t, a));
}

/** `[]`: the only empty array that deletes when it is assigned. */
export function isEmptyLiteral(value: Value): boolean {
  if (value.kind !== "array" || value.node.op !== "constant") return false;
  return value.node.shape.length === 2 && value.node.shape.every((d) => d.size === 0);
}

/** The sizes a vector of numbers stands for, by name where they have one. */
export function dimsOf(t: Tracer, value: Value): readonly Dim[] | null {
  if (value.kind !== "array") {
    const dim = t.dimOf(value);
    return dim ? [dim] : null;
  }
  return dimsOfNode(t, value.node);
}

function dimsOfNode(t: Tracer, X: Node): readonly Dim[] | null {
  if (X.op === "identity" && X.args[0]) return dimsOfNode(t, X.args[0]);
  if (X.op === "extent" && X.attrs.dim !== undefined && isDim(X.attrs.dim)) return [X.attrs.dim];
  if (X.op === "concat" && X.attrs.axis === 1 && X.shape[0]?.size === 1) {
    const parts = X.args.map((a) => dimsOfNode(t, a));
    return parts.some((p) => p === null) ? null : parts.flatMap((p) => p ?? []);
  }
  const { data } = t.valueOf(X);
  t.assumed?.quotients(X, t.statement ?? { from: 0, to: 0 });
  if (data.every(Number.isInteger)) return [...data].map((n) => t.dims.number(n));
  t.assumed?.whole(X, t.statement ?? { from: 0, to: 0 });
  return null;
}

/** The number a node was written as, without a name; `null` for everything else. */
export function writtenNumbers(X: Node): Tensor | null {
  const value = X.attrs.value;
  return X.op === "constant" && X.attrs.name === undefined && value !== undefined && isTensor(value) ? value : null;
}
