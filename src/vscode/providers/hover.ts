/** Says on hover what a name or an operator is worth: from the analysis at hand, without waiting. */

import * as vscode from "vscode";
import type { Row } from "../../protocol/analysis";
import { linesOf } from "../../protocol/notebook";
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
      const { model, place: present } = documents.at(document, position) ?? {};
      const place = present && isMeant(document, position) ? model?.toAnalysed(present) : null;
      if (!model?.analysis || !place || !editorSettings().hover) return undefined;
      const found = meaningAt(model.analysis, place);
      const range = found && documents.rangeIn(document, model, found.meaning.range);
      if (!found || !range) return undefined;
      const check = model.checks?.rows[found.row.key] ?? null;
      const style = { digits: panelSettings().digits, fresh: model.fresh, check };
      const text = hoverText(found.row, model.analysis, style);
      const code = statement(documents.program(model)?.text ?? "", model, found.row) ?? text.code;
      const said = hoverMarkdown({ ...text, code }, document.languageId, model.uri, found.row.key);
      const markdown = new vscode.MarkdownString(said);
      markdown.isTrusted = { enabledCommands: hoverCommands };
      return new vscode.Hover(markdown, range);
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
function statement(text: string, model: Model, row: Row): string | null {
  const bound = row.name === null ? null : model.toPresent(row.range);
  if (!bound) return null;
  const last = model.toPresent(row.expression)?.endLine ?? bound.line;
  const lines = linesOf(text).slice(bound.line - 1, last);
  const shown = lines.length > mostLines ? [...lines.slice(0, mostLines), "…"] : lines;
  return shown.join("\n").trim();
}
