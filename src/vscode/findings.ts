/** Decides when a finding is shown: an error on the line being typed waits a moment. */

import type { Finding } from "../protocol/analysis";

/** How long an error at the caret waits after the last keystroke, in milliseconds. */
export const patience = 250;

/** The findings to show now, and in how many milliseconds to look again (`null`: no need to). */
export interface Due {
  readonly show: readonly Finding[];
  readonly again: number | null;
}

/** Holds back errors on `caretLine` unless typing paused or they are on show already. */
export function due(
  findings: readonly Finding[],
  shown: readonly Finding[],
  caretLine: number | null,
  sinceEdit: number,
): Due {
  if (caretLine === null || sinceEdit >= patience) return { show: findings, again: null };
  const shownBefore = new Set(shown.map(identity));
  const waits = (finding: Finding) =>
    finding.severity === "error" &&
    finding.range.line <= caretLine &&
    caretLine <= finding.range.endLine &&
    !shownBefore.has(identity(finding));
  const show = findings.filter((finding) => !waits(finding));
  return { show, again: show.length < findings.length ? patience - sinceEdit : null };
}

function identity({ code, message, range }: Finding): string {
  return `${code}\n${message}\n${range.line}`;
}
