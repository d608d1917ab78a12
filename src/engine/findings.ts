/** Findings about the file as the protocol has them, and those that the sweep adds. */

import { ruleOf } from "../autodiff/rule";
import { type Diagnostic, diagnostic } from "../core/diagnostic";
import type { Node } from "../core/node";
import type { Finding } from "../protocol/analysis";
import { byStart, rangeOf } from "./places";
import type { Study } from "./study";

/** Diagnostics placed and in the order of the text. */
export function findingsOf(s: Study, diagnostics: readonly Diagnostic[]): Finding[] {
  return diagnostics
    .map((d) => ({
      code: d.code,
      severity: d.severity,
      message: d.message,
      range: rangeOf(s.lines, d.span),
      related: d.related.map((r) => ({ range: rangeOf(s.lines, r.span), message: r.message })),
      fix: d.fix ? { title: d.fix.title, range: rangeOf(s.lines, d.fix.span), text: d.fix.text } : null,
    }))
    .sort((a, b) => byStart(a.range, b.range));
}

/** Warns where an operation without any gradient cuts an input off from the cost. */
export function cutOff(s: Study): Diagnostic[] {
  const found = new Map<Node, string[]>();
  for (const { node, name, binding } of s.table.rows) {
    if (!node || !name || !binding || node.args.length > 0 || !s.leading.has(node.id)) continue;
    if (s.variables.isSize(binding) || s.sweep?.adjoints.has(node.id) || s.sweep?.unknown.has(node.id)) continue;
    const absence = s.sweep?.absence(node);
    if (absence?.kind !== "blocked" || !rounds(s, absence.by)) continue;
    found.set(absence.by, [...(found.get(absence.by) ?? []), name]);
  }
  return [...found].map(([by, names]) => {
    const reached = names.map((n) => `'${n}'`).join(" and ");
    const message = `${by.op.replace(/_/g, " ")} has gradient 0 almost everywhere, so nothing reaches ${reached} through this line`;
    return diagnostic("no-gradient", by.origin?.span ?? { from: 0, to: 0 }, message);
  });
}

/** Rounding loses a gradient unawares; comparing, picking and holding fixed are meant. */
function rounds(s: Study, node: Node): boolean {
  const operation = s.catalogue.get(node.op);
  if (!operation || operation.mask || operation.held) return false;
  return node.args.every((_, i) => ruleOf(operation, i) === null);
}
