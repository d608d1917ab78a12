/** Tells what is wrong with a file from what only says why nothing is differentiated. */

import type { Finding } from "./analysis";

const aboutCost: ReadonlySet<string> = new Set(["no-cost", "non-scalar-cost"]);

/** Whether a finding says why there is no gradient; a file of functions, or of arrays, is in order without one. */
export function isAboutCost({ code }: Pick<Finding, "code">): boolean {
  return aboutCost.has(code);
}

/** How grave a finding is to the person who wrote the file. */
export function severityOf(finding: Pick<Finding, "code" | "severity">): Finding["severity"] {
  return isAboutCost(finding) ? "information" : finding.severity;
}

/** Whether a finding has a place in the text: that nothing at all could be the cost has none. */
export function isPlaced({ code, range }: Pick<Finding, "code" | "range">): boolean {
  return code !== "no-cost" || range.line !== range.endLine || range.column !== range.endColumn;
}
