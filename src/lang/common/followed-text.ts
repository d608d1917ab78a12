/** The text of a function as far as it says how its inputs are used: its own, and that of local functions they are handed to. */

import { isIdentifier } from "../../core/identifiers";
import type { FunctionDef, Module } from "./tree";

/** The body of a function without comments, and those of functions it calls with the names it calls them with. */
export function followedText(module: Module, definition: FunctionDef): string {
  const own = withoutComments(module, definition);
  const helpers = module.body.filter((s): s is FunctionDef => s.kind === "function" && s !== definition);
  const inputs = new Set(definition.params.map((p) => p.name));
  const bodies = helpers.flatMap((helper) =>
    callsOf(helper.name, own).map((args) => asCalled(module, helper, args, inputs)),
  );
  return [own, ...bodies].join("\n");
}

/** The arguments of every plain call of a function; those in which brackets stand are left out. */
function callsOf(name: string, text: string): string[][] {
  const calls = text.matchAll(new RegExp(`(?<![\\w.])${name}\\s*\\(([^()]*)\\)`, "g"));
  return [...calls].map((m) => (m[1] ?? "").split(",").map((arg) => arg.trim()));
}

/** A helper's body under the names that a call passes; its other names are nobody's inputs. */
function asCalled(module: Module, helper: FunctionDef, args: readonly string[], inputs: ReadonlySet<string>): string {
  const passed = new Map(helper.params.map((p, i) => [p.name, args[i] ?? ""]));
  return withoutComments(module, helper).replace(/(?<![\p{ID_Continue}.])[\p{ID_Start}_]\p{ID_Continue}*/gu, (word) => {
    const arg = passed.get(word);
    if (arg !== undefined) return isIdentifier(arg) ? arg : `_${word}`;
    return inputs.has(word) ? `_${word}` : word;
  });
}

function withoutComments(module: Module, definition: FunctionDef): string {
  let body = module.text.slice(definition.header.to, definition.span.to);
  const start = definition.header.to;
  for (const { span } of module.comments) {
    if (span.from < start || span.to > definition.span.to) continue;
    const [from, to] = [span.from - start, span.to - start];
    body = body.slice(0, from) + " ".repeat(to - from) + body.slice(to);
  }
  return body;
}
