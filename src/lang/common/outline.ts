/** What a file defines and where its names stand: for outlines, definitions, renaming and completion. */

import type { Span } from "../../core/span";
import { childrenOf, type Part } from "./parts";
import type { ClassDef, Expr, FunctionDef, Language, Module, Name, Stmt } from "./tree";

/** A function or class. */
export interface Definition {
  readonly name: string;
  readonly kind: "function" | "class";
  readonly span: Span;
  readonly nameSpan: Span;
  readonly params: readonly string[];
  /** MATLAB's output names; `null` in Python. */
  readonly outputs: readonly string[] | null;
  readonly documentation: string | null;
  readonly members: readonly Definition[];
}

/** A name of one scope with all its places. */
export interface ScopedName {
  readonly name: string;
  /** The text in which the name means this. */
  readonly scope: Span;
  readonly writes: readonly Span[];
  readonly reads: readonly Span[];
  /** Every place is known; otherwise it must not be renamed. */
  readonly complete: boolean;
}

/** What a file defines. */
export interface Outline {
  readonly definitions: readonly Definition[];
  readonly names: readonly ScopedName[];
  /** Modules by what the file calls them: `np` is `numpy`. */
  readonly modules: ReadonlyMap<string, string>;
}

/** Reads the outline of a module. */
export function outlineOf(module: Module): Outline {
  const reader = new Reader(module);
  reader.file();
  return { definitions: definitionsIn(module.body), names: reader.names(), modules: modulesOf(module.body) };
}

function definitionsIn(body: readonly Stmt[]): Definition[] {
  return body.flatMap((s) => (s.kind === "function" || s.kind === "class" ? [definition(s)] : []));
}

function definition(s: FunctionDef | ClassDef): Definition {
  const isFunction = s.kind === "function";
  return {
    name: s.name,
    kind: s.kind,
    span: s.span,
    nameSpan: s.nameSpan,
    params: isFunction ? s.params.map((p) => p.star + p.name) : [],
    outputs: isFunction ? (s.outputs?.map((o) => o.name) ?? null) : null,
    documentation: s.documentation?.text ?? null,
    members: definitionsIn(s.body),
  };
}

function modulesOf(body: readonly Stmt[]): Map<string, string> {
  const modules = new Map<string, string>();
  for (const s of body) {
    if (s.kind !== "import") continue;
    for (const { module, name, as } of s.names) modules.set(as, name === null ? module : `${module}.${name}`);
  }
  return modules;
}

/** A scope while it is read. */
interface Scope {
  readonly kind: "file" | "function" | "class" | "inner";
  readonly span: Span;
  readonly parent: Scope | null;
  readonly entries: Map<string, { writes: Span[]; reads: Span[]; complete: boolean }>;
  /** `global`, `nonlocal`: these names are those outside. */
  readonly outer: Set<string>;
}

class Reader {
  private readonly scopes: Scope[] = [];
  private readonly reads: { readonly scope: Scope; readonly name: string; readonly span: Span }[] = [];
  private readonly incomplete = new Set<string>();
  private readonly keywordReads: { readonly definition: Definition; readonly name: string; readonly span: Span }[] = [];
  private readonly functions: ReadonlyMap<string, readonly Definition[]>;
  private readonly language: Language;

  constructor(private readonly module: Module) {
    this.language = module.language;
    this.functions = byName(allOf(definitionsIn(module.body)));
  }

  file(): void {
    const file = this.scope("file", { from: 0, to: this.module.text.length }, null);
    this.body(this.module.body, file);
    // Reads come last: what a function assigns further down is its own from the start.
    for (const { scope, name, span } of this.reads) this.owner(scope, name)?.reads.push(span);
    for (const { definition, name, span } of this.keywordReads) {
      const scope = this.scopes.find((s) => s.kind === "function" && s.span.from === definition.span.from);
      scope?.entries.get(name)?.reads.push(span);
    }
  }

  names(): ScopedName[] {
    return this.scopes.flatMap((scope) =>
      [...scope.entries].map(([name, { writes, reads, complete }]) => ({
        name,
        scope: scope.span,
        writes,
        reads: reads.sort((a, b) => a.from - b.from),
        complete: complete && writes.length > 0 && !this.incomplete.has(name),
      })),
    );
  }

  private scope(kind: Scope["kind"], span: Span, parent: Scope | null): Scope {
    const scope: Scope = { kind, span, parent, entries: new Map(), outer: new Set() };
    this.scopes.push(scope);
    return scope;
  }

  private body(body: readonly Stmt[], scope: Scope): void {
    for (const s of body) this.part(s, scope);
  }

  private part(part: Part, scope: Scope): void {
    switch (part.kind) {
      case "function":
        this.write(scope, part.name, part.nameSpan);
        this.function(part, scope);
        return;
      case "class": {
        this.write(scope, part.name, part.nameSpan);
        for (const e of [...part.bases, ...(part.decorators ?? [])]) this.part(e, scope);
        this.body(part.body, this.scope("class", part.span, scope));
        return;
      }
      case "lambda":
        this.lambda(part, scope);
        return;
      case "comprehension":
        this.comprehension(part, scope);
        return;
      case "name":
        this.read(scope, part);
        return;
      case "handle":
        this.reads.push({ scope, name: part.name, span: ending(part.span, part.name) });
        return;
      case "string":
        if (part.text === null) this.formatted(part.span, scope);
        return;
      case "walrus":
        this.write(enclosing(scope), part.target.name, part.target.span);
        this.part(part.value, scope);
        return;
      case "import":
        for (const { as } of part.names) this.write(scope, as, null);
        return;
      case "declare":
        this.declare(part, scope);
        return;
      case "command":
        for (const word of part.words) this.incomplete.add(word);
        return;
      case "broken":
        for (const name of "names" in part ? part.names : []) this.incomplete.add(name);
        return;
      case "try":
        for (const { name } of part.handlers) if (name) this.write(scope, name, null);
        break;
      case "call":
        this.keywords(part);
        break;
      default:
    }
    const { targets, rest } = childrenOf(part);
    for (const e of rest) this.part(e, scope);
    for (const target of targets) this.target(target, scope);
  }

  private function(f: FunctionDef, scope: Scope): void {
    for (const e of f.decorators) this.part(e, scope);
    for (const p of f.params) {
      if (p.default) this.part(p.default, scope);
      if (p.annotation) this.part(p.annotation, scope);
    }
    const own = this.scope("function", f.span, scope);
    for (const p of f.params) this.write(own, p.name, this.within(p.span, p.name));
    for (const output of f.outputs ?? []) this.write(own, output.name, output.span);
    this.body(f.body, own);
  }

  private lambda(e: Expr & { kind: "lambda" }, scope: Scope): void {
    const inner = this.scope("inner", e.span, scope);
    for (const p of e.params) {
      if (p.default) this.part(p.default, scope);
      this.write(inner, p.name, this.within(p.span, p.name));
    }
    this.part(e.body, inner);
  }

  private comprehension(e: Expr & { kind: "comprehension" }, scope: Scope): void {
    const inner = this.scope("inner", e.span, scope);
    for (const { target, iterable, conditions } of e.clauses) {
      this.part(iterable, inner);
      this.target(target, inner);
      for (const condition of conditions) this.part(condition, inner);
    }
    if (e.key) this.part(e.key, inner);
    this.part(e.element, inner);
  }

  /** What is assigned to: a name is written, the owner of an item or field is read and stays the same name. */
  private target(e: Expr, scope: Scope): void {
    if (e.kind === "name") this.write(scope, e.name, e.span);
    else if (e.kind === "sequence") for (const item of e.items) this.target(item, scope);
    else if (e.kind === "starred") this.target(e.value, scope);
    else if (this.language === "matlab") this.element(e, scope);
    else this.part(e, scope);
  }

  /** `A(i).b{j} = v` of MATLAB may be what makes A. */
  private element(e: Expr, scope: Scope): void {
    const owner = e.kind === "call" ? e.callee : "object" in e ? e.object : null;
    if (owner) this.target(owner, scope);
    for (const part of childrenOf(e).rest) if (part !== owner) this.part(part, scope);
  }

  private declare(s: Stmt & { kind: "declare" }, scope: Scope): void {
    for (const e of s.names) {
      if (e.kind !== "name") continue;
      // A global of MATLAB may stand in any other file.
      if (s.what === "global" && this.language === "matlab") this.incomplete.add(e.name);
      if (s.what === "global" || s.what === "nonlocal") scope.outer.add(e.name);
      if (s.what === "persistent") this.write(scope, e.name, e.span);
      else this.read(scope, e);
    }
  }

  /** A call that spells out a parameter names it there; of which function is certain where only one has the name. */
  private keywords(e: Expr & { kind: "call" }): void {
    const called = e.callee.kind === "name" || e.callee.kind === "attribute" ? e.callee.name : null;
    const meant = (called !== null && this.functions.get(called)) || [];
    for (const { name, value } of e.args) {
      if (!name || meant.length === 0) continue;
      const [definition] = meant;
      const span = this.keyword(e, name, value);
      if (definition?.kind === "function" && meant.length === 1 && span)
        this.keywordReads.push({ definition, name, span });
      else this.incomplete.add(name);
    }
  }

  /** Where a keyword stands before its value. */
  private keyword(e: Expr & { kind: "call" }, name: string, value: Expr): Span | null {
    const before = this.module.text.slice(e.callee.span.to, value.span.from);
    const equals = /\s*=[\s(]*$/.exec(before)?.index ?? -1;
    if (equals < 0 || !before.slice(0, equals).endsWith(name)) return null;
    const to = e.callee.span.to + equals;
    return { from: to - name.length, to };
  }

  /** The names between the braces of an f-string. */
  private formatted(span: Span, scope: Scope): void {
    const text = this.module.text.slice(span.from, span.to);
    for (const braces of text.matchAll(/\{([^{}]*)\}/g)) {
      for (const word of (braces[1] ?? "").matchAll(/(?<![\p{ID_Continue}.'"])[\p{ID_Start}_]\p{ID_Continue}*/gu)) {
        const from = span.from + braces.index + 1 + word.index;
        this.reads.push({ scope, name: word[0], span: { from, to: from + word[0].length } });
      }
    }
  }

  private read(scope: Scope, { name, span }: Name): void {
    if (name !== "~") this.reads.push({ scope, name, span });
  }

  private write(scope: Scope, name: string, span: Span | null): void {
    if (name === "~" || name === "*") return;
    const entry = this.entry(this.outside(scope, name), name);
    if (span) entry.writes.push(span);
    else entry.complete = false;
  }

  private outside(scope: Scope, name: string): Scope {
    let owner = scope;
    while (owner.outer.has(name) && owner.parent) owner = owner.parent;
    return owner;
  }

  private entry(scope: Scope, name: string) {
    const known = scope.entries.get(name) ?? { writes: [], reads: [], complete: true };
    scope.entries.set(name, known);
    return known;
  }

  /** The entry that a name read in a scope means; nothing for names the file does not bind. */
  private owner(scope: Scope, name: string) {
    for (let s: Scope | null = scope; s; s = this.around(s, name)) {
      const entry = s.entries.get(name);
      if (entry && !s.outer.has(name)) return entry;
    }
    return undefined;
  }

  /** Where else a name may be bound: methods do not see their class's names, MATLAB's functions only other functions. */
  private around(scope: Scope, name: string): Scope | null {
    if (scope.kind === "function" && this.language === "matlab" && !this.functions.has(name)) return null;
    let next = scope.parent;
    while (next?.kind === "class") next = next.parent;
    return next;
  }

  private within(span: Span, name: string): Span | null {
    const at = this.module.text.slice(span.from, span.to).indexOf(name);
    return at < 0 ? null : { from: span.from + at, to: span.from + at + name.length };
  }
}

function allOf(definitions: readonly Definition[]): Definition[] {
  return definitions.flatMap((d) => [d, ...allOf(d.members)]);
}

function byName(definitions: readonly Definition[]): Map<string, Definition[]> {
  const found = new Map<string, Definition[]>();
  for (const d of definitions) found.set(d.name, [...(found.get(d.name) ?? []), d]);
  return found;
}

function enclosing(scope: Scope): Scope {
  return scope.kind === "inner" && scope.parent ? enclosing(scope.parent) : scope;
}

function ending(span: Span, name: string): Span {
  return { from: span.to - name.length, to: span.to };
}
