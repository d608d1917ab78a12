/** The Cost section: what the gradients cost in the four ways, and which rows cost most. */

import type { CSSProperties, JSX } from "preact";
import type { Analysis, Row } from "../../src/protocol/analysis";
import { usePanel } from "../context";
import { biggestParts, greatestSaving } from "../costs";
import { formatCount, formatRatio, formatShare } from "../numbers";
import { operations } from "../polynomial";
import { CostTable, Order } from "../widgets/costtable";
import { Section } from "./section";

const biggestShown = 3;

/** Counts for the value and all gradients together. */
export function Cost({ analysis }: { readonly analysis: Analysis }): JSX.Element | null {
  if (analysis.costs.forward.count === 0 && analysis.costs.reverse.count === 0) return null;
  const { forward, reverse } = analysis.costs;
  const note = reverse.count > 0 ? `gradients ${formatRatio(reverse.count / forward.count)} the value` : "";
  return (
    <Section name="cost" title="Cost" note={note}>
      <div class="cost">
        <CostTable costs={analysis.costs} />
        <Saving analysis={analysis} />
        <Biggest analysis={analysis} />
      </div>
    </Section>
  );
}

function Saving({ analysis }: { readonly analysis: Analysis }): JSX.Element | null {
  const { post, lineName } = usePanel();
  const row = greatestSaving(analysis.rows.filter((candidate) => candidate.role !== "input"));
  if (!row || row.flops.reverse.count === 0) return null;
  const { reverse, naive } = row.flops;
  return (
    <div class="saving">
      <p>
        <button type="button" class="link" onClick={() => post({ type: "reveal", range: row.range, focus: false })}>
          {equation(row)}
        </button>
        <span class="muted">alone, {lineName(row.range.line)}</span>
        <strong title="operations saved">{formatRatio(naive.count / reverse.count)}</strong>
      </p>
      <dl>
        <div>
          <dt>its rule</dt>
          <dd>
            {operations(reverse)} <Order poly={reverse.poly} />
          </dd>
        </div>
        <div data-worse>
          <dt>full Jacobian</dt>
          <dd>
            {operations(naive)} <Order poly={naive.poly} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Biggest({ analysis }: { readonly analysis: Analysis }): JSX.Element | null {
  const { post } = usePanel();
  const total = analysis.costs.reverse.count;
  const parts = biggestParts(analysis.rows, biggestShown);
  if (parts.length < 2 || total === 0) return null;
  return (
    <>
      <h3>Most of the reverse sweep</h3>
      <ul class="biggest">
        {parts.map(({ row, passes, count }) => (
          <li key={row.key}>
            <button type="button" onClick={() => post({ type: "reveal", range: row.range, focus: false })}>
              <span class="what">{equation(row)}</span>
              <span class="operations">
                {passes > 1 && `${passes} × `}
                {operations(row.flops.reverse)}
              </span>
              <span class="total">{formatCount(count)}</span>
              <span class="share" style={{ "--part": Math.min(1, count / total) } as CSSProperties}>
                {formatShare(count / total)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function equation(row: Row): string {
  return row.name ? `${row.name} = ${row.formula || row.text}` : row.formula || row.text;
}
