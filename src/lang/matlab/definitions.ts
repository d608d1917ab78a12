/** Functions and classes of MATLAB: signature, documentation, body. */

import type { TreeCursor } from "@lezer/common";
import type { Span } from "../../core/span";
import type { Expr, Name, Param, Stmt } from "../common/tree";
import { params, spoil } from "./expressions";
import { eachChild } from "./reader";
import type { StatementReader } from "./statements";

/** Appends the function or class at the cursor to `out`. */
export function definition(reader: StatementReader, c: TreeCursor, out: Stmt[]): void {
  if (c.name === "FunctionDefinition") out.push(reader.inner(() => functionDefinition(reader, c)));
  else if (c.name === "ClassDefinition") out.push(classDefinition(reader, c));
  else eachChild(c, (child) => void (child.name === "RawLine" || reader.statement(child, out)));
}

function functionDefinition(reader: StatementReader, c: TreeCursor): Stmt {
  const { r } = reader;
  const body: Stmt[] = [];
  const from = c.from + r.base;
  const full = r.span(c);
  let header: Span = { from, to: from + "function".length };
  let nameSpan: Span = { from: header.to, to: header.to };
  let name = "";
  let parameters: Param[] = [];
  const outputs: Name[] = [];
  let ended = true;
  eachChild(c, (child) => {
    if (child.name === "Signature") {
      header = { from, to: r.span(child).to };
      const mark = r.mark;
      eachChild(child, (part) => {
        if (part.name === "Outputs") readOutputs(reader, part, outputs);
        else if (part.name === "ParameterList") parameters = params(r, part);
        else if (part.name === "FunctionName") {
          name = r.source(part).replace(/\s/g, "");
          nameSpan = r.span(part);
          eachChild(part, (piece) => void (piece.name === "MissingOperand" && spoil(r, piece)));
        } else spoil(r, part);
      });
      r.settle(mark);
    } else if (child.name === "ArgumentsBlock") parameters = withArguments(reader, child, parameters);
    else if (child.name === "FunctionClose") ended = false;
    else if (child.name === "MissingEnd") {
      ended = false;
      r.report({ name: "MissingEnd", from: c.from, to: c.from, opener: c.from });
    } else reader.statement(child, body);
  });
  const span = ended ? full : { from, to: Math.max(header.to, body.at(-1)?.span.to ?? 0) };
  const documentation = reader.comments.documentation(header);
  return {
    kind: "function",
    name,
    nameSpan,
    params: parameters,
    outputs,
    body,
    decorators: [],
    documentation,
    header,
    span,
  };
}

function readOutputs(reader: StatementReader, c: TreeCursor, outputs: Name[]): void {
  const { r } = reader;
  const opener = c.from;
  eachChild(c, (child) => {
    if (child.name === "Identifier") outputs.push({ kind: "name", name: r.source(child), span: r.span(child) });
    else if (child.name === "OutputList") readOutputs(reader, child, outputs);
    else spoil(r, child, opener);
  });
}

const declared = /^(\w+)[ \t]*(\([^()]*\))?[ \t]*(?:[A-Za-z][\w.]*)?[ \t]*(?:\{.*\})?[ \t]*(?:=[ \t]*(.*))?$/;

/** What an `arguments` block says about the parameters: sizes as their annotation, and defaults. */
function withArguments(reader: StatementReader, c: TreeCursor, parameters: readonly Param[]): Param[] {
  const said = new Map<string, { size: Expr | null; value: Expr | null }>();
  eachChild(c, (child) => {
    const source = reader.r.source(child);
    const parts = child.name === "RawLine" ? declared.exec(source) : null;
    if (!parts?.[1]) return;
    const base = child.from + reader.r.base;
    const size = parts[2] ? reader.readExpression(`x${parts[2]}`, base + source.indexOf("(") - 1) : null;
    const value = parts[3] ? reader.readExpression(parts[3], base + source.length - parts[3].length) : null;
    said.set(parts[1], { size: size?.kind === "call" ? asTuple(size.args, size.span) : null, value });
  });
  return parameters.map((p) => {
    const known = said.get(p.name);
    return known ? { ...p, default: p.default ?? known.value, annotation: known.size } : p;
  });
}

function asTuple(args: readonly { value: Expr }[], span: Span): Expr {
  return { kind: "sequence", of: "tuple", items: args.map((a) => a.value), span: { from: span.from + 1, to: span.to } };
}

/** Classes are read roughly: name, bases, the defaults of properties as assignments, and methods. */
function classDefinition(reader: StatementReader, c: TreeCursor): Stmt {
  const { r } = reader;
  const body: Stmt[] = [];
  const span = r.span(c);
  const from = c.from + r.base;
  let name = "";
  let nameSpan: Span = { from, to: from };
  let bases: Expr[] = [];
  let header: Span = { from, to: from + "classdef".length };
  const properties: string[] = [];
  eachChild(c, (child) => {
    if (child.name === "RawLine" && name === "") {
      const place = r.span(child);
      const parts = /^(\([^)]*\)\s*)?([A-Za-z_]\w*)\s*(?:<\s*(.*))?$/.exec(r.source(child));
      name = parts?.[2] ?? "";
      const start = place.from + (parts?.[1]?.length ?? 0);
      nameSpan = { from: start, to: start + name.length };
      bases = (parts?.[3] ?? "")
        .split("&")
        .map((base) => base.trim())
        .filter((base) => base !== "")
        .map((base) => {
          const at = place.from + r.source(child).indexOf(base);
          return { kind: "name", name: base, span: { from: at, to: at + base.length } };
        });
      header = { from, to: place.to };
    } else if (child.name === "Section") section(reader, child, body, properties);
    else if (child.name === "MissingEnd") r.report({ name: "MissingEnd", from: c.from, to: c.from, opener: c.from });
    else if (child.name !== "RawLine") reader.statement(child, body);
  });
  return {
    kind: "class",
    name,
    nameSpan,
    bases,
    body,
    properties,
    documentation: reader.comments.documentation(header),
    span,
  };
}

function section(reader: StatementReader, c: TreeCursor, body: Stmt[], names: string[]): void {
  const { r } = reader;
  const opener = c.from;
  const properties = /^properties\b/.test(r.source({ from: c.from, to: c.from + 11 }));
  const isStatic = /^methods\s*\([^)]*\bStatic\b(?!\s*=\s*false)/.test(r.source({ from: c.from, to: c.to }));
  eachChild(c, (child) => {
    if (child.name === "MissingEnd") r.report({ name: "MissingEnd", from: opener, to: opener, opener });
    else if (child.name !== "RawLine") {
      const before = body.length;
      reader.statement(child, body);
      const made = body[before];
      if (isStatic && made?.kind === "function") body[before] = { ...made, isStatic };
    } else if (properties) {
      const source = r.source(child).replace(/;\s*$/, "");
      const value = declared.exec(source)?.[3];
      const name = /^\w+/.exec(source)?.[0];
      const place = r.span(child);
      if (name) names.push(name);
      const made = value && name ? reader.readExpression(value, place.from + source.length - value.length) : null;
      if (!made || !name) return;
      const target: Name = { kind: "name", name, span: { from: place.from, to: place.from + name.length } };
      body.push({ kind: "assign", targets: [target], annotation: null, value: made, span: place });
    }
  });
}
