/** What statements and expressions are made of, for walks that care about few kinds. */

import type { Expr, Stmt } from "./tree";

/** A statement or an expression. */
export type Part = Stmt | Expr;

/** The parts right below one: those it assigns to, and all others in the order of the text. */
export interface Children {
  readonly targets: readonly Expr[];
  readonly rest: readonly Part[];
}

/** The parts right below a part; parameters, decorators and documentation of definitions are left to the caller. */
export function childrenOf(part: Part): Children {
  switch (part.kind) {
    case "assign":
      return { targets: part.targets, rest: present(part.annotation, part.value) };
    case "augment":
      return { targets: [part.target], rest: [part.value] };
    case "for":
      return { targets: [part.target], rest: [part.iterable, ...part.body, ...part.otherwise] };
    case "with": {
      const targets = part.items.flatMap((item) => present(item.target));
      return { targets, rest: [...part.items.map((item) => item.value), ...part.body] };
    }
    default:
      return { targets: [], rest: inside(part) };
  }
}

function inside(part: Exclude<Part, { kind: "assign" | "augment" | "for" | "with" }>): Part[] {
  switch (part.kind) {
    case "attribute":
      return [part.object];
    case "field":
      return [part.object, part.field];
    case "call":
      return [part.callee, ...part.args.map((a) => a.value)];
    case "index":
      return [part.object, ...part.items];
    case "slice":
      return present(part.start, part.stop, part.step);
    case "range":
      return present(part.start, part.step, part.stop);
    case "unary":
    case "transpose":
      return [part.operand];
    case "binary":
      return [part.left, part.right];
    case "compare":
      return [part.first, ...part.rest.map((r) => r.right)];
    case "conditional":
      return [part.yes, part.test, part.no];
    case "lambda":
      return [part.body];
    case "sequence":
      return [...part.items];
    case "dictionary":
      return part.entries.flatMap(({ key, value }) => present(key, value));
    case "matrix":
      return part.rows.flat();
    case "comprehension":
      return [
        ...part.clauses.flatMap((c) => [c.iterable, c.target, ...c.conditions]),
        ...present(part.key, part.element),
      ];
    case "starred":
    case "expression":
      return [part.value];
    case "walrus":
      return [part.target, part.value];
    case "if":
      return [...part.arms.flatMap((a) => [a.test, ...a.body]), ...part.otherwise];
    case "while":
      return [part.test, ...part.body, ...part.otherwise];
    case "switch":
      return [part.subject, ...part.cases.flatMap((c) => [c.value, ...c.body]), ...part.otherwise];
    case "try":
      return [...part.body, ...part.handlers.flatMap((h) => h.body), ...part.otherwise, ...part.final];
    case "function":
    case "class":
      return [...part.body];
    case "return":
      return present(part.value);
    case "declare":
      return [...part.names];
    case "assert":
      return [part.test];
    default:
      return [];
  }
}

function present(...parts: readonly (Expr | null)[]): Expr[] {
  return parts.filter((part) => part !== null);
}

/** The blocks inside a statement, in source order. */
export function blocksOf(s: Stmt): (readonly Stmt[])[] {
  switch (s.kind) {
    case "if":
      return [...s.arms.map((arm) => arm.body), s.otherwise];
    case "for":
    case "while":
      return [s.body, s.otherwise];
    case "switch":
      return [...s.cases.map((c) => c.body), s.otherwise];
    case "try":
      return [s.body, ...s.handlers.map((h) => h.body), s.otherwise, s.final];
    case "with":
    case "function":
    case "class":
      return [s.body];
    default:
      return [];
  }
}
