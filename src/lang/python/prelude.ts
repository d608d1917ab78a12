/** Functions of libraries that are lines of Python themselves: followed like functions of the file, at the place of the call. */

import { Scope, type Source } from "../common/scope";
import type { Tracer } from "../common/tracer";
import type { Module } from "../common/tree";
import type { Value } from "../common/value";
import { nn } from "./prelude/nn";
import { numpy } from "./prelude/numpy";
import { optim } from "./prelude/optim";
import { scipy } from "./prelude/scipy";
import { standard } from "./prelude/standard";
import { torch } from "./prelude/torch";
import { torchData } from "./prelude/torch-data";

const texts: Readonly<Record<string, string>> = {
  ...numpy,
  ...scipy,
  ...torch,
  ...torchData,
  ...nn,
  ...optim,
  ...standard,
};
const modules = new Map<string, Module>();
const scopes = new WeakMap<Tracer, Map<string, Scope>>();

/** Names that such a module has. */
export function preludeNames(path: string): readonly string[] {
  const text = texts[path] ?? "";
  const defined = [...text.matchAll(/^(?:def |class |(?=\w+ = ))(\w+)/gm)].map((m) => m[1] ?? "");
  const imported = [...text.matchAll(/^from \S+ import (.*)$/gm)].flatMap((m) => (m[1] ?? "").split(", "));
  return [...defined, ...imported];
}

/** A function or class of a module; `null` when it is not written in Python here. */
export function preludeMember(t: Tracer, path: string, name: string): Value | null {
  if (texts[path] === undefined || !has(path, name)) return null;
  return scopeOf(t, path).own(name)?.value ?? null;
}

/** The same by canonical name: `scipy.stats.norm`. */
export function preludeFunction(t: Tracer, name: string): Value | null {
  const at = name.lastIndexOf(".");
  return at < 0 ? null : preludeMember(t, name.slice(0, at), name.slice(at + 1));
}

const namesOf = new Map<string, ReadonlySet<string>>();

function has(path: string, name: string): boolean {
  const names = namesOf.get(path) ?? new Set(preludeNames(path));
  namesOf.set(path, names);
  return names.has(name);
}

function scopeOf(t: Tracer, path: string): Scope {
  const known = scopes.get(t) ?? new Map<string, Scope>();
  scopes.set(t, known);
  const before = known.get(path);
  if (before) return before;
  const text = texts[path] ?? "";
  const source: Source = { title: null, text };
  const scope = new Scope(null, true, null, false, source);
  known.set(path, scope);
  const module = modules.get(path) ?? t.host.parse(text);
  modules.set(path, module);
  const around = t.scope;
  t.elsewhere(source, { from: 0, to: 0 }, () => {
    t.scope = scope;
    try {
      t.run(module.body);
    } finally {
      t.scope = around;
    }
  });
  return scope;
}
