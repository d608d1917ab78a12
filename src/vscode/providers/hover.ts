/** Says on hover what a name or an operator is worth: from the analysis at hand, without waiting. */

import * as vscode from "vscode";
import type { Analysis, Place, Row } from "../../protocol/analysis";
import { lineName, linesOf } from "../../protocol/notebook";
import type { Documents } from "../documents";
import { namedAt } from "../function-text";
import { hoverCommands, hoverMarkdown } from "../hover-markdown";
import { type HoverStyle, hoverText } from "../hover-text";
import type { Model } from "../model";
import { countingPass, meaningAt } from "../places";
import { editorSettings, panelSettings } from "../settings";

/** A hover provider that reads from `documents`. */
export function hoverProvider(documents: Documents): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const { model, place: present } = documents.at(document, position) ?? {};
      const place = present && isMeant(document, position) ? model?.toAnalysed(present) : null;
      const analysis = model?.analysis;
      if (!model || !analysis || !place || !editorSettings().hover) return undefined;
      const meant = meaningAt(analysis, place);
      const named = meant ? null : namedAt(analysis, place);
      const found = meant?.row ?? (named?.kind === "value" ? named.row : null);
      const range = documents.rangeIn(document, model, meant?.meaning.range ?? named?.range ?? noRange);
      if (!found || !range) return undefined;
      const row = countingPass(analysis, found);
      const check = model.checks?.rows[row.key] ?? null;
      const style = { digits: panelSettings().digits, fresh: model.fresh, check };
      const text = hoverText(row, analysis, { ...style, written: writtenBy(analysis, meant?.meaning) });
      const code = statement(documents.program(model)?.text ?? "", model, row) ?? text.code;
      const markdown = new vscode.MarkdownString(
        hoverMarkdown({ ...text, code }, document.languageId, model.uri, row.key),
      );
      markdown.isTrusted = { enabledCommands: hoverCommands };
      return new vscode.Hover(markdown, range);
    },
  };
}

/** The write through another name that a place sees, with its line as people find it. */
function writtenBy(analysis: Analysis, meaning: Place | undefined): HoverStyle["written"] {
  const row = meaning?.written && analysis.rows.find(({ key }) => key === meaning.written);
  return row ? { name: row.name ?? row.text, line: lineName(analysis.cells ?? null, row.range.line) } : null;
}

const noRange = { line: 0, column: 0, endLine: 0, endColumn: 0 };

/** A number; a name; an operator. What stands between them belongs to an expression, but nobody points at it. */
const word = /(?<![\p{L}_])\.?\d[\w.]*|[\p{L}_][\p{L}\p{N}_]*|[^\s\w()[\]{},;:.]+/u;

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
