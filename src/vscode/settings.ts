/** Reads the extension's settings. */

import * as vscode from "vscode";
import { type AnalysisOptions, defaultOptions } from "../protocol/engine";
import type { PanelSettings } from "../protocol/panel";

/** Settings that concern the editor. */
export interface EditorSettings {
  readonly live: boolean;
  /** Milliseconds from one analysis to the next while typing. */
  readonly delay: number;
  readonly hover: boolean;
  readonly diagnostics: boolean;
  readonly codeLens: boolean;
  /** Whether definitions, renaming and the like are ours to offer; `auto` leaves them to who does so already. */
  readonly languageFeatures: "auto" | "on" | "off";
}

/** Settings that concern the editor, as they are now. */
export function editorSettings(): EditorSettings {
  const read = vscode.workspace.getConfiguration("adjoint");
  return {
    live: read.get("live", true),
    delay: within(read.get("delay", 50), 0, 5000),
    hover: read.get("hover", true),
    diagnostics: read.get("diagnostics", true),
    codeLens: read.get("codeLens", false),
    languageFeatures: read.get<EditorSettings["languageFeatures"]>("languageFeatures", "auto"),
  };
}

/** Settings that the panel needs, as they are now. */
export function panelSettings(): PanelSettings {
  const read = vscode.workspace.getConfiguration("adjoint");
  return {
    digits: within(read.get("number.digits", 4), 1, 17),
    scale: read.get("heatmap.scale") === "symlog" ? "symlog" : "linear",
    followCursor: read.get("followCursor", true),
  };
}

/** How files are analysed unless the user chose otherwise for one. */
export function analysisOptions(resource: vscode.Uri): AnalysisOptions {
  const read = vscode.workspace.getConfiguration("adjoint", resource);
  return {
    ...defaultOptions,
    seed: Math.trunc(within(read.get("seed", 1), 0, 2 ** 32 - 1)),
    maxElements: within(read.get("limits.elements", defaultOptions.maxElements), 1, Number.MAX_SAFE_INTEGER),
    maxSeconds: within(read.get("limits.seconds", defaultOptions.maxSeconds), 0.1, 3600),
    maxBytes: within(read.get("limits.memory", defaultOptions.maxBytes / 1e6), 1, 1e6) * 1e6,
  };
}

function within(value: unknown, low: number, high: number): number {
  const number = typeof value === "number" && Number.isFinite(value) ? value : low;
  return Math.min(Math.max(number, low), high);
}
