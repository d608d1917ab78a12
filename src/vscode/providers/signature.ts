/** Shows the parameters of the call being typed: shapes for the file's own functions, rules for those of the language. */

import * as vscode from "vscode";
import type { Analysis, DefinitionRow } from "../../protocol/analysis";
import type { LibraryEntry } from "../../protocol/engine";
import { callBefore, canonicalPath } from "../calls";
import type { Documents } from "../documents";
import type { Library } from "../library";
import { ownFunction, parameterLabels } from "../signatures";

/** Characters of text before the cursor in which the call is looked for. */
const reach = 2000;

/** A signature provider that reads from `documents`. */
export function signatureProvider(documents: Documents, library: Library): vscode.SignatureHelpProvider {
  return {
    async provideSignatureHelp(document, position) {
      const model = documents.of(document);
      const end = document.offsetAt(position);
      const start = document.positionAt(Math.max(0, end - reach));
      const call = callBefore(document.getText(new vscode.Range(start, position)));
      if (!model?.analysis || !call) return undefined;
      const own = ownFunction(model.analysis, call.callee);
      if (own) return help(ownSignature(model.analysis, own), call.argument);
      const name = canonicalPath(call.callee, model.analysis.outline.modules);
      const entry = (await library.entries(model.language)).find((e) => e.name === name && e.params.length > 0);
      return entry && help(librarySignature(entry, call.callee), call.argument);
    },
  };
}

function help(signature: vscode.SignatureInformation, argument: number): vscode.SignatureHelp {
  const made = new vscode.SignatureHelp();
  made.signatures = [signature];
  made.activeSignature = 0;
  made.activeParameter = Math.min(argument, Math.max(signature.parameters.length - 1, 0));
  return made;
}

function ownSignature(analysis: Analysis, definition: DefinitionRow) {
  return signature(definition.name, parameterLabels(analysis, definition), definition.documentation ?? "");
}

function librarySignature({ params, summary, rules }: LibraryEntry, callee: string): vscode.SignatureInformation {
  return signature(callee, params, [summary, ...rules.map((rule) => `\`${rule}\``)].join("\n\n"));
}

function signature(name: string, labels: readonly string[], documentation: string): vscode.SignatureInformation {
  const made = new vscode.SignatureInformation(
    `${name}(${labels.join(", ")})`,
    new vscode.MarkdownString(documentation),
  );
  made.parameters = labels.map((label) => new vscode.ParameterInformation(label));
  return made;
}
