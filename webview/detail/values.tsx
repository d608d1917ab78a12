/** The Values tab: the adjoint and the value as pictures, numbers and statistics. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Row, Summary } from "../../src/protocol/analysis";
import { usePanel } from "../context";
import { formatNumber, formatShape, formatSize, isScalar, scalarOf } from "../numbers";
import { displayName } from "../rows";
import { Entries } from "../widgets/array";
import { Stats } from "../widgets/stats";

/** Side by side when the panel is wide, one at a time when it is narrow. */
export function Values({ row }: { readonly row: Row }): JSX.Element {
  const [shown, setShown] = useState<"adjoint" | "value">(row.adjoint.summary ? "adjoint" : "value");
  const barred = row.barred ?? "adjoint";
  const name = displayName(row);
  const both = row.adjoint.summary !== null && row.value !== null;
  return (
    <div class="values" data-shown={both ? shown : undefined}>
      {both && (
        <fieldset class="segments">
          <legend class="spoken">Which array</legend>
          <Segment label={barred} on={shown === "adjoint"} choose={() => setShown("adjoint")} />
          <Segment label={name} on={shown === "value"} choose={() => setShown("value")} />
        </fieldset>
      )}
      {row.adjoint.summary && <Side of="adjoint" title={barred} row={row} summary={row.adjoint.summary} />}
      {row.value && <Side of="value" title={name} row={row} summary={row.value} />}
      {!row.adjoint.summary && !row.value && <p class="muted">No numbers yet.</p>}
    </div>
  );
}

function Segment(props: { readonly label: string; readonly on: boolean; readonly choose: () => void }): JSX.Element {
  return (
    <button type="button" aria-pressed={props.on} onClick={props.choose}>
      {props.label}
    </button>
  );
}

interface SideProps {
  readonly of: "adjoint" | "value";
  readonly title: string;
  readonly row: Row;
  readonly summary: Summary;
}

function Side({ of, title, row, summary }: SideProps): JSX.Element {
  const { settings } = usePanel();
  const size = (of === "adjoint" ? row.adjoint.size : row.size) ?? [];
  const shape = of === "adjoint" ? row.adjoint.shape : row.shape;
  const concrete = formatSize(shape, size);
  return (
    <section class="side" data-of={of} aria-label={title}>
      <header>
        <strong>{title}</strong>
        <span class="muted">
          {formatShape(shape)}
          {concrete && ` = ${concrete}`}
          {of === "value" && row.source === "random" && (
            <span title="values are random: the file gives none"> · random</span>
          )}
        </span>
      </header>
      {isScalar({ size }) ? (
        <p class="scalar">{formatNumber(scalarOf(summary), settings.digits)}</p>
      ) : (
        <div class="array">
          <Entries summary={summary} size={size} name={title} />
          <Stats summary={summary} digits={settings.digits} />
        </div>
      )}
    </section>
  );
}
