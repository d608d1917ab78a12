/** In an open row: what differences say of the adjoint, with a button to ask them directly. */

import type { JSX } from "preact";
import type { Row } from "../../src/protocol/analysis";
import type { Question } from "../../src/protocol/inquiries";
import { usePanel } from "../context";
import { Icon } from "../widgets/icons";

/** Nothing for a row without an adjoint, or for the cost, which is right by definition. */
export function CheckLine({ row }: { readonly row: Row }): JSX.Element | null {
  const { checkOf, asked, ask, current } = usePanel();
  if (row.adjoint.status !== "ok" || row.role === "cost") return null;
  const question: Question = { kind: "check", keys: [row.key] };
  const checked = checkOf(row);
  const waiting = asked(question)?.waiting ?? false;
  const verdict = checked?.check.verdict;
  return (
    <p
      class="checkline"
      data-verdict={verdict}
      data-old={checked?.old || undefined}
      role={verdict === "differs" ? "alert" : undefined}
    >
      {verdict === "agrees" && <Icon name="check" />}
      {verdict === "differs" && <Icon name="warning" />}
      <span>
        {checked?.check.text ?? "Not checked yet."}{" "}
        <button
          type="button"
          class="link"
          disabled={!current || waiting}
          title="Compare this adjoint with differences of the cost"
          onClick={() => ask(question)}
        >
          {waiting ? "Checking…" : "Check by differences"}
        </button>
      </span>
    </p>
  );
}
