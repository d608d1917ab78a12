/** The header: what is differentiated, its value, how fresh the result is, and the choosers. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Analysis, DimRow } from "../../src/protocol/analysis";
import { severityOf } from "../../src/protocol/findings";
import { hasScript } from "../../src/protocol/script";
import type { Shown } from "../carry";
import { usePanel } from "../context";
import { formatDuration, formatNumber } from "../numbers";
import { costCandidates, usedDims } from "../rows";
import type { Screen } from "../state";

/** Computing is mentioned when it takes longer than this, in ms. */
const patience = 300;

/** What, how fresh, and of what size; the words change only when the engine takes its time. */
export function Header({ shown, screen }: { readonly shown: Shown; readonly screen: Screen }): JSX.Element {
  const { analysis } = shown;
  const late = useLate(screen.kind === "stale", patience);
  return (
    <header class="header">
      <h1 class="spoken">Gradients of {analysis.cost?.name ?? shown.file}</h1>
      <Headline shown={shown} />
      <Status shown={shown} screen={screen.kind === "stale" && !late ? screen.was : screen} />
      <div class="context">
        <Dims dims={usedDims(analysis)} />
        <span class="file" title={shown.uri}>
          {shown.file}
        </span>
      </div>
      <Choosers analysis={analysis} />
    </header>
  );
}

function useLate(on: boolean, milliseconds: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!on) return undefined;
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [on, milliseconds]);
  return on && late;
}

function Headline({ shown }: { readonly shown: Shown }): JSX.Element | null {
  const { rows, post, settings } = usePanel();
  const { cost } = shown.analysis;
  if (!cost) return null;
  const row = rows.get(cost.key);
  const reveal = () => row && post({ type: "reveal", range: row.range, focus: false });
  return (
    <button type="button" class="headline" title={row?.text} onClick={reveal}>
      <span class="expression">
        <span class="name">{cost.name}</span>
        {row?.formula && row.formula !== cost.name && ` = ${row.formula}`}
      </span>
      <span class="value" data-old={shown.costOld || undefined}>
        {cost.value === null ? "" : formatNumber(cost.value, Math.max(settings.digits, 4))}
      </span>
    </button>
  );
}

interface StatusProps {
  readonly shown: Shown;
  readonly screen: Screen;
}

function Status({ shown, screen }: StatusProps): JSX.Element {
  const { lineName } = usePanel();
  const { analysis } = shown;
  const { parse, trace, sweep, evaluate } = analysis.elapsed;
  const time = parse + trace + sweep + evaluate;
  const count = `${analysis.rows.length} ${analysis.rows.length === 1 ? "node" : "nodes"}`;
  return (
    <div class="status">
      <Light screen={screen} analysis={analysis} />
      {analysis.cost && <span>{lineName(analysis.cost.line)}</span>}
      <span class="nodes">{count}</span>
      {analysis.phase === "numbers" && <span class="time">{formatDuration(time)}</span>}
      <ProblemCount analysis={analysis} />
    </div>
  );
}

function Light({ screen, analysis }: { readonly screen: Screen; readonly analysis: Analysis }): JSX.Element {
  const { post } = usePanel();
  const { light, text } = lightOf(screen, analysis);
  const button =
    screen.kind === "paused"
      ? (["Resume", "togglePause"] as const)
      : screen.kind === "stale"
        ? (["Cancel", "cancel"] as const)
        : null;
  return (
    <>
      <span class="light" data-light={light}>
        {text}
      </span>
      {button && (
        <button type="button" class="link" onClick={() => post({ type: "command", command: button[1] })}>
          {button[0]}
        </button>
      )}
    </>
  );
}

function lightOf(screen: Screen, analysis: Analysis): { readonly light: string; readonly text: string } {
  switch (screen.kind) {
    case "stale":
      return {
        light: "computing",
        text: screen.done === null ? "computing" : `computing ${Math.round(screen.done * 100)} %`,
      };
    case "paused":
      return { light: "paused", text: "paused" };
    case "cancelled":
      return { light: "stale", text: "cancelled" };
    case "engineDown":
      return { light: "stale", text: "restarted" };
    case "noCost":
      return { light: "stale", text: "no cost" };
    case "tooLarge":
    case "overMemory":
      return { light: "stale", text: "no numbers" };
    case "broken":
      return { light: "stale", text: screen.frozen ? "last good result" : "live, in part" };
    default:
      return analysis.stale
        ? { light: "stale", text: "as of your last complete line" }
        : { light: "live", text: "live" };
  }
}

function ProblemCount({ analysis }: { readonly analysis: Analysis }): JSX.Element | null {
  const { dispatch, choices } = usePanel();
  const count = analysis.findings.filter((finding) => severityOf(finding) !== "information").length;
  if (count === 0) return null;
  const go = () => {
    if (choices.folded.problems) dispatch({ type: "fold", section: "problems" });
    requestAnimationFrame(() =>
      document.querySelector("[data-section=problems]")?.scrollIntoView({ block: "nearest" }),
    );
  };
  return (
    <button type="button" class="link alarm" onClick={go}>
      ▲ {count} {count === 1 ? "problem" : "problems"}
    </button>
  );
}

function Choosers({ analysis }: { readonly analysis: Analysis }): JSX.Element | null {
  const { post, lineName } = usePanel();
  const costs = costCandidates(analysis);
  const script = hasScript(analysis);
  const entries = analysis.entries.length > 1 || (analysis.entries.length === 1 && (analysis.entry === null || script));
  if (!entries && costs.length < 2) return null;
  return (
    <div class="choosers">
      {entries && (
        <label>
          <span>of</span>
          <select
            aria-label="Function that is differentiated"
            value={analysis.entry ?? ""}
            onChange={(event) => post({ type: "chooseEntry", entry: event.currentTarget.value || null })}
          >
            {script && <option value="">{analysis.cells ? "the notebook" : "the script"}</option>}
            {!script && analysis.entry === null && (
              <option value="" disabled>
                choose a function
              </option>
            )}
            {analysis.entries.map((entry) => (
              <option key={entry} value={entry}>
                {entry}
              </option>
            ))}
          </select>
        </label>
      )}
      {costs.length > 1 && (
        <label>
          <span>cost</span>
          <select
            aria-label="Cost"
            value={analysis.cost?.key ?? ""}
            onChange={(event) => {
              const chosen = costs.find(({ key }) => key === event.currentTarget.value);
              if (chosen) post({ type: "chooseCost", line: chosen.line, name: chosen.name });
            }}
          >
            {costs.map(({ name, line, key }) => (
              <option key={key} value={key}>
                {name}, {lineName(line)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

const assumedTitle = "assumed: the file gives no size";

function Dims({ dims }: { readonly dims: readonly DimRow[] }): JSX.Element {
  return (
    <div class="dims">
      {dims.map((dim) => (
        <span key={dim.name} data-source={dim.source} title={dim.source === "assumed" ? assumedTitle : dim.source}>
          {dim.name} {dim.source === "assumed" ? "≈" : "="} {dim.size}
        </span>
      ))}
    </div>
  );
}
