/** The Rule tab: what the operation is, and what it sends back to its operands. */

import type { JSX } from "preact";
import type { Row, Send } from "../../src/protocol/analysis";
import { usePanel } from "../context";
import { formatCount } from "../numbers";
import { displayName } from "../rows";
import { Formula } from "../widgets/formula";
import { latexName } from "../widgets/latexname";

/** Summary, formula, one line per operand. */
export function Rule({ row }: { readonly row: Row }): JSX.Element {
  return (
    <div class="rule">
      <p>
        <code class="op">{row.op}</code> {row.summary}
      </p>
      {row.role !== "input" && row.formula && (
        <div class="formulas">
          <Formula latex={row.latex || null} text={row.formula} left={row.name} />
        </div>
      )}
      {row.sends.length > 0 && (
        <ul class="sends" aria-label={`What ${displayName(row)} sends to its operands`}>
          {row.sends.map((send, index) => (
            <SendLine key={index} send={send} />
          ))}
        </ul>
      )}
      {row.adjoint.convention && <p class="muted">Convention: {row.adjoint.convention}.</p>}
    </div>
  );
}

function SendLine({ send }: { readonly send: Send }): JSX.Element {
  const { rows } = usePanel();
  const target = rows.get(send.target)?.barred ?? send.target;
  const whole = send.formula.includes("⟵");
  return (
    <li>
      <Formula
        latex={send.latex && (whole ? send.latex : `${latexName(target)} \\mathrel{{\\leftarrow}} ${send.latex}`)}
        text={whole ? send.formula : `${target} ⟵ ${send.formula}`}
      />
      <span class="flops" title={`${send.flops.pretty} = ${formatCount(send.flops.count)} operations`}>
        {send.flops.pretty}
      </span>
    </li>
  );
}
