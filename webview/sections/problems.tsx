/** The Problems section: findings of the file, errors first; a click shows the place. */

import type { JSX } from "preact";
import type { Finding } from "../../src/protocol/analysis";
import { isPlaced, severityOf } from "../../src/protocol/findings";
import { usePanel } from "../context";
import { Icon } from "../widgets/icons";
import { Section } from "./section";

const weight = { error: 0, warning: 1, information: 2 } as const;

/** Sorted by severity, then by line. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => weight[severityOf(a)] - weight[severityOf(b)] || a.range.line - b.range.line);
}

/** All findings with what they relate to. */
export function Problems({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const placed = findings.filter(isPlaced);
  if (placed.length === 0) return null;
  return (
    <Section name="problems" title="Problems" note={String(placed.length)}>
      <ul class="problems">
        {bySeverity(placed).map((finding, index) => (
          <li key={index}>
            <Problem finding={finding} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Problem({ finding }: { readonly finding: Finding }): JSX.Element {
  const { post, lineName } = usePanel();
  return (
    <>
      <button
        type="button"
        class="problem"
        data-severity={severityOf(finding)}
        title={finding.code}
        onClick={() => post({ type: "reveal", range: finding.range, focus: false })}
      >
        <Icon name={severityOf(finding)} />
        <span class="message">{finding.message}</span>
        <span class="muted">{lineName(finding.range.line)}</span>
      </button>
      {finding.related.map((related, index) => (
        <button
          key={index}
          type="button"
          class="problem related"
          onClick={() => post({ type: "reveal", range: related.range, focus: false })}
        >
          <span class="message">{related.message}</span>
          <span class="muted">{lineName(related.range.line)}</span>
        </button>
      ))}
    </>
  );
}
