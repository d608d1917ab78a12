/** Rows that an edit does not touch. */

import type { Contribution } from "../autodiff/reverse";
import type { Node } from "../core/node";
import type { Term } from "../protocol/analysis";
import { statusOf } from "./adjoint-row";
import type { Difference } from "./difference";
import type { Ground } from "./ground";
import { type Fixed, roleOf, sourceOf } from "./row-writer";
import type { RowSource } from "./rows";
import type { Study } from "./study";

/** What was written of rows that the edit does not touch, by key. */
export function keptRows(ground: Ground, s: Study, difference: Difference, line: number): Map<string, Fixed> {
  const { sweep } = ground.study;
  const isRuledOtherwise = (node: Node): boolean =>
    difference.isDefinedOtherwise(node) || s.sweep?.applied.has(node.id) === true;
  const keepsKeys = s.table.isLike(ground.study.table);
  const kept = new Map<string, Fixed>();
  for (const source of s.table.rows) {
    const known = ground.rows.of(source.key);
    if (known && !isOn(line, known) && isKept(source, known)) kept.set(source.key, known);
  }
  return kept;

  function isSameTerm(now: Contribution, was: Contribution | undefined, row: Term | undefined): boolean {
    if (now.node.id !== was?.node.id || difference.isUsedOtherwise(now.node) || isRuledOtherwise(now.user))
      return false;
    return keepsKeys || (s.table.ofNode(now.user)?.key ?? null) === row?.user;
  }

  function isKept(source: RowSource, { row, adjoint }: Fixed): boolean {
    const { node } = source;
    if (!node) return true;
    const now = s.sweep?.adjoints.get(node.id);
    const was = sweep?.adjoints.get(node.id);
    if (isRuledOtherwise(node) || now?.node.id !== was?.node.id) return false;
    if (now && difference.isUsedOtherwise(now.node)) return false;
    if (now && !now.contributions.every((c, i) => isSameTerm(c, was?.contributions[i], adjoint.row.terms[i])))
      return false;
    if (!difference.keepsOperands && (roleOf(s, source) !== row.role || sourceOf(s, source) !== row.source))
      return false;
    if (now || (difference.isOfAttributes && !adjoint.row.why?.includes(`on line ${line} `))) return true;
    const { status, why } = statusOf(s, source);
    return status === adjoint.row.status && why === adjoint.row.why;
  }
}

function isOn(line: number, { row: { range, expression } }: Fixed): boolean {
  return (range.line <= line && line <= range.endLine) || (expression.line <= line && line <= expression.endLine);
}
