/** Below the counts of a row: both ways really executed, their times, and how the ratio compares with what was counted. */

import type { JSX } from "preact";
import type { Row } from "../../src/protocol/analysis";
import type { Measured, Question } from "../../src/protocol/inquiries";
import { usePanel } from "../context";
import { formatCount, formatDuration, formatRatio } from "../numbers";

/** Nothing where the row computes nothing that is differentiated. */
export function Measure({ row }: { readonly row: Row }): JSX.Element | null {
  const { asked, ask, current, revision } = usePanel();
  if (row.flops.naive.count === 0 || row.role === "input") return null;
  const question: Question = { kind: "measure", key: row.key };
  const known = asked(question);
  const waiting = known?.waiting ?? false;
  const { answer = null } = known ?? {};
  return (
    <div class="measure" data-old={(answer && known?.revision !== revision) || undefined}>
      <button
        type="button"
        class="link"
        disabled={!current || waiting}
        title="Run this rule and the dense Jacobian, and time both"
        onClick={() => ask(question)}
      >
        {waiting ? "Measuring…" : answer ? "Measure again" : "Measure"}
      </button>
      {answer?.kind === "none" && <p class="muted">{answer.why}</p>}
      {answer?.kind === "measure" && <Times measured={answer.measured} />}
    </div>
  );
}

function Times({ measured }: { readonly measured: Measured }): JSX.Element {
  const { what, sizes, scaled, rule, naive, forming, counted } = measured;
  return (
    <>
      <p class="muted">
        <code>{what}</code> with {sizes}
        {scaled && ", smaller than in the file so that the Jacobian fits"}
      </p>
      <table class="times">
        <thead>
          <tr>
            <td />
            <th scope="col">measured</th>
            <th scope="col">counted</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">this rule</th>
            <td>{duration(rule)}</td>
            <td>{formatCount(Math.round(counted.rule))}</td>
          </tr>
          <tr>
            <th scope="row">full Jacobian</th>
            <td>{duration(naive)}</td>
            <td>{formatCount(counted.naive)}</td>
          </tr>
          <tr class="ratio">
            <th scope="row">ratio</th>
            <td>{rule > 0 ? formatRatio(naive / rule) : ""}</td>
            <td>{counted.rule > 0 ? formatRatio(counted.naive / counted.rule) : ""}</td>
          </tr>
        </tbody>
      </table>
      <p class="muted">Filling the Jacobian first, one entry at a time, took {duration(forming)}.</p>
    </>
  );
}

function duration(milliseconds: number): string {
  return milliseconds < 0.1 ? `${formatRatio(milliseconds * 1000).slice(1)} µs` : formatDuration(milliseconds);
}
