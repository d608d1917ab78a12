/** The catalogue read backwards: which operation a name of a language means. */

import type { Catalogue, Convention } from "../../core/operation";

/** An operation by one of its names. */
export interface Spelled {
  readonly name: string;
  readonly operation: string;
  readonly convention: Convention;
}

const tables = new WeakMap<Catalogue, Map<string, ReadonlyMap<string, Spelled>>>();

/** All names of a language. */
export function catalogueSpellings(catalogue: Catalogue, language: "numpy" | "matlab"): ReadonlyMap<string, Spelled> {
  const known = tables.get(catalogue) ?? new Map<string, ReadonlyMap<string, Spelled>>();
  tables.set(catalogue, known);
  const table = known.get(language) ?? read(catalogue, language);
  known.set(language, table);
  return table;
}

function read(catalogue: Catalogue, language: "numpy" | "matlab"): ReadonlyMap<string, Spelled> {
  const table = new Map<string, Spelled>();
  for (const operation of catalogue.values()) {
    const spelling = operation.spelling?.[language];
    for (const name of spelling?.names ?? []) {
      table.set(name, { name, operation: operation.name, convention: spelling?.convention ?? "positional" });
    }
  }
  return table;
}
