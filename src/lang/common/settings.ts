/** Where the text sets a name, for names that have no value where they are used. */

import type { Span } from "../../core/span";
import { childrenOf, type Part } from "./parts";
import { nameOf } from "./targets";
import type { ClassDef, FunctionDef, Module, Stmt } from "./tree";

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

/** Every plain name a statement may assign, however deep. */
export function assignedNames(s: Stmt): Set<string> {
  return collected(s, assignedBy);
}

/** The functions, classes and imported names a statement may make, however deep. */
export function definedNames(s: Stmt): Set<string> {
  return collected(s, definedBy);
}

/** What a statement may do to the names around it, functions and classes in it left aside. */
function collected(s: Stmt, namesIn: (part: Part) => readonly string[]): Set<string> {
  const names = new Set<string>();
  const visit = (part: Part): void => {
    for (const name of namesIn(part)) names.add(name);
    if (part.kind !== "function" && part.kind !== "class" && part.kind !== "lambda")
      childrenOf(part).rest.forEach(visit);
  };
  visit(s);
  return names;
}

/** The names that a part itself gives a value, as an assignment does; not those of parts in it. */
export function assignedBy(part: Part): string[] {
  const names = childrenOf(part).targets.flatMap(namesOf);
  if (part.kind === "walrus") names.push(part.target.name);
  if (part.kind === "broken" && "names" in part) names.push(...part.names);
  return names;
}

/** The functions, classes and imported names that a part itself makes. */
function definedBy(part: Part): string[] {
  if (part.kind === "function" || part.kind === "class") return [part.name];
  if (part.kind === "import") return part.names.filter((n) => n.name !== "*").map((n) => n.as);
  return part.kind === "try" ? part.handlers.flatMap((h) => h.name ?? []) : [];
}

/** What a part takes away: `del x`, `clear x`. */
function deletedBy(part: Part): string[] {
  if (part.kind === "declare")
    return part.what === "delete" ? part.names.flatMap((e) => (e.kind === "name" ? [e.name] : [])) : [];
  return part.kind === "command" && /^clear/.test(part.words[0] ?? "") ? part.words.slice(1) : [];
}

/** What `global x` makes a name of this function. */
function declaredBy(part: Part): string[] {
  return part.kind === "declare" && part.what !== "delete" ? part.names.flatMap(namesOf) : [];
}

function isGlobal(part: Part): boolean {
  return part.kind === "declare" && part.what === "global";
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
    const isDefinition = part.kind === "function" || part.kind === "class";
    for (const name of assignedBy(part)) add(name, part.span);
    for (const name of declaredBy(part)) add(name, part.span, "assigns", isGlobal(part) ? null : within);
    for (const name of definedBy(part)) add(name, isDefinition ? part.nameSpan : part.span);
    for (const name of deletedBy(part)) add(name, part.span, "deletes");
    if (part.kind === "function") for (const p of part.params) add(p.name, p.span, "parameter", part);
    const inside = isDefinition ? part : within;
    const isLoop = part.kind === "for" || part.kind === "while";
    const around = part.kind === "function" ? [] : isLoop ? [...loops, part.span] : loops;
    for (const child of childrenOf(part).rest) visit(child, inside, around);
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
