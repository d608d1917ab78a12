/** Offers, above each function that can be differentiated, to do so; off unless the settings ask for it. */

import * as vscode from "vscode";
import type { Documents } from "../documents";
import { allDefinitions } from "../names";
import { editorSettings } from "../settings";

/** A provider of lenses that reads from `documents`. */
export class Lenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly documents: Documents) {
    this.subscriptions = [
      documents.onDidAnalyse(() => editorSettings().codeLens && this.changed.fire()),
      vscode.workspace.onDidChangeConfiguration(
        (event) => event.affectsConfiguration("adjoint.codeLens") && this.changed.fire(),
      ),
    ];
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const model = this.documents.of(document);
    const { analysis } = model ?? {};
    if (!model || !analysis || !editorSettings().codeLens) return [];
    return allDefinitions(analysis.outline.definitions).flatMap(({ path, name, nameRange }) => {
      const range = analysis.entries.includes(path) ? this.documents.rangeIn(document, model, nameRange) : null;
      if (!range) return [];
      const title = analysis.entry === path ? `Gradients of ${name} (on show)` : `Gradients of ${name}`;
      const command = { title, command: "adjoint.compute", arguments: [model.uri, path] };
      return [new vscode.CodeLens(range, command)];
    });
  }

  dispose(): void {
    for (const part of [...this.subscriptions, this.changed]) part.dispose();
  }
}
