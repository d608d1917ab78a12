/** Colours the names that gradients are about: inputs and the cost. */

import * as vscode from "vscode";
import type { Role } from "../../protocol/analysis";
import type { Documents } from "../documents";
import type { Model } from "../model";

/** The kinds of names, as package.json declares them. */
export const legend = new vscode.SemanticTokensLegend(["adjointInput", "adjointCost"]);

const kinds: Readonly<Partial<Record<Role, number>>> = { input: 0, cost: 1 };

/** A provider of semantic tokens that reads from `documents`. */
export class SemanticTokens implements vscode.DocumentSemanticTokensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChangeSemanticTokens = this.changed.event;

  constructor(private readonly documents: Documents) {
    this.subscription = documents.onDidAnalyse(({ analysis }) => analysis?.phase === "shapes" && this.changed.fire());
  }

  provideDocumentSemanticTokens(document: vscode.TextDocument): vscode.SemanticTokens | undefined {
    const model = this.documents.of(document);
    if (!model?.analysis) return undefined;
    const builder = new vscode.SemanticTokensBuilder(legend);
    for (const { range, kind } of this.tokens(document, model))
      builder.push(range.start.line, range.start.character, range.end.character - range.start.character, kind, 0);
    return builder.build();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private tokens(
    document: vscode.TextDocument,
    model: Model,
  ): { readonly range: vscode.Range; readonly kind: number }[] {
    const rows = new Map(model.analysis?.rows.map((row) => [row.key, row]));
    return (model.analysis?.places ?? []).flatMap(({ range, row: key }) => {
      const row = rows.get(key);
      // Sizes are inputs that no gradient is of.
      const kind = row && row.adjoint.status !== "none" ? kinds[row.role] : undefined;
      const isName = row?.name && range.line === range.endLine && range.endColumn - range.column === row.name.length;
      const present = isName && kind !== undefined ? this.documents.rangeIn(document, model, range) : null;
      return present && kind !== undefined ? [{ range: present, kind }] : [];
    });
  }
}
