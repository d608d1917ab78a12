/** What an open row shows: closed form, contributions, and three tabs. */

import type { JSX, TargetedKeyboardEvent } from "preact";
import type { Row } from "../../src/protocol/analysis";
import { usePanel } from "../context";
import type { Item } from "../rows";
import type { Tab } from "../state";
import { CostTable } from "../widgets/costtable";
import { Formula } from "../widgets/formula";
import { CheckLine } from "./checkline";
import { Contributions } from "./contributions";
import { Hessian, hasHessian } from "./hessian";
import { Measure } from "./measure";
import { Rule } from "./rule";
import { Values } from "./values";

interface TabLabel {
  readonly tab: Tab;
  readonly label: string;
}

const tabs: readonly TabLabel[] = [
  { tab: "values", label: "Values" },
  { tab: "rule", label: "Rule" },
  { tab: "cost", label: "Cost" },
  { tab: "hessian", label: "Hessian" },
];

/** The body of an open row; `id` is the row's id. */
export function Detail({ id, item }: { readonly id: string; readonly item: Item }): JSX.Element {
  const { choices, checkOf } = usePanel();
  const { row } = item;
  const offered = tabs.filter(({ tab }) => tab !== "hessian" || hasHessian(row));
  const chosen = offered.find(({ tab }) => tab === choices.tabs[id])?.tab ?? "values";
  const wrong = checkOf(row)?.check.verdict === "differs";
  return (
    <div class="detail">
      <Remarks row={row} />
      {item.passes.length > 1 && <PassSlider item={item} />}
      {wrong && <CheckLine row={row} />}
      {row.adjoint.formula !== null && !wrong && (
        <div class="formulas closed">
          <Formula latex={row.adjoint.latex} text={row.adjoint.formula} left={row.barred ?? `(${row.text})\u0304`} />
        </div>
      )}
      {!wrong && <Contributions row={row} />}
      {!wrong && <CheckLine row={row} />}
      <TabStrip id={id} chosen={chosen} tabs={offered} />
      <div role="tabpanel" id={`${id}/panel`} aria-labelledby={`${id}/${chosen}`}>
        {chosen === "values" && <Values key={row.key} row={row} />}
        {chosen === "rule" && <Rule row={row} />}
        {chosen === "cost" && (
          <>
            <CostTable costs={row.flops} />
            <Measure key={row.key} row={row} />
          </>
        )}
        {chosen === "hessian" && <Hessian key={row.key} row={row} />}
      </div>
    </div>
  );
}

function Remarks({ row }: { readonly row: Row }): JSX.Element | null {
  const { lineName } = usePanel();
  const remarks: string[] = [];
  if (row.state === "stale") remarks.push(row.why ?? "As of the last complete line.");
  if (row.state === "opaque") remarks.push(row.why ?? "This is outside what can be followed.");
  if (row.adjoint.status === "none") remarks.push(`No gradient: ${row.adjoint.why ?? "none by definition"}`);
  if (row.adjoint.status === "unknown") remarks.push(`Unknown: ${row.adjoint.why ?? "an opaque value is in the way"}`);
  if (row.adjoint.status === "zero")
    remarks.push(row.adjoint.why ?? "There is a path to the cost, and the derivative is 0.");
  if (row.edge !== null) remarks.push(`${row.edge.charAt(0).toUpperCase()}${row.edge.slice(1)}.`);
  if (row.frames.length > 0) {
    remarks.push(`In ${row.frames.map((frame) => `${frame.function}, called on ${lineName(frame.line)}`).join(", ")}`);
  }
  if (remarks.length === 0) return null;
  return (
    <ul class="remarks">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

/** Chooses a pass of a loop. */
function PassSlider({ item }: { readonly item: Item }): JSX.Element {
  const { dispatch } = usePanel();
  const label = item.row.iteration?.join(", ") ?? "";
  return (
    <label class="passes">
      <span>
        pass <output>{label}</output> of {item.passes.length}
      </span>
      <input
        type="range"
        min={0}
        max={item.passes.length - 1}
        step={1}
        value={item.pass}
        aria-valuetext={`pass ${label}`}
        onInput={(event) => dispatch({ type: "pass", key: item.key, pass: Number(event.currentTarget.value) })}
      />
    </label>
  );
}

interface TabStripProps {
  readonly id: string;
  readonly chosen: Tab;
  readonly tabs: readonly TabLabel[];
}

function TabStrip({ id, chosen, tabs }: TabStripProps): JSX.Element {
  const { dispatch } = usePanel();
  const step = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const move = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (move === 0) return;
    const at = tabs.findIndex(({ tab }) => tab === chosen);
    const next = tabs[(at + move + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    dispatch({ type: "tab", id, tab: next.tab });
    document.getElementById(`${id}/${next.tab}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" onKeyDown={step}>
      {tabs.map(({ tab, label }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${id}/${tab}`}
          aria-selected={tab === chosen}
          aria-controls={`${id}/panel`}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => dispatch({ type: "tab", id, tab })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
