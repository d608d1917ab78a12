/** What imports bring, and which names may have a value that no text here gives them. */

import { scalar } from "../../core/tensor";
import { childrenOf, type Part } from "../common/parts";
import type { Tracer } from "../common/tracer";
import type { Module } from "../common/tree";
import { array, nothing, type Value } from "../common/value";
import { isModulePath, libraryConstant, starNames } from "./library";
import { modulePath } from "./modules";
import { fromNeighbour, neighbour } from "./neighbours";
import { preludeMember } from "./prelude";
import { pythonNames } from "./python-names";

/** What `from module import *` brings, as far as that is known. */
export function importedNames(t: Tracer, module: string): Iterable<string> {
  const found = neighbour(t, module);
  if (found) return "scope" in found ? found.scope.names().filter((n) => !n.startsWith("_")) : [];
  return starNames(t, modulePath(module));
}

/** What an import gives: a file beside this one, or a module of a library. */
export function imported(t: Tracer, module: string, name: string | null): Value {
  const beside = fromNeighbour(t, module, name);
  if (beside) return beside;
  const path = modulePath(module);
  if (name === null) return { kind: "module", path };
  const full = modulePath(`${module}.${name}`);
  if (isModulePath(full) || modulePath(full) === "np") return { kind: "module", path: full };
  if (full === "np.newaxis") return nothing;
  const own = preludeMember(t, path, name);
  if (own) return own;
  const value = libraryConstant(full);
  if (value !== null) return array(t.constant(scalar(value), { from: 0, to: 0 }));
  return { kind: "builtin", name: `${path}.${name}`, self: null };
}

/** Why a name without a value may have one when the program runs: Python has it, a module or the program brings it. */
export function elsewhere(t: Tracer, name: string): string | null {
  if (pythonNames.has(name) || /^__\w+__$/.test(name)) return `what '${name}' gives is not followed`;
  const source = sourcesOf(t.module);
  if (source.stars.some((module) => [...importedNames(t, module)].length === 0))
    return `'${name}' may come from a module that is not followed`;
  return source.writesNames ? `'${name}' may be set by name while the program runs` : null;
}

/** How a module may get names that its text does not spell out. */
interface Sources {
  readonly stars: readonly string[];
  /** Whether it uses `globals()`, `exec(…)` and their like. */
  readonly writesNames: boolean;
}

const known = new WeakMap<Module, Sources>();

function sourcesOf(module: Module): Sources {
  const before = known.get(module);
  if (before) return before;
  const stars: string[] = [];
  let writesNames = false;
  const visit = (part: Part): void => {
    if (part.kind === "import") for (const n of part.names) if (n.name === "*") stars.push(n.module);
    if (part.kind === "name" && /^(?:globals|locals|vars|exec|execfile|get_ipython)$/.test(part.name))
      writesNames = true;
    const { targets, rest } = childrenOf(part);
    [...targets, ...rest].forEach(visit);
  };
  module.body.forEach(visit);
  const sources = { stars, writesNames };
  known.set(module, sources);
  return sources;
}
