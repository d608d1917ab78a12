/** The entry in the editor's language status menu: `Adjoint: ready, 2 inputs, 2.1 ms`. */

import * as vscode from "vscode";
import type { EngineClient } from "../../protocol/client";
import { severityOf } from "../../protocol/findings";
import type { Documents } from "../documents";
import { languageIds } from "../language";
import { progressOf } from "../progress";
import { panelStatus, statusText } from "../status";

/** Shows the state of the active editor's model. */
export function statusItem(documents: Documents, client: EngineClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("adjoint.status", [...languageIds]);
  item.name = "Adjoint";
  item.command = { command: "adjoint.showPanel", title: "Show Panel" };
  const update = () => {
    const editor = vscode.window.activeTextEditor;
    const model = editor && documents.of(editor.document);
    const status = panelStatus(model ? progressOf(model, documents) : null, client.state);
    const problems = model?.analysis?.findings.some((finding) => severityOf(finding) !== "information") ?? false;
    item.text = statusText(model?.analysis ?? null, status);
    item.busy = status.kind === "computing" || status.kind === "firstRun";
    item.severity =
      status.kind === "engineDown" || problems
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
  };
  update();
  return vscode.Disposable.from(item, documents.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update));
}
