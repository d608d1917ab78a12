/** Functions of the language that are lines of MATLAB themselves: followed like functions of the file, at the place of the call. */

import { Scope, type Source } from "../common/scope";
import type { Tracer } from "../common/tracer";
import type { Module } from "../common/tree";
import type { Value } from "../common/value";
import { define } from "./neighbours";
import { curveFunctions } from "./prelude/curves";
import { functions as plainFunctions } from "./prelude/functions";
import { integralFunctions } from "./prelude/integrals";
import { optionFunctions } from "./prelude/options";
import { sparseFunctions } from "./prelude/sparse";
import { statisticsFunctions } from "./prelude/statistics";
import { tableFunctions } from "./prelude/tables";
import { wholeNumberFunctions } from "./prelude/whole-numbers";

/** All of them, as one text. */
const functions =
  plainFunctions +
  statisticsFunctions +
  optionFunctions +
  sparseFunctions +
  wholeNumberFunctions +
  curveFunctions +
  tableFunctions +
  integralFunctions;

/** Names of these functions, but for those that only they call. */
export const preludeNames: readonly string[] = [...functions.matchAll(/^function (?:.*= )?(\w+)\(/gm)]
  .map((m) => m[1] ?? "")
  .filter((name) => !name.endsWith("_"));

const known = new Set(preludeNames);
const scopes = new WeakMap<Tracer, Scope>();
let module: Module | null = null;

/** A function by its name; `null` when it is not written in MATLAB here. */
export function preludeFunction(t: Tracer, name: string): Value | null {
  return known.has(name) ? (scopeOf(t).own(name)?.value ?? null) : null;
}

function scopeOf(t: Tracer): Scope {
  const before = scopes.get(t);
  if (before) return before;
  const source: Source = { title: null, text: functions };
  const scope = new Scope(null, true, null, false, source);
  module ??= t.host.parse(functions);
  define(module.body, scope, scope);
  scopes.set(t, scope);
  return scope;
}
