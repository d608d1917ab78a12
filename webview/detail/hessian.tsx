/** The Hessian tab: the second derivatives of the cost by one value, as picture, table and eigenvalues. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Row } from "../../src/protocol/analysis";
import type { HessianCard, Question } from "../../src/protocol/inquiries";
import { usePanel } from "../context";
import { formatNumber } from "../numbers";
import { displayName } from "../rows";
import { Entries } from "../widgets/array";
import { Icon } from "../widgets/icons";

/** Values of up to so many entries have one; the engine says the same. */
const largest = 300;
/** Matrices of up to so many rows start as a table: their numbers are readable. */
const readable = 4;

/** Whether a row has a Hessian to show. */
export function hasHessian(row: Row): boolean {
  const entries = row.size?.reduce((product, n) => product * n, 1) ?? 0;
  return row.role === "input" && row.adjoint.status === "ok" && entries > 0 && entries <= largest;
}

/** Asks when it is opened, and again when the text has changed; meanwhile the last answer stays, dimmed. */
export function Hessian({ row }: { readonly row: Row }): JSX.Element {
  const { asked, ask, revision, current } = usePanel();
  const question: Question = { kind: "hessian", key: row.key };
  const known = asked(question);
  const waiting = known?.waiting ?? false;
  const old = known?.revision !== revision;
  useEffect(() => {
    if (current && old && !waiting && known?.refused !== revision) ask(question);
  }, [row.key, revision, current, waiting]);
  const answer = known?.answer ?? null;
  if (answer?.kind === "none") return <p class="muted">{answer.why}</p>;
  if (answer?.kind !== "hessian") return <Nothing waiting={waiting} again={current ? () => ask(question) : null} />;
  return (
    <div class="hessian" data-old={(old && known?.revision !== 0) || undefined}>
      {answer.hessian.check.verdict === "differs" ? (
        <p class="checkline" data-verdict="differs" role="alert">
          <Icon name="warning" />
          <span>{answer.hessian.check.text}</span>
        </p>
      ) : (
        <Card row={row} card={answer.hessian} />
      )}
    </div>
  );
}

interface NothingProps {
  readonly waiting: boolean;
  /** Asks again; `null` while there is nothing to ask about. */
  readonly again: (() => void) | null;
}

function Nothing({ waiting, again }: NothingProps): JSX.Element {
  if (waiting) return <p class="muted">Computing…</p>;
  if (!again) return <p class="muted">It needs the numbers of the text as it stands.</p>;
  return (
    <button type="button" class="link" onClick={again}>
      Compute
    </button>
  );
}

function Card({ row, card }: { readonly row: Row; readonly card: HessianCard }): JSX.Element {
  const { settings } = usePanel();
  const { n, summary, check } = card;
  const name = displayName(row);
  return (
    <>
      <p class="muted">
        {n}×{n}, over the {n === 1 ? "entry" : "entries"} of {name}
        {(row.size?.filter((m) => m > 1).length ?? 0) > 1 && `, ${card.order}`}; all other values are held
      </p>
      <div class="array">
        <Entries summary={summary} size={[n, n]} name={`Hessian by ${name}`} tableFirst={n <= readable} />
        <Facts card={card} digits={settings.digits} />
      </div>
      <p class="checkline" data-verdict={check.verdict}>
        {check.verdict === "agrees" && <Icon name="check" />}
        <span>{check.text}</span>
      </p>
    </>
  );
}

function Facts({ card, digits }: { readonly card: HessianCard; readonly digits: number }): JSX.Element {
  const { eigenvalues, definite, asymmetry, summary } = card;
  const [least, most] = [eigenvalues[0], eigenvalues[eigenvalues.length - 1]];
  const sizes = eigenvalues.map(Math.abs);
  const condition = Math.max(...sizes) / Math.min(...sizes);
  return (
    <dl class="stats">
      <Fact name="symmetric" value={asymmetry <= 1e-9 ? "yes" : `to ${formatNumber(asymmetry, 2)}`} />
      <Fact name="sign" value={definite} />
      {least !== undefined && <Fact name="λ min" title="smallest eigenvalue" value={formatNumber(least, digits)} />}
      {most !== undefined && <Fact name="λ max" title="largest eigenvalue" value={formatNumber(most, digits)} />}
      {eigenvalues.length > 1 && !Number.isNaN(condition) && (
        <Fact
          name="cond"
          title="largest over smallest eigenvalue, by magnitude"
          value={formatNumber(condition, Math.min(3, digits))}
        />
      )}
      <Fact name="‖·‖" title="Frobenius norm" value={formatNumber(summary.norm, digits)} />
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly title?: string; readonly value: string }): JSX.Element {
  return (
    <div title={props.title}>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}
