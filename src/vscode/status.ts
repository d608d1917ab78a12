/** Puts the state of one file's analysis into the words of the panel and of the status item. */

import type { Analysis } from "../protocol/analysis";
import type { EngineState } from "../protocol/client";
import type { PanelStatus } from "../protocol/panel";

/** What the host knows about a file besides its analysis. */
export interface Progress {
  readonly file: string;
  readonly hasAnalysis: boolean;
  /** The text, or what it is analysed with, is newer than the analysis. */
  readonly pending: boolean;
  /** 0…1 once known. */
  readonly done: number | null;
  readonly cancelled: boolean;
  /** Why there will be no analysis of this revision, through no fault of the file. */
  readonly trouble: string | null;
  readonly paused: boolean;
}

/** The panel's status for a file, `null` when none is open. */
export function panelStatus(progress: Progress | null, engine: EngineState): PanelStatus {
  if (progress === null) return { kind: "noFile" };
  if (progress.trouble) return { kind: "engineDown", message: progress.trouble };
  if (progress.pending && (engine.kind === "down" || engine.kind === "restarting"))
    return { kind: "engineDown", message: engine.message };
  if (progress.cancelled) return { kind: "cancelled" };
  if (progress.paused) return { kind: "paused" };
  if (!progress.hasAnalysis) return { kind: "firstRun", file: progress.file };
  return progress.pending ? { kind: "computing", done: progress.done } : { kind: "live" };
}

/** `Adjoint: ready, 2 inputs, 2.1 ms`. */
export function statusText(analysis: Analysis | null, status: PanelStatus): string {
  return `Adjoint: ${stateText(analysis, status)}`;
}

function stateText(analysis: Analysis | null, status: PanelStatus): string {
  switch (status.kind) {
    case "noFile":
      return "no model file";
    case "firstRun":
    case "computing":
      return "computing";
    case "paused":
      return "paused";
    case "cancelled":
      return "cancelled";
    case "engineDown":
      return "engine stopped";
    case "live":
      return analysis ? readyText(analysis) : "ready";
  }
}

function readyText({ rows, cost, elapsed }: Analysis): string {
  if (!cost) return "no scalar cost";
  const inputs = rows.filter((row) => row.role === "input" && row.adjoint.status !== "none").length;
  const time = elapsed.parse + elapsed.trace + elapsed.sweep + elapsed.evaluate;
  return `ready, ${inputs} input${inputs === 1 ? "" : "s"}, ${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}
