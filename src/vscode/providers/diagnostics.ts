/** Shows what the engine found in the Problems list and as squiggles, and offers its fixes. */

import * as vscode from "vscode";
import type { Finding } from "../../protocol/analysis";
import { toRange } from "../convert";
import type { Documents } from "../documents";
import { due } from "../findings";
import type { Model } from "../model";
import { editorSettings } from "../settings";

const severities: Readonly<Record<Finding["severity"], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Keeps the editor's diagnostics in step with `documents`. */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("adjoint");
  private readonly shown = new Map<string, readonly Finding[]>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly documents: Documents) {
    this.subscriptions = [
      documents.onDidAnalyse((model) => this.update(model)),
      documents.onDidClose((model) => this.clear(model.uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("adjoint.diagnostics")) for (const model of documents.all) this.update(model);
      }),
    ];
  }

  /** The finding a diagnostic was made from. */
  findingOf(uri: vscode.Uri, { code, message }: vscode.Diagnostic): Finding | undefined {
    const value = typeof code === "object" ? code.value : code;
    return this.shown.get(uri.toString())?.find((finding) => finding.code === value && finding.message === message);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const part of [...this.subscriptions, this.collection]) part.dispose();
  }

  private update(model: Model): void {
    clearTimeout(this.timers.get(model.uri));
    if (editorSettings().diagnostics) this.publish(model);
    else this.clear(model.uri);
  }

  private publish(model: Model): void {
    const findings = model.analysis?.findings ?? [];
    const shown = this.shown.get(model.uri) ?? [];
    const { show, again } = due(findings, shown, caretLine(model.uri), Date.now() - model.editedAt);
    this.shown.set(model.uri, show);
    const uri = vscode.Uri.parse(model.uri);
    this.collection.set(
      uri,
      show.flatMap((finding) => toDiagnostic(finding, model, uri) ?? []),
    );
    if (again === null) this.timers.delete(model.uri);
    else
      this.timers.set(
        model.uri,
        setTimeout(() => this.documents.get(model.uri) && this.update(model), again),
      );
  }

  private clear(uri: string): void {
    this.collection.delete(vscode.Uri.parse(uri));
    this.shown.delete(uri);
  }
}

function toDiagnostic(finding: Finding, model: Model, uri: vscode.Uri): vscode.Diagnostic | null {
  const range = model.toPresent(finding.range);
  if (!range) return null;
  const diagnostic = new vscode.Diagnostic(toRange(range), finding.message, severities[finding.severity]);
  diagnostic.source = "adjoint";
  diagnostic.code = finding.code;
  diagnostic.relatedInformation = finding.related.flatMap(({ range, message }) => {
    const present = model.toPresent(range);
    return present
      ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(present)), message)]
      : [];
  });
  return diagnostic;
}

function caretLine(uri: string): number | null {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.toString() === uri ? editor.selection.active.line + 1 : null;
}
