/** Functions and scripts in files beside this one: `f.m`, `private/f.m`, `+package/f.m`. */

import { Scope, type Source } from "../common/scope";
import type { Tracer } from "../common/tracer";
import type { ClassDef, Expr, Module, Stmt } from "../common/tree";
import { type FunctionValue, nothing, opaque, type Value } from "../common/value";

/** What one trace knows of the folder. */
interface Folder {
  /** Paths of its files, from the folder. */
  readonly files: ReadonlySet<string>;
  readonly read: Map<string, Value | null>;
  readonly scripts: Map<string, { readonly module: Module; readonly source: Source }>;
}

const folders = new WeakMap<Tracer, Folder>();

/** Scripts that call each other are not followed further than this. */
const deepest = 8;

/** What a name that is no variable means in the files beside this one; `null` when none of them has it. */
export function neighbour(t: Tracer, name: string): Value | null {
  const folder = folderOf(t);
  if (folder.files.size === 0) return null;
  for (const path of [`private/${name}.m`, `${name}.m`]) if (folder.files.has(path)) return fromFile(t, folder, path);
  return inPackage(folder, `+${name}/`) ? { kind: "module", path: `+${name}` } : null;
}

/** `package.name`; `null` when the package has no such file. */
export function inNeighbour(t: Tracer, path: string, name: string): Value | null {
  const folder = folderOf(t);
  const file = `${path}/${name}.m`;
  if (folder.files.has(file)) return fromFile(t, folder, file);
  return inPackage(folder, `${path}/+${name}/`) ? { kind: "module", path: `${path}/+${name}` } : null;
}

/** The file whose text is being followed, as the scope of its functions. */
export function fileScope(t: Tracer): Scope {
  let scope = t.scope;
  while (scope.parent) scope = scope.parent;
  return scope;
}

/** A script runs in the workspace that calls it. */
export function runScript(t: Tracer, path: string, e: Expr): Value {
  const script = folderOf(t).scripts.get(path);
  if (!script || t.depth >= deepest) return nothing;
  t.depth += 1;
  try {
    t.elsewhere(script.source, e.span, () => {
      define(script.module.body, t.scope, t.scope);
      for (const s of script.module.body) t.run([s]);
    });
  } finally {
    t.depth -= 1;
  }
  return nothing;
}

function folderOf(t: Tracer): Folder {
  const known = folders.get(t);
  if (known) return known;
  const made = { files: new Set(t.host.beside?.() ?? []), read: new Map(), scripts: new Map() };
  folders.set(t, made);
  return made;
}

function inPackage(folder: Folder, prefix: string): boolean {
  for (const file of folder.files) if (file.startsWith(prefix)) return true;
  return false;
}

function fromFile(t: Tracer, folder: Folder, path: string): Value | null {
  const known = folder.read.get(path);
  if (known !== undefined) return known;
  folder.read.set(path, null);
  const answer = t.host.file(path);
  if (answer.kind === "pending") return opaque(`'${path}' is being read`);
  const made = answer.kind === "text" ? meaning(t, folder, path, answer.text) : null;
  folder.read.set(path, made);
  return made;
}

/** The first function of a function file; a script stands for running it. */
function meaning(t: Tracer, folder: Folder, path: string, text: string): Value | null {
  const module = t.host.parse(text);
  const source: Source = { title: path, text };
  const scope = new Scope(null, true, null, false, source);
  const [main] = define(module.body, scope, scope);
  const [first] = module.body;
  if (first?.kind === "class") return classOf(t, first, scope, source);
  if (main && first?.kind === "function") return main;
  if (first === undefined) return null;
  folder.scripts.set(path, { module, source });
  return { kind: "builtin", name: `${scriptPrefix}${path}`, self: null };
}

/** The class that a file defines. */
function classOf(t: Tracer, s: ClassDef, scope: Scope, source: Source): Value | null {
  const before = t.scope;
  t.scope = scope;
  try {
    t.elsewhere(source, t.statement ?? s.span, () => t.run([s]));
  } finally {
    t.scope = before;
  }
  return scope.get(s.name)?.value ?? null;
}

/** What the names of scripts begin with where functions of the language have their names. */
export const scriptPrefix = "script:";

/** Gives functions their names in a scope. */
export function define(body: readonly Stmt[], into: Scope, closure: Scope): FunctionValue[] {
  return body.flatMap((s) => {
    if (s.kind !== "function") return [];
    const value: FunctionValue = { kind: "function", name: s.name, definition: s, closure, self: null };
    into.set(s.name, { value, binding: null });
    return [value];
  });
}
