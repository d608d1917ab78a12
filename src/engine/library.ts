/** The functions of a language that the engine knows, for completion and signatures. */

import type { Operation, Rule } from "../core/operation";
import type { Language } from "../lang/common/tree";
import { catalogue } from "../ops/index";
import { barredName } from "../print/names";
import type { LibraryEntry } from "../protocol/engine";
import { languageSupport } from "./languages";

const known = new Map<Language, readonly LibraryEntry[]>();

/** All functions with a meaning, those of the catalogue with their rules, by name. */
export function library(language: Language): readonly LibraryEntry[] {
  const made = known.get(language) ?? read(language);
  known.set(language, made);
  return made;
}

function read(language: Language): LibraryEntry[] {
  const entries = new Map<string, LibraryEntry>();
  for (const name of languageSupport(language).dialect.functionNames())
    entries.set(name, { name, params: [], summary: "", rules: [] });
  for (const operation of catalogue.values()) {
    const spelling = operation.spelling?.[language === "matlab" ? "matlab" : "numpy"];
    for (const name of spelling?.names.filter((n) => !n.includes(":")) ?? []) entries.set(name, entry(name, operation));
  }
  return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function entry(name: string, { params, summary, vjp }: Operation): LibraryEntry {
  return { name, params, summary, rules: params.flatMap((param) => rule(param, vjp[param] ?? null)) };
}

function rule(param: string, text: Rule): string[] {
  return typeof text === "string" ? [`${barredName(param)} = ${text.replaceAll("Zbar", "Z̄")}`] : [];
}
