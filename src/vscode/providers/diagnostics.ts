/** Shows what the engine found in the Problems list and as squiggles, and offers its fixes. */

import * as vscode from "vscode";
import type { Finding } from "../../protocol/analysis";
import { isPlaced, severityOf } from "../../protocol/findings";
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
  /** The documents of each model that have diagnostics. */
  private readonly marked = new Map<string, readonly vscode.Uri[]>();
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
  findingOf(document: vscode.TextDocument, { code, message }: vscode.Diagnostic): Finding | undefined {
    const value = typeof code === "object" ? code.value : code;
    return this.shown
      .get(this.documents.of(document)?.uri ?? "")
      ?.find((finding) => finding.code === value && finding.message === message);
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
    const findings = (model.analysis?.findings ?? []).filter(isPlaced);
    const shown = this.shown.get(model.uri) ?? [];
    const { show, again } = due(findings, shown, this.caretLine(model), Date.now() - model.editedAt);
    this.shown.set(model.uri, show);
    this.mark(
      model.uri,
      show.flatMap((finding) => this.diagnosticOf(finding, model) ?? []),
    );
    if (again === null) this.timers.delete(model.uri);
    else
      this.timers.set(
        model.uri,
        setTimeout(() => this.documents.get(model.uri) && this.update(model), again),
      );
  }

  private clear(uri: string): void {
    this.mark(uri, []);
    this.shown.delete(uri);
  }

  /** Shows the diagnostics of one model, each in its document. */
  private mark(model: string, found: readonly Placed[]): void {
    const uris = new Map(found.map(({ uri }) => [uri.toString(), uri]));
    for (const uri of this.marked.get(model) ?? []) if (!uris.has(uri.toString())) this.collection.delete(uri);
    for (const [key, uri] of uris) {
      const here = found.filter((placed) => placed.uri.toString() === key);
      this.collection.set(
        uri,
        here.map(({ diagnostic }) => diagnostic),
      );
    }
    this.marked.set(model, [...uris.values()]);
  }

  private diagnosticOf(finding: Finding, model: Model): Placed | null {
    const location = this.documents.locate(model, finding.range);
    if (!location) return null;
    const diagnostic = new vscode.Diagnostic(location.range, finding.message, severities[severityOf(finding)]);
    diagnostic.source = "adjoint";
    diagnostic.code = finding.code;
    diagnostic.relatedInformation = finding.related.flatMap(({ range, message }) => {
      const present = this.documents.locate(model, range);
      return present ? [new vscode.DiagnosticRelatedInformation(present, message)] : [];
    });
    return { uri: location.uri, diagnostic };
  }

  private caretLine(model: Model): number | null {
    const editor = vscode.window.activeTextEditor;
    const at = editor && this.documents.at(editor.document, editor.selection.active);
    return at?.model === model ? at.place.line : null;
  }
}

/** A diagnostic and the document it stands in. */
interface Placed {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
}
