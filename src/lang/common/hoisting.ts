/** Functions that can be called before the text defines them, and MATLAB's functions inside functions. */

import { defaultsOf } from "./expressions";
import type { Scope } from "./scope";
import { assignedNames } from "./settings";
import type { Tracer } from "./tracer";
import type { FunctionDef, Stmt } from "./tree";
import type { FunctionValue, Value } from "./value";

/** Makes the functions of a body callable from its first line on. */
export function hoist(t: Tracer, body: readonly Stmt[]): void {
  for (const s of body) if (s.kind === "function") t.scope.set(s.name, { value: plainFunction(t, s), binding: null });
}

/** The same for functions inside of a function, which only MATLAB knows before their lines. */
export function hoistNested(t: Tracer, body: readonly Stmt[]): void {
  if (!t.dialect.closures) hoist(t, body);
}

/** What a definition makes; Octave computes defaults in each call, from the parameters before them. */
export function functionValue(t: Tracer, s: FunctionDef): Value {
  const made = plainFunction(t, s);
  return t.dialect.closures ? { ...made, defaults: defaultsOf(t, s.params) } : made;
}

function plainFunction(t: Tracer, s: FunctionDef): FunctionValue {
  const made = { kind: "function", name: s.name, definition: s, closure: t.scope.forFunctions(), self: null } as const;
  const around = t.dialect.closures ? null : t.frames.length > 0 || t.scope.parent !== null;
  return around ? { ...made, nested: true } : made;
}

/** In MATLAB, names that the function around mentions as well are one variable; parameters and outputs are its own. */
export function shareNames(scope: Scope, f: FunctionValue): void {
  if (!f.nested || f.definition.kind !== "function") return;
  const { params, outputs, body } = f.definition;
  const own = new Set([...params, ...(outputs ?? [])].map((p) => p.name));
  for (const s of body)
    for (const name of assignedNames(s)) if (!own.has(name) && f.closure.get(name)) scope.declareOuter(name);
}
