/** Statements of which it is not known whether, or which of them, would be run. */

import type { Span } from "../../core/span";
import { assignedNames, definedNames } from "./settings";
import type { Flow, Tracer } from "./tracer";
import type { Expr, Stmt } from "./tree";
import { nodesIn, opaque } from "./value";

/** When a test is not known, what its arms assign is not known either. */
export function undecided(t: Tracer, s: Stmt, test: Expr): Flow {
  const why = `whether ${t.textAt(test.span).slice(0, 40)} holds is not known`;
  // Of a test that is half typed, the missing half is what there is to say.
  if (!t.module.problems.some(({ span }) => span.from <= test.span.to && span.to >= test.span.from))
    t.report("unsupported", test.span, `${why[0]?.toUpperCase()}${why.slice(1)}, so this branch is not followed`);
  t.skipped = true;
  for (const name of assignedNames(s)) {
    const old = t.scope.get(name)?.value;
    t.bind(name, opaque(why, old ? nodesIn(old) : []), place(s));
  }
  for (const name of definedNames(s)) t.scope.set(name, { value: opaque(why), binding: null });
  return "next";
}

/** A statement as the place where names are bound. */
export function place(s: Stmt): { span: Span; expression: Span } {
  return { span: s.span, expression: s.span };
}
