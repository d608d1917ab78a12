/** The conversation between the extension host and the panel's webview. */

import type { Analysis, Range } from "./analysis";
import type { Answer, Question, RowChecks } from "./inquiries";
import { type AnalysisChange, LastAnalyses } from "./wire";

/** What the panel shows besides the analysis; the host decides. */
export type PanelStatus =
  /** No model file is open. */
  | { readonly kind: "noFile" }
  /** A first analysis is under way; the panel shows a skeleton only after 150 ms. */
  | { readonly kind: "firstRun"; readonly file: string }
  /** The analysis is of the text as it stands. */
  | { readonly kind: "live" }
  /** The text has changed since; the old result stays. `done` is 0…1 once progress is known. */
  | { readonly kind: "computing"; readonly done: number | null }
  | { readonly kind: "paused" }
  | { readonly kind: "cancelled" }
  /** The engine was stuck and has been started again. */
  | { readonly kind: "engineDown"; readonly message: string };

/** Settings the panel needs. */
export interface PanelSettings {
  readonly digits: number;
  readonly scale: "linear" | "symlog";
  readonly followCursor: boolean;
}

/** Host → webview. */
export type PanelInput =
  | {
      readonly type: "show";
      /** Base name of the file, `null` when there is none. */
      readonly file: string | null;
      readonly uri: string | null;
      readonly analysis: Analysis | null;
      readonly status: PanelStatus;
    }
  /** What differences say of the rows of one revision; `checking` while more was asked for and is on its way. */
  | {
      readonly type: "checks";
      readonly uri: string;
      readonly revision: number;
      readonly rows: RowChecks;
      readonly checking: boolean;
    }
  /** To an `ask`; `null` when the text has changed meanwhile. */
  | {
      readonly type: "answer";
      readonly uri: string;
      readonly revision: number;
      readonly question: Question;
      readonly answer: Answer | null;
    }
  | { readonly type: "settings"; readonly settings: PanelSettings }
  /** The row of the innermost node at the caret; `null` when there is none. */
  | { readonly type: "mark"; readonly key: string | null }
  /** Keyboard focus goes to the list, to this row if it is there. */
  | { readonly type: "focus"; readonly key: string | null }
  /** Open the filter box (the title bar's button). */
  | { readonly type: "filter" }
  /** Pin this row, or unpin it (the command Pin Node at Cursor). */
  | { readonly type: "pin"; readonly key: string };

/** Webview → host. */
export type PanelOutput =
  | { readonly type: "ready" }
  /** Show the text without taking the focus. */
  | { readonly type: "reveal"; readonly range: Range; readonly focus: boolean }
  /** Mark the text while a row is under the pointer or focused; `null` takes the mark away. */
  | { readonly type: "highlight"; readonly range: Range | null }
  | { readonly type: "command"; readonly command: PanelCommand }
  /** About the analysis on show; an `answer` follows, and for checks `checks` as they come. */
  | { readonly type: "ask"; readonly question: Question }
  | { readonly type: "copy"; readonly text: string; readonly what: string }
  | { readonly type: "chooseCost"; readonly line: number; readonly name: string }
  | { readonly type: "chooseEntry"; readonly entry: string | null };

/** Commands the panel's buttons run. */
export type PanelCommand =
  | "openExample"
  | "cancel"
  | "showLog"
  | "restartEngine"
  | "togglePause"
  | "compute"
  | "evaluateAnyway";

/** A message as it travels: of an analysis after the first of a file, only what changed. */
type WirePanelInput =
  | PanelInput
  | (Omit<Extract<PanelInput, { type: "show" }>, "analysis"> & { readonly change: AnalysisChange });

/**
 * The host's end of the way to one page: makes messages fit for `webview.postMessage`, which writes JSON and would turn
 * NaN and the infinities into `null`; they travel as `{ "#": "NaN" }`.
 */
export class Packer {
  private uri: string | null = null;
  private last = new LastAnalyses();

  pack(message: PanelInput): unknown {
    return mapNumbers(this.condensed(message), (leaf) =>
      typeof leaf === "number" && !Number.isFinite(leaf) ? { "#": `${leaf}` } : leaf,
    );
  }

  /** The page has been loaded anew and knows nothing. */
  forget(): void {
    this.uri = null;
  }

  private condensed(message: PanelInput): WirePanelInput {
    if (message.type !== "show" || !message.analysis) return message;
    const { analysis, ...rest } = message;
    if (this.uri !== analysis.uri) this.last = new LastAnalyses();
    this.uri = analysis.uri;
    const change = this.last.changeTo(analysis);
    return change ? { ...rest, change } : message;
  }
}

/** The page's end; plain messages pass as they are. */
export class Unpacker {
  private last = new LastAnalyses();

  unpack(packed: unknown): PanelInput {
    const message = mapNumbers(packed, (leaf) => leaf) as WirePanelInput;
    if (message.type !== "show") return message;
    if ("change" in message) {
      const { change, ...rest } = message;
      return { ...rest, analysis: this.last.changedBy(change) };
    }
    if (message.analysis) {
      this.last = new LastAnalyses();
      this.last.take(message.analysis);
    }
    return message;
  }
}

function mapNumbers(value: unknown, leaf: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => mapNumbers(entry, leaf));
  if (value === null || typeof value !== "object") return leaf(value);
  if ("#" in value) return Number(value["#"]);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapNumbers(entry, leaf)]));
}
