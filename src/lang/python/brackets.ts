/** Calls, indices and dictionaries of `@lezer/python`'s tree, turned into ours. */

import type { TreeCursor } from "@lezer/common";
import type { Argument, Expr } from "../common/tree";
import { clauses } from "./scopes";
import { isPunctuation, type TreeReader } from "./tree-reader";

/** `callee(args)` */
export function call(r: TreeReader, c: TreeCursor): Expr {
  const span = r.span(c);
  c.firstChild();
  const callee = r.expr(c);
  c.nextSibling();
  const given = argumentsOf(r, c);
  c.parent();
  return { kind: "call", callee, args: given, span };
}

function argumentsOf(r: TreeReader, c: TreeCursor): Argument[] {
  const args: Argument[] = [];
  if (!c.firstChild()) return args;
  c.nextSibling();
  while (c.name !== ")") {
    if (c.name === ",") {
      if (!c.nextSibling()) break;
    } else args.push(argument(r, c));
  }
  c.parent();
  return args;
}

function argument(r: TreeReader, c: TreeCursor): Argument {
  const from = c.from + r.shift;
  const star = c.name === "*" || c.name === "**" ? c.name : null;
  if (star) c.nextSibling();
  const span = r.span(c);
  const name = c.name === "VariableName" ? r.source(c) : null;
  let value = r.expr(c);
  const end = c.to + r.shift;
  c.nextSibling();
  let keyword: string | null = null;
  if ((c.name as string) === "AssignOp" && name !== null) {
    const walrus = r.source(c) === ":=";
    c.nextSibling();
    const given = r.expr(c);
    const to = c.to + r.shift;
    c.nextSibling();
    if (walrus) value = { kind: "walrus", target: { kind: "name", name, span }, value: given, span: { from, to } };
    else {
      value = given;
      keyword = name;
    }
  }
  if ((c.name as string) === "for" || (c.name as string) === "async") {
    const { list, to } = clauses(r, c);
    value = {
      kind: "comprehension",
      of: "generator",
      key: null,
      element: value,
      clauses: list,
      span: { from, to },
    };
  }
  if (star) value = { kind: "starred", double: star === "**", value, span: { from, to: end } };
  return { name: keyword, value };
}

/** `object.name` or `object[items]` */
export function member(r: TreeReader, c: TreeCursor): Expr {
  const span = r.span(c);
  c.firstChild();
  const object = r.expr(c);
  c.nextSibling();
  if (c.name === ".") {
    c.nextSibling();
    const result: Expr = { kind: "attribute", object, name: r.source(c), nameSpan: r.span(c), span };
    c.parent();
    return result;
  }
  const items = subscript(r, c);
  c.parent();
  return { kind: "index", object, items, brackets: "[", span };
}

function subscript(r: TreeReader, c: TreeCursor): Expr[] {
  const items: Expr[] = [];
  let parts: (Expr | null)[] = [null];
  let from = c.to + r.shift;
  let last = from;
  const finish = () => {
    const [start = null, stop = null, step = null] = parts;
    if (parts.length > 1) items.push({ kind: "slice", start, stop, step, span: { from, to: last } });
    else if (start) items.push(start);
    parts = [null];
  };
  let begun = false;
  let star: number | null = null;
  while (c.nextSibling() && c.name !== "]") {
    if (c.name === ",") {
      finish();
      begun = false;
      continue;
    }
    if (!begun) from = c.from + r.shift;
    begun = true;
    last = c.to + r.shift;
    if (c.name === ":") parts.push(null);
    else if (c.name === "*") star = c.from + r.shift;
    else {
      const value = r.expr(c);
      parts[parts.length - 1] =
        star === null ? value : { kind: "starred", double: false, value, span: { from: star, to: last } };
      star = null;
    }
  }
  finish();
  return items;
}

/** `{key: value, **more}` */
export function dictionary(r: TreeReader, c: TreeCursor): Expr {
  const entries: { key: Expr | null; value: Expr }[] = [];
  let key: Expr | null = null;
  let double = false;
  r.children(c, () => {
    if (c.name === "**") double = true;
    else if (!isPunctuation(c.name)) {
      const e = r.expr(c);
      if (double) entries.push({ key: null, value: e });
      else if (key) entries.push({ key, value: e });
      key = double || key ? null : e;
      double = false;
    }
  });
  return { kind: "dictionary", entries, span: r.span(c) };
}
