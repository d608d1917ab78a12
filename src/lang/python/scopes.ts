/** Expressions that bind names: comprehensions, lambdas, `:=`; and the conditional. */

import type { TreeCursor } from "@lezer/common";
import type { Comprehension, Expr, Param } from "../common/tree";
import { isPunctuation, type TreeReader } from "./tree-reader";
import { Unparsable } from "./words";

/** `[element for target in iterable if condition]` and its kin. */
export function comprehension(r: TreeReader, c: TreeCursor, of: Comprehension["of"]): Expr {
  const span = r.span(c);
  c.firstChild();
  c.nextSibling();
  let key: Expr | null = null;
  let item = elementOf(r, c);
  if (c.name === ":") {
    key = item;
    c.nextSibling();
    item = elementOf(r, c);
  }
  const { list } = clauses(r, c);
  c.parent();
  return { kind: "comprehension", of, key, element: item, clauses: list, span };
}

function elementOf(r: TreeReader, c: TreeCursor): Expr {
  const star = c.name === "*" || c.name === "**" ? c.name : null;
  const from = c.from + r.shift;
  if (star) c.nextSibling();
  const value = r.expr(c);
  const to = c.to + r.shift;
  c.nextSibling();
  return star ? { kind: "starred", double: star === "**", value, span: { from, to } } : value;
}

export function clauses(r: TreeReader, c: TreeCursor): { list: Comprehension["clauses"]; to: number } {
  const list: { target: Expr; iterable: Expr; conditions: Expr[] }[] = [];
  let to = c.to + r.shift;
  while (c.name === "for" || c.name === "async") {
    if (c.name === "async") c.nextSibling();
    const target = targets(r, c);
    c.nextSibling();
    const clause = { target, iterable: r.expr(c), conditions: [] as Expr[] };
    to = c.to + r.shift;
    list.push(clause);
    while (c.nextSibling() && (c.name as string) === "if") {
      c.nextSibling();
      clause.conditions.push(r.expr(c));
      to = c.to + r.shift;
    }
  }
  return { list, to };
}

function targets(r: TreeReader, c: TreeCursor): Expr {
  const items: Expr[] = [];
  let tuple = false;
  while (c.nextSibling() && c.name !== "in") {
    if (c.name === ",") tuple = true;
    else items.push(r.expr(c));
  }
  const [first] = items;
  if (first && !tuple) return first;
  const to = items[items.length - 1]?.span.to ?? c.from + r.shift;
  return { kind: "sequence", of: "tuple", items, span: { from: first?.span.from ?? to, to } };
}

/** `yes if test else no` */
export function conditional(r: TreeReader, c: TreeCursor): Expr {
  const span = r.span(c);
  const [yes, test, no] = r.items(c);
  const broken: Expr = { kind: "broken", span };
  return { kind: "conditional", test: test ?? broken, yes: yes ?? broken, no: no ?? broken, span };
}

/** `lambda params: body` */
export function lambda(r: TreeReader, c: TreeCursor): Expr {
  const span = r.span(c);
  let list: Param[] = [];
  let body: Expr = { kind: "broken", span };
  r.children(c, () => {
    if (c.name === "ParamList") list = paramsOf(r, c);
    else if (!isPunctuation(c.name)) body = r.expr(c);
  });
  return { kind: "lambda", params: list, body, span };
}

function paramsOf(r: TreeReader, c: TreeCursor): Param[] {
  const params: Param[] = [];
  let current: Param | null = null;
  let valued = false;
  const finish = () => {
    if (current) params.push(current);
    current = null;
    valued = false;
  };
  r.children(c, () => {
    const span = r.span(c);
    if (c.name === ",") finish();
    else if (c.name === "*" || c.name === "**") current = { ...unnamed, star: c.name, span };
    else if (c.name === "AssignOp") valued = true;
    else if (valued) {
      const value = r.expr(c);
      if (current) current = { ...current, default: value, span: { from: current.span.from, to: span.to } };
    } else if (c.name === "VariableName") {
      const { star, span: mark } = current ?? { ...unnamed, span };
      current = { ...unnamed, name: r.source(c), star, span: { from: mark.from, to: span.to } };
    }
  });
  finish();
  return params;
}

/** `name := value` */
export function walrus(r: TreeReader, c: TreeCursor): Expr {
  const span = r.span(c);
  const [target, value] = r.items(c);
  if (target?.kind !== "name" || !value)
    throw new Unparsable('the left side of ":=" must be a name', span.from, span.to);
  return { kind: "walrus", target, value, span };
}

const unnamed = { name: "", default: null, annotation: null, star: "" } as const;
