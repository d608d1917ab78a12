/** The bar at the foot of the panel: how many adjoints were checked, and a button that checks them all. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Analysis } from "../../src/protocol/analysis";
import { checkSummary } from "../../src/protocol/inquiries";
import { type Checks, namedChecks } from "../asked";
import { usePanel } from "../context";
import { Icon } from "../widgets/icons";

interface CheckBarProps {
  readonly analysis: Analysis;
  readonly checks: Checks;
}

/** Nothing where nothing is differentiated. */
export function CheckBar({ analysis, checks }: CheckBarProps): JSX.Element | null {
  const { ask, current, checking } = usePanel();
  const rows = namedChecks(checks, analysis);
  const summary = checkSummary(rows);
  const spoken = useSpoken(checking, summary.text);
  if (!analysis.cost || !analysis.rows.some((row) => row.adjoint.status === "ok")) return null;
  const known = Object.keys(rows).length > 0;
  const verdict = summary.differ > 0 ? "differs" : summary.agree > 0 ? "agrees" : "open";
  return (
    <footer
      class="checkbar"
      data-verdict={known ? verdict : undefined}
      data-old={checks.revision !== analysis.revision || undefined}
    >
      <span class="sum">
        {known && verdict !== "open" && <Icon name={verdict === "differs" ? "warning" : "check"} />}
        <span class="text" title={explanation(summary.open)}>
          {checking ? "checking by differences…" : known ? capital(summary.text) : ""}
        </span>
      </span>
      <button
        type="button"
        class="link"
        disabled={!current || checking}
        title="Compare every named adjoint with differences of the cost"
        onClick={() => ask({ kind: "check", keys: null })}
      >
        Check
      </button>
      <span class="spoken" aria-live="polite">
        {spoken}
      </span>
    </footer>
  );
}

/** A result is announced only to who asked for it. */
function useSpoken(checking: boolean, text: string): string {
  const [said, setSaid] = useState("");
  const before = useRef(checking);
  useEffect(() => {
    if (before.current && !checking) setSaid(text);
    if (checking) setSaid("");
    before.current = checking;
  }, [checking]);
  return said;
}

function explanation(open: number): string {
  const rest = open === 0 ? "" : ` ${open} could not be compared; their tooltips say why.`;
  return `By itself, each rule is compared with differences of its own operation; Check compares every adjoint with differences of the cost.${rest}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
