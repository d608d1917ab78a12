/** What a file defines, as the protocol has it. */

import type { LineMap, Span } from "../core/span";
import { type Definition, outlineOf } from "../lang/common/outline";
import type { Module } from "../lang/common/tree";
import type { DefinitionRow, Outline } from "../protocol/analysis";
import { rangeOf } from "./places";

const known = new WeakMap<Module, Outline>();

/** The outline of a module; read once. */
export function outlineIn(module: Module, lines: LineMap): Outline {
  const made = known.get(module) ?? write(module, lines);
  known.set(module, made);
  return made;
}

function write(module: Module, lines: LineMap): Outline {
  const { definitions, names, modules } = outlineOf(module);
  return {
    definitions: definitions.map((d) => definitionRow(d, "", lines)),
    names: names.map(({ name, scope, writes, reads, complete }) => ({
      name,
      scope: rangeOf(lines, scope),
      writes: starts(writes, lines),
      reads: starts(reads, lines),
      complete,
    })),
    modules: Object.fromEntries(modules),
  };
}

function definitionRow(d: Definition, owner: string, lines: LineMap): DefinitionRow {
  const { name, kind, params, outputs, documentation } = d;
  const path = owner + name;
  const members = d.members.map((m) => definitionRow(m, `${path}.`, lines));
  const [range, nameRange] = [rangeOf(lines, d.span), rangeOf(lines, d.nameSpan)];
  return { name, kind, path, range, nameRange, params, outputs, documentation, members };
}

function starts(spans: readonly Span[], lines: LineMap): number[] {
  return spans
    .map(({ from }) => lines.position(from))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .flatMap(({ line, column }) => [line, column]);
}
