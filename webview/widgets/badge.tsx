/** What differences say of an adjoint, in a row and in a sentence; never by colour alone. */

import type { JSX } from "preact";
import type { RowCheck } from "../../src/protocol/inquiries";
import type { Checked } from "../asked";
import { Icon } from "./icons";

/** `✓ 9` for nine digits, a warning sign for a mismatch, a dash for what was not compared; the tooltip says how. */
export function Badge({ checked }: { readonly checked: Checked | null }): JSX.Element {
  if (checked === null) return <span class="check" />;
  const { check, old } = checked;
  return (
    <span class="check" data-verdict={check.verdict} data-old={old || undefined} title={titleOf(check)}>
      <Mark check={check} />
    </span>
  );
}

function Mark({ check }: { readonly check: RowCheck }): JSX.Element {
  if (check.verdict === "differs") return <Icon name="warning" />;
  if (check.verdict === "open") return <span class="dash">–</span>;
  return (
    <>
      <Icon name="check" />
      <span class="digits">{check.digits}</span>
    </>
  );
}

/** The tooltip. */
export function titleOf(check: RowCheck): string {
  if (check.verdict === "agrees")
    return check.relativeError === 0 && check.digits === 15 ? check.text : `✓ ${check.text}`;
  return check.verdict === "differs" ? `⚠ ${check.text}` : check.text;
}

/** The same for screen readers, as part of a row's name. */
export function spokenCheck(checked: Checked | null): string | null {
  if (checked === null || checked.old) return null;
  const { check } = checked;
  if (check.verdict === "agrees") return `checked to ${check.digits} digits`;
  return check.verdict === "differs" ? "disagrees with differences" : "not checked";
}
