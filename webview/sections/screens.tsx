/** What stands in for a result, or above one: empty states, the skeleton, and banners. */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Finding } from "../../src/protocol/analysis";
import { isPlaced } from "../../src/protocol/findings";
import type { PanelCommand } from "../../src/protocol/panel";
import { usePanel } from "../context";
import { formatBytes } from "../numbers";
import type { Screen } from "../state";
import { Icon } from "../widgets/icons";

/** The whole panel, as long as there is no result. */
export function EmptyScreen({ screen }: { readonly screen: Screen }): JSX.Element | null {
  switch (screen.kind) {
    case "noFile":
      return (
        <Welcome text="Open a .m or .py model file, or a notebook" action="Open Example…" command="openExample">
          Every value beside its gradient, while you type. The file is never run.
        </Welcome>
      );
    case "firstRun":
      return <Skeleton file={screen.file} />;
    case "engineDown":
      return <Welcome text={screen.message || engineText} action="Show Log" command="showLog" />;
    case "cancelled":
      return <Welcome text="Cancelled before the first result" action="Compute Gradients" command="compute" />;
    case "paused":
      return <Welcome text="Live update is paused" action="Resume" command="togglePause" />;
    default:
      return null;
  }
}

/** How long a problem waits for the next key before it takes room above the rows, in ms. */
const patience = 600;

/** Whether a problem is there to stay: from the start, or through a pause in typing; half a line is not worth a jump. */
function useDue(on: boolean, revision: number): boolean {
  const [due, setDue] = useState(on);
  useEffect(() => {
    if (!on) setDue(false);
    if (!on || due) return undefined;
    const timer = setTimeout(() => setDue(true), patience);
    return () => clearTimeout(timer);
  }, [on, due, revision]);
  return on && due;
}

const engineText = "The engine stopped and was restarted";

/** A line above a result that is not, or not only, live. */
export function Banner({ screen }: { readonly screen: Screen }): JSX.Element | null {
  const settled = screen.kind === "stale" || screen.kind === "paused" ? screen.was : screen;
  const problem = settled?.kind === "broken" ? settled.problem : null;
  const isDue = useDue(problem !== null, settled && "shown" in settled ? settled.shown.analysis.revision : 0);
  switch (settled?.kind) {
    case "broken":
      return isDue ? <ProblemBanner problem={settled.problem} frozen={settled.frozen} /> : null;
    case "noCost":
      return <NoCost finding={settled.finding} entries={settled.shown.analysis.entries} />;
    case "tooLarge":
      return (
        <Notice action={`Evaluate ${formatBytes(settled.bytes)} anyway`} command="evaluateAnyway">
          {settled.message || "Shapes, formulas and cost only: the numbers would need too much memory."}
        </Notice>
      );
    case "overMemory":
      return (
        <div class="notice">
          <span class="message">{settled.message}</span>
        </div>
      );
    case "cancelled":
      return (
        <Notice action="Compute Gradients" command="compute">
          {settled.was?.shown.analysis.withheld?.message || "Cancelled. Numbers are as of the last run."}
        </Notice>
      );
    case "engineDown":
      return (
        <Notice action="Show Log" command="showLog">
          {settled.message || engineText}
        </Notice>
      );
    default:
      return null;
  }
}

function ProblemBanner({ problem, frozen }: { readonly problem: Finding; readonly frozen: boolean }): JSX.Element {
  const { post, lineName } = usePanel();
  return (
    <button
      type="button"
      class="notice problem"
      data-severity="error"
      onClick={() => post({ type: "reveal", range: problem.range, focus: false })}
    >
      <Icon name="error" />
      <span class="message">
        {problem.message}
        {frozen && <span class="muted"> Below: as of your last complete line.</span>}
      </span>
      <span class="muted">{lineName(problem.range.line)}</span>
    </button>
  );
}

const nameOne = (
  <>
    Name one <code>c</code>
  </>
);

interface NoCostProps {
  readonly finding: Finding | null;
  readonly entries: readonly string[];
}

function NoCost({ finding, entries }: NoCostProps): JSX.Element {
  const { post } = usePanel();
  return (
    <div class="welcome small">
      {finding && isPlaced(finding) ? (
        <button
          type="button"
          class="link lead"
          onClick={() => post({ type: "reveal", range: finding.range, focus: false })}
        >
          {finding.message}
        </button>
      ) : (
        <p class="lead">No scalar cost found.</p>
      )}
      <p>
        {entries.length > 0 ? "Choose a function above" : nameOne}, or put the cursor on a line and run Compute
        Gradients.
      </p>
      <button type="button" class="primary" onClick={() => post({ type: "command", command: "compute" })}>
        Compute Gradients
      </button>
    </div>
  );
}

interface ActionProps {
  readonly action: string;
  readonly command: PanelCommand;
  readonly children?: ComponentChildren;
}

function Welcome({ text, action, command, children }: ActionProps & { readonly text: string }): JSX.Element {
  const { post } = usePanel();
  return (
    <div class="welcome">
      <p class="lead">{text}</p>
      {children && <p>{children}</p>}
      <button type="button" class="primary" onClick={() => post({ type: "command", command })}>
        {action}
      </button>
    </div>
  );
}

function Notice({ action, command, children }: ActionProps): JSX.Element {
  const { post } = usePanel();
  return (
    <div class="notice">
      <span class="message">{children}</span>
      <button type="button" class="link" onClick={() => post({ type: "command", command })}>
        {action}
      </button>
    </div>
  );
}

/** Grey lines where the rows will be; style sheets show them only after 150 ms. */
function Skeleton({ file }: { readonly file: string }): JSX.Element {
  return (
    <div class="skeleton" role="status" aria-label={`Reading ${file}`}>
      {[62, 38, 0, 54, 71, 46, 0, 66, 58, 49, 63].map((width, index) => (
        <span key={index} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
