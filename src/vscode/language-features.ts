/** What every editor of a language has: definitions, outline, renaming, completion, signatures, colours. */

import * as vscode from "vscode";
import type { Documents } from "./documents";
import type { Library } from "./library";
import { completionProvider } from "./providers/completion";
import { definitionProvider } from "./providers/definition";
import { nameHoverProvider } from "./providers/name-hover";
import { renameProvider } from "./providers/rename";
import { legend, SemanticTokens } from "./providers/semantic-tokens";
import { signatureProvider } from "./providers/signature";
import { symbolProvider } from "./providers/symbols";
import { editorSettings } from "./settings";

/** Extensions that do all this themselves, by editor language. */
const others: Readonly<Record<string, readonly string[]>> = {
  matlab: ["mathworks.language-matlab"],
  octave: [],
  python: ["ms-python.python", "ms-python.vscode-pylance", "ms-pyright.pyright", "detachhead.basedpyright"],
};

/** Registers the features for the languages in which nobody else offers them, and again when that changes. */
export class LanguageFeatures implements vscode.Disposable {
  private registered: vscode.Disposable[] = [];
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly documents: Documents,
    private readonly library: Library,
  ) {
    this.subscriptions = [
      vscode.extensions.onDidChange(() => this.register()),
      vscode.workspace.onDidChangeConfiguration(
        (event) => event.affectsConfiguration("adjoint.languageFeatures") && this.register(),
      ),
    ];
    this.register();
  }

  dispose(): void {
    for (const part of [...this.subscriptions, ...this.registered]) part.dispose();
  }

  private register(): void {
    for (const part of this.registered) part.dispose();
    const languages = Object.keys(others).filter(isOurs);
    const { documents, library } = this;
    const tokens = new SemanticTokens(documents);
    this.registered = [
      tokens,
      vscode.languages.registerDefinitionProvider(languages, definitionProvider(documents)),
      vscode.languages.registerDocumentSymbolProvider(languages, symbolProvider(documents), { label: "Adjoint" }),
      vscode.languages.registerHoverProvider(languages, nameHoverProvider(documents, library)),
      vscode.languages.registerRenameProvider(languages, renameProvider(documents)),
      vscode.languages.registerCompletionItemProvider(languages, completionProvider(documents, library), "."),
      vscode.languages.registerSignatureHelpProvider(languages, signatureProvider(documents, library), "(", ","),
      vscode.languages.registerDocumentSemanticTokensProvider(languages, tokens, legend),
    ];
  }
}

function isOurs(language: string): boolean {
  const wish = editorSettings().languageFeatures;
  if (wish !== "auto") return wish === "on";
  return !(others[language] ?? []).some((id) => vscode.extensions.getExtension(id) !== undefined);
}
