/** What the extension hands to those who ask for it: its own tests, and other extensions. */

import type * as vscode from "vscode";
import type { Analysis } from "../protocol/analysis";
import type { EngineState } from "../protocol/client";
import type { Answer, Question } from "../protocol/inquiries";
import type { PanelInput, PanelOutput } from "../protocol/panel";
import type { ModelChecks } from "./model";

/** The extension's exports. */
export interface Api {
  readonly host: "node" | "web";
  /** Loading the bundle, and `activate`; without what VS Code does between the two. */
  readonly activatedInMs: number;
  /** The latest analysis of a document. */
  analysis(uri: vscode.Uri): Analysis | null;
  /** Whether that analysis is of the text as it stands, numbers included. */
  settled(uri: vscode.Uri): boolean;
  readonly onDidAnalyse: vscode.Event<Analysis>;
  /** What differences say of the adjoints of that analysis so far. */
  checks(uri: vscode.Uri): ModelChecks | null;
  /** Asks about that analysis, as the panel does; `null` when the text changes meanwhile. */
  ask(uri: vscode.Uri, question: Question): Promise<Answer | null>;
  /** What the panel shows, whether or not it is open. */
  panel(): Extract<PanelInput, { type: "show" }>;
  /** Does what a message from the panel's webview does. */
  fromPanel(message: PanelOutput): void;
  /** The row that the caret marks in the panel. */
  marked(): string | null;
  engine(): { readonly state: EngineState; readonly starts: number };
}
