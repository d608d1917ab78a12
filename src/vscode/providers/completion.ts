/** Completes names of the file with their shapes, and functions whose gradients are known with their rules. */

import * as vscode from "vscode";
import type { Analysis, NameRow } from "../../protocol/analysis";
import type { LibraryEntry } from "../../protocol/engine";
import { canonicalPath, pathBefore } from "../calls";
import { toPlace } from "../convert";
import type { Documents } from "../documents";
import type { Place } from "../edits";
import { shapeText } from "../hover-text";
import type { Library } from "../library";
import type { Model } from "../model";
import { allDefinitions, lastValue, visibleNames } from "../names";

/** A completion provider that reads from `documents`. */
export function completionProvider(documents: Documents, library: Library): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position) {
      const model = documents.of(document);
      const before = pathBefore(document.lineAt(position).text.slice(0, position.character));
      if (!model?.analysis || !before) return undefined;
      const { analysis } = model;
      const entries = await library.entries(model.language);
      if (before.owner !== null) return members(entries, canonicalPath(before.owner, analysis.outline.modules));
      const functions = entries
        .filter(({ name }) => !/[.:]/.test(name))
        .map((entry) => functionItem(entry, entry.name));
      const place = documents.at(document, position)?.place ?? toPlace(position);
      return [...names(analysis, model, place), ...functions];
    },
  };
}

/** `solve` after `np.linalg.`; `linalg` after `np.`. */
function members(entries: readonly LibraryEntry[], owner: string): vscode.CompletionItem[] {
  const items = new Map<string, vscode.CompletionItem>();
  for (const entry of entries) {
    if (!entry.name.startsWith(`${owner}.`)) continue;
    const [head = "", ...rest] = entry.name.slice(owner.length + 1).split(".");
    if (rest.length === 0) items.set(head, functionItem(entry, head));
    else if (!items.has(head)) items.set(head, new vscode.CompletionItem(head, vscode.CompletionItemKind.Module));
  }
  return [...items.values()];
}

function functionItem({ params, summary, rules }: LibraryEntry, label: string): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Function);
  if (params.length > 0) item.detail = `${label}(${params.join(", ")})`;
  if (summary) item.documentation = new vscode.MarkdownString(summary);
  if (rules.length > 0)
    item.documentation = new vscode.MarkdownString(`${summary}\n\n${rules.map((rule) => `\`${rule}\``).join("  \n")}`);
  return item;
}

function names(analysis: Analysis, model: Model, at: Place): vscode.CompletionItem[] {
  const { definitions } = analysis.outline;
  const place = model.toAnalysed(at) ?? { line: at.line, column: 1 };
  const functions = new Map(allDefinitions(definitions).map((d) => [d.name, d]));
  return visibleNames(analysis.outline, place).map((name) => {
    const defined = functions.get(name.name);
    const kind = defined ? vscode.CompletionItemKind.Function : vscode.CompletionItemKind.Variable;
    const item = new vscode.CompletionItem(name.name, kind);
    item.detail = defined ? `${name.name}(${defined.params.join(", ")})` : shapeOf(analysis, name);
    // Before the functions of the language.
    item.sortText = `0${name.name}`;
    return item;
  });
}

function shapeOf(analysis: Analysis, name: NameRow): string {
  const row = lastValue(analysis, name);
  return row ? shapeText(row.shape, row.size) : "";
}
