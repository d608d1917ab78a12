/** Says on hover what a name is that stands for no value: a function, or a name of a function that is not followed. */

import * as vscode from "vscode";
import type { Analysis } from "../../protocol/analysis";
import { canonicalPath } from "../calls";
import type { Documents } from "../documents";
import { type Named, namedAt } from "../function-text";
import { functionMarkdown, hoverCommands, unfollowedMarkdown } from "../hover-markdown";
import type { Library } from "../library";
import type { Model } from "../model";
import { meaningAt } from "../places";
import { editorSettings } from "../settings";

/** A hover provider that reads from `documents` and `library`. */
export function nameHoverProvider(documents: Documents, library: Library): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const { model, place: present } = documents.at(document, position) ?? {};
      const place = present && model?.toAnalysed(present);
      const analysis = model?.analysis;
      if (!model || !analysis || !place || !editorSettings().hover || meaningAt(analysis, place)) return undefined;
      const named = namedAt(analysis, place);
      if (!named) return libraryHover(document, position, analysis, library);
      const said = textOf(named, model);
      const range = documents.rangeIn(document, model, named.range);
      if (!said || !range) return undefined;
      const markdown = new vscode.MarkdownString(said);
      markdown.isTrusted = { enabledCommands: hoverCommands };
      return new vscode.Hover(markdown, range);
    },
  };
}

/** Values are the other provider's. */
function textOf(named: Named, model: Model): string | null {
  if (named.kind === "function") return functionMarkdown(named.signature, named.documentation, []);
  return named.kind === "unfollowed" ? unfollowedMarkdown(named.name, named.entry, model.uri) : null;
}

const name = /[\p{L}_][\p{L}\p{N}_]*/u;
const dotted = new RegExp(`(?:${name.source}\\.)*${name.source}`, "u");

/** A function of the language, by the path up to the pointer: `np.linalg.inv`. */
async function libraryHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  { language, outline }: Analysis,
  library: Library,
): Promise<vscode.Hover | undefined> {
  const [path, word] = [dotted, name].map((words) => document.getWordRangeAtPosition(position, words));
  if (!path || !word) return undefined;
  const range = new vscode.Range(path.start, word.end);
  const written = document.getText(range);
  // In comments and strings, the names of functions are words.
  if (!written.includes(".") && document.getText(new vscode.Range(range.end, range.end.translate(0, 1))) !== "(")
    return undefined;
  const known = canonicalPath(written, outline.modules);
  const entry = (await library.entries(language)).find((candidate) => candidate.name === known);
  if (!entry?.summary) return undefined;
  const signature = entry.params.length > 0 ? `${written}(${entry.params.join(", ")})` : written;
  return new vscode.Hover(new vscode.MarkdownString(functionMarkdown(signature, entry.summary, entry.rules)), range);
}
