/** The terms of an adjoint: which use of the value adds what, at which cost, and how much of the whole it is. */

import type { CSSProperties, JSX } from "preact";
import type { Row, Term } from "../../src/protocol/analysis";
import { usePanel } from "../context";
import { formatCount, formatNumber, formatShare } from "../numbers";
import { Formula } from "../widgets/formula";

/** Left out when the closed form already is the only term. */
export function Contributions({ row }: { readonly row: Row }): JSX.Element | null {
  const { terms, formula } = row.adjoint;
  if (terms.length === 0 || (terms.length === 1 && terms[0]?.formula === formula)) return null;
  const total = terms.reduce((sum, term) => sum + (term.norm ?? 0), 0);
  return (
    <ul class="terms" aria-label={`${terms.length} contributions`}>
      {terms.map((term, index) => (
        <TermLine key={index} term={term} total={total} only={terms.length === 1} first={index === 0} />
      ))}
    </ul>
  );
}

interface TermLineProps {
  readonly term: Term;
  readonly total: number;
  readonly only: boolean;
  readonly first: boolean;
}

function TermLine({ term, total, only, first }: TermLineProps): JSX.Element {
  const { rows, post, settings, lineName } = usePanel();
  const user = term.user === null ? undefined : rows.get(term.user);
  const range = user?.expression ?? { line: term.line, column: 1, endLine: term.line, endColumn: 1 };
  const share = term.norm === null || total === 0 ? null : term.norm / total;
  const bar = share === null ? undefined : ({ "--part": share } as CSSProperties);
  return (
    <li>
      <span class="sign" aria-hidden="true">
        {first ? "=" : "+"}
      </span>
      <Formula latex={term.latex || null} text={term.formula} />
      <span class="origin">
        <button type="button" class="link" onClick={() => post({ type: "reveal", range, focus: false })}>
          {user?.name ? `${user.name}, ` : ""}
          {lineName(term.line)}
        </button>
        <span title={`${formatCount(term.flops.count)} operations`}>{term.flops.pretty}</span>
        {term.norm !== null && (
          <span title="Frobenius norm of this term">‖·‖ {formatNumber(term.norm, settings.digits)}</span>
        )}
        {!only && share !== null && (
          <span class="share" style={bar} title="Part of the sum of the terms' norms">
            {formatShare(share)}
          </span>
        )}
      </span>
    </li>
  );
}
