/** Where the text sets a name, for names that have no value where they are used. */

import type { Span } from "../../core/span";
import { childrenOf, type Part } from "./parts";
import { nameOf } from "./targets";
import type { ClassDef, FunctionDef, Module } from "./tree";

/** One place that gives a name a value, or takes it away. */
export interface Setting {
  readonly span: Span;
  /** The function or class whose body it is in; `null` at the top level. */
  readonly within: FunctionDef | ClassDef | null;
  /** The loops around it, innermost last. */
  readonly loops: readonly Span[];
  readonly how: "assigns" | "deletes" | "parameter";
}

const known = new WeakMap<Module, ReadonlyMap<string, readonly Setting[]>>();

/** All places of a module that set a name, in the order of the text. */
export function settingsOf(module: Module, name: string): readonly Setting[] {
  const found = known.get(module) ?? collect(module);
  known.set(module, found);
  return found.get(name) ?? [];
}

/** The innermost function around a place. */
export function functionAround(module: Module, span: Span): FunctionDef | null {
  let found: FunctionDef | null = null;
  const visit = (part: Part): void => {
    if (part.span.from > span.from || part.span.to < span.to) return;
    if (part.kind === "function") found = part;
    for (const child of childrenOf(part).rest) visit(child);
  };
  module.body.forEach(visit);
  return found;
}

function collect(module: Module): Map<string, Setting[]> {
  const found = new Map<string, Setting[]>();
  const visit = (part: Part, within: Setting["within"], loops: readonly Span[]): void => {
    const add = (name: string, span: Span, how: Setting["how"] = "assigns", inside = within): void => {
      const setting = { span, within: inside, loops: how === "parameter" ? [] : loops, how };
      const list = found.get(name);
      if (list) list.push(setting);
      else found.set(name, [setting]);
    };
    const { targets, rest } = childrenOf(part);
    for (const target of targets) for (const name of namesOf(target)) add(name, part.span);
    if (part.kind === "walrus") add(part.target.name, part.span);
    if (part.kind === "function" || part.kind === "class") add(part.name, part.nameSpan);
    if (part.kind === "import") for (const n of part.names) add(n.as, part.span);
    if (part.kind === "broken") for (const name of "names" in part ? part.names : []) add(name, part.span);
    if (part.kind === "try") for (const h of part.handlers) if (h.name !== null) add(h.name, part.span);
    if (part.kind === "declare")
      for (const e of part.names)
        if (e.kind === "name") add(e.name, part.span, part.what === "delete" ? "deletes" : "assigns");
    if (part.kind === "command" && /^clear/.test(part.words[0] ?? ""))
      for (const word of part.words.slice(1)) add(word, part.span, "deletes");
    const inside = part.kind === "function" || part.kind === "class" ? part : within;
    if (part.kind === "function") for (const p of part.params) add(p.name, p.span, "parameter", part);
    const around = part.kind === "for" || part.kind === "while" ? [...loops, part.span] : loops;
    for (const child of rest) visit(child, inside, part.kind === "function" ? [] : around);
  };
  for (const s of module.body) visit(s, null, []);
  return found;
}

function namesOf(target: Part): string[] {
  if (target.kind === "sequence") return target.items.flatMap(namesOf);
  if (target.kind === "starred") return namesOf(target.value);
  const name = nameOf(target as Parameters<typeof nameOf>[0]);
  return name === null ? [] : [name];
}
