/** The commands of the palette, the menus and the panel's buttons. */

import * as vscode from "vscode";
import type { Row } from "../protocol/analysis";
import type { EngineClient } from "../protocol/client";
import { checkSummary } from "../protocol/inquiries";
import type { PanelOutput } from "../protocol/panel";
import type { Documents } from "./documents";
import { openExample } from "./examples";
import type { Model } from "./model";
import type { Panel } from "./panel/panel";
import { costCandidate, entryFor, rowAtCaret } from "./places";
import { analysed } from "./waiting";

/** What the commands act on. */
export interface Parts {
  readonly extensionUri: vscode.Uri;
  readonly documents: Documents;
  readonly panel: Panel;
  readonly client: EngineClient;
  readonly log: vscode.LogOutputChannel;
}

/** Registers every command, and what the panel's webview may ask for. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const { documents, panel, client, log } = parts;
  const commands: Record<string, (...args: never[]) => unknown> = {
    "adjoint.check": () => check(parts),
    "adjoint.compute": (uri?: unknown, entry?: unknown) =>
      typeof uri === "string" && typeof entry === "string" ? computeEntry(parts, uri, entry) : compute(parts),
    "adjoint.showPanel": () => panel.reveal(),
    "adjoint.openInEditor": () => panel.openTab(),
    "adjoint.revealNode": (uri?: unknown, key?: unknown) => revealNode(parts, uri, key),
    "adjoint.pin": () => pin(parts),
    "adjoint.filter": () => panel.tell({ type: "filter" }, true),
    "adjoint.togglePause": () => documents.pause(!documents.paused),
    "adjoint.pause": () => documents.pause(true),
    "adjoint.resume": () => documents.pause(false),
    "adjoint.cancel": () => panel.shown && documents.cancel(panel.shown),
    "adjoint.openExample": (name?: unknown) => example(parts, name),
    "adjoint.showLog": () => log.show(),
    "adjoint.restartEngine": () => client.restart(),
    "adjoint.copyLatex": (uri?: unknown, key?: unknown) => copyLatex(parts, uri, key),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, run as (...args: unknown[]) => unknown),
    ),
    panel.onDidReceive((message) => void answer(parts, message)),
  );
}

/** Analyses the active file, the function at the cursor in it; a scalar assigned on the cursor's line becomes the cost. */
async function compute({ documents, panel }: Parts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const model = editor ? documents.compute(editor.document) : restart(documents, panel);
  if (!model) return tell("Open a .m or .py file, or a notebook, first: there is no model in the active editor.");
  await panel.reveal();
  if (!editor || !(await analysed(documents, model.uri, 5000))) return;
  const cursor = () => {
    const at = documents.at(editor.document, editor.selection.active);
    const place = at && model.toAnalysed(at.place);
    return at && place && model.analysis ? { line: at.place.line, place, analysis: model.analysis } : null;
  };
  const first = cursor();
  const entry = first ? entryFor(first.analysis, first.place) : undefined;
  if (entry !== undefined) {
    documents.recompute(model, { entry, cost: null, at: null });
    if (!(await analysed(documents, model.uri, 5000))) return;
  }
  const now = cursor();
  const row = now && costCandidate(now.analysis, now.place.line);
  if (row && row.key !== now.analysis.cost?.key) documents.recompute(model, { cost: row.name, at: now.line });
}

/** Compares every named adjoint of the active file with differences, and says what came of it. */
async function check({ documents, panel }: Parts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const model = editor ? documents.compute(editor.document) : restart(documents, panel);
  if (!model) return tell("Open a .m or .py file, or a notebook, first: there is no model in the active editor.");
  await panel.reveal();
  const ready = await analysed(documents, model.uri, 5000, (fresh) => !fresh.pending);
  const answer = ready ? await documents.ask(model, { kind: "check", keys: null }) : null;
  if (answer?.kind === "check") vscode.window.setStatusBarMessage(`Adjoint: ${checkSummary(answer.rows).text}`, 8000);
  if (answer?.kind === "none") tell(answer.why);
}

/** Differentiates one function of a file. */
async function computeEntry({ documents, panel }: Parts, uri: string, entry: string): Promise<void> {
  const model = documents.get(uri);
  if (!model) return;
  documents.recompute(model, { entry, cost: null, at: null });
  await panel.reveal();
}

/** With the panel in front, or a notebook without an open cell, there is no active editor. */
function restart(documents: Documents, panel: Panel): Model | undefined {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  const [cell] = notebook?.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code) ?? [];
  if (cell) return documents.compute(cell.document);
  if (panel.shown) documents.recompute(panel.shown);
  return panel.shown ?? undefined;
}

async function revealNode({ documents, panel }: Parts, uri: unknown, key: unknown): Promise<void> {
  if (typeof key === "string" && typeof uri === "string") {
    if (documents.get(uri)) return panel.tell({ type: "focus", key }, true);
    return;
  }
  const row = rowAtCursor(documents);
  if (row) await panel.tell({ type: "focus", key: row.key }, true);
  else await panel.reveal(true);
}

async function pin({ documents, panel }: Parts): Promise<void> {
  const row = rowAtCursor(documents);
  if (row) await panel.tell({ type: "pin", key: row.key }, false);
  else tell("There is no value at the cursor to pin.");
}

function rowAtCursor(documents: Documents): Row | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const at = documents.at(editor.document, editor.selection.active);
  const place = at?.model.toAnalysed(at.place);
  return at?.model.analysis && place ? rowAtCaret(at.model.analysis, place) : undefined;
}

async function example({ extensionUri, documents, panel }: Parts, name: unknown): Promise<void> {
  const document = await openExample(extensionUri, typeof name === "string" ? name : undefined);
  if (!document) return;
  documents.compute(document);
  await panel.reveal();
}

async function copyLatex({ documents }: Parts, uri: unknown, key: unknown): Promise<void> {
  const model = typeof uri === "string" ? documents.get(uri) : undefined;
  const row = model?.analysis?.rows.find((candidate) => candidate.key === key);
  if (row)
    await copy(
      row.adjoint.latex ?? row.latex,
      `LaTeX of ${row.adjoint.latex ? (row.barred ?? "the adjoint") : (row.name ?? "the value")}`,
    );
}

async function answer({ documents, panel }: Parts, message: PanelOutput): Promise<void> {
  if (message.type === "copy") return copy(message.text, message.what);
  if (message.type === "ask") return panel.ask(message.question);
  const model = panel.shown;
  if (message.type === "command" && message.command !== "evaluateAnyway")
    return void vscode.commands.executeCommand(`adjoint.${message.command}`);
  if (!model) return;
  if (message.type === "command") documents.recompute(model, { unlimited: true });
  if (message.type === "chooseEntry") documents.recompute(model, { entry: message.entry, cost: null, at: null });
  if (message.type === "chooseCost") {
    const at = model.toPresent({ line: message.line, column: 1, endLine: message.line, endColumn: 1 });
    documents.recompute(model, { cost: message.name, at: at?.line ?? null });
  }
}

async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`Copied: ${what}`, 2000);
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
