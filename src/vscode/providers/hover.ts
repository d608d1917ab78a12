/** Says on hover what a name or an operator is worth: from the analysis at hand, without waiting. */

import * as vscode from "vscode";
import type { Row } from "../../protocol/analysis";
import { toPlace, toRange } from "../convert";
import type { Documents } from "../documents";
import { hoverCommands, hoverMarkdown } from "../hover-markdown";
import { hoverText } from "../hover-text";
import type { Model } from "../model";
import { meaningAt } from "../places";
import { editorSettings, panelSettings } from "../settings";

/** A hover provider that reads from `documents`. */
export function hoverProvider(documents: Documents): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const model = documents.get(document.uri);
      const place = isMeant(document, position) ? model?.toAnalysed(toPlace(position)) : null;
      if (!model?.analysis || !place || !editorSettings().hover) return undefined;
      const found = meaningAt(model.analysis, place);
      const range = found && model.toPresent(found.meaning.range);
      if (!found || !range) return undefined;
      const check = model.checks?.rows[found.row.key] ?? null;
      const style = { digits: panelSettings().digits, fresh: model.fresh, check };
      const text = hoverText(found.row, model.analysis, style);
      const code = statement(document, model, found.row) ?? text.code;
      const said = hoverMarkdown({ ...text, code }, document.languageId, model.uri, found.row.key);
      const markdown = new vscode.MarkdownString(said);
      markdown.isTrusted = { enabledCommands: hoverCommands };
      return new vscode.Hover(markdown, toRange(range));
    },
  };
}

/** A number; a name; an operator. What stands between them belongs to an expression, but nobody points at it. */
const word = /(?<![\p{L}_])\.?\d[\w.]*|[\p{L}_]\w*|[^\s\w()[\]{},;:.]+/u;

/** Whether the pointer is on a name or an operator. */
function isMeant(document: vscode.TextDocument, position: vscode.Position): boolean {
  const range = document.getWordRangeAtPosition(position, word);
  return range !== undefined && !/^\.?\d/.test(document.getText(range));
}

/** Lines of a long statement that are shown. */
const mostLines = 4;

/** The text that binds a name, as it stands: with its comment, which may be what tells the shape. */
function statement(document: vscode.TextDocument, model: Model, row: Row): string | null {
  const bound = row.name === null ? null : model.toPresent(row.range);
  if (!bound) return null;
  const last = Math.min(model.toPresent(row.expression)?.endLine ?? bound.line, document.lineCount);
  const lines = Array.from({ length: last - bound.line + 1 }, (_, i) => document.lineAt(bound.line - 1 + i).text);
  const shown = lines.length > mostLines ? [...lines.slice(0, mostLines), "…"] : lines;
  return shown.join("\n").trim();
}
