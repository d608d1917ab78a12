/** Which names of a module are assigned exactly once: those can name a size. */

import type { Expr, Module, Stmt } from "./tree";

const counts = new WeakMap<Module, ReadonlyMap<string, number>>();

/** Whether a name is bound in one place only and in no loop, so that its number can go by that name. */
export function isSizeName(module: Module, name: string): boolean {
  return countsOf(module).get(name) === 1;
}

/** Whether a name changes while a loop runs. */
export function isCounter(module: Module, name: string): boolean {
  return (countsOf(module).get(name) ?? 0) >= repeatedly;
}

/** What an assignment in a loop counts. */
const repeatedly = 1000;

function countsOf(module: Module): ReadonlyMap<string, number> {
  const known = counts.get(module) ?? count(module);
  counts.set(module, known);
  return known;
}

function count(module: Module): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, by: number): void => void found.set(name, (found.get(name) ?? 0) + by);
  const target = (e: Expr, by: number): void => {
    if (e.kind === "name") add(e.name, by);
    else if (e.kind === "sequence") for (const item of e.items) target(item, by);
  };
  const visit = (s: Stmt, by: number): void => {
    switch (s.kind) {
      case "assign":
        for (const t of s.targets) target(t, by);
        break;
      case "augment":
        target(s.target, repeatedly);
        break;
      case "for":
        target(s.target, repeatedly);
        for (const x of [...s.body, ...s.otherwise]) visit(x, repeatedly);
        break;
      case "while":
        for (const x of [...s.body, ...s.otherwise]) visit(x, repeatedly);
        break;
      case "if":
        for (const a of s.arms) for (const x of a.body) visit(x, by);
        for (const x of s.otherwise) visit(x, by);
        break;
      case "switch":
        for (const c of s.cases) for (const x of c.body) visit(x, by);
        for (const x of s.otherwise) visit(x, by);
        break;
      case "try":
        for (const x of [...s.body, ...s.otherwise, ...s.final]) visit(x, by);
        break;
      case "with":
      case "function":
        for (const x of s.body) visit(x, by);
        break;
      default:
    }
  };
  for (const s of module.body) visit(s, 1);
  return found;
}
