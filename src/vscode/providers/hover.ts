/** Says on hover what a name or an operator is worth: from the analysis at hand, without waiting. */

import * as vscode from "vscode";
import { toPlace, toRange } from "../convert";
import type { Documents } from "../documents";
import { hoverCommands, hoverMarkdown } from "../hover-markdown";
import { hoverText } from "../hover-text";
import { meaningAt } from "../places";
import { editorSettings, panelSettings } from "../settings";

/** A hover provider that reads from `documents`. */
export function hoverProvider(documents: Documents): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const model = documents.get(document.uri);
      const place = model?.toAnalysed(toPlace(position));
      if (!model?.analysis || !place || !editorSettings().hover) return undefined;
      const found = meaningAt(model.analysis, place);
      const range = found && model.toPresent(found.meaning.range);
      if (!found || !range) return undefined;
      const style = { digits: panelSettings().digits, fresh: model.fresh };
      const text = hoverText(found.row, model.analysis, style);
      const markdown = new vscode.MarkdownString(hoverMarkdown(text, document.languageId, model.uri, found.row.key));
      markdown.isTrusted = { enabledCommands: hoverCommands };
      return new vscode.Hover(markdown, toRange(range));
    },
  };
}
