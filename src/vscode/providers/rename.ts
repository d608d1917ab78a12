/** Renames a name of one scope: every place of it, or none. */

import * as vscode from "vscode";
import type { Documents } from "../documents";
import { isName } from "../language";
import type { Model } from "../model";
import { type FoundName, nameAt, rangesOf, whyNotRename } from "../names";

/** A rename provider that reads from `documents`. */
export function renameProvider(documents: Documents): vscode.RenameProvider {
  return {
    prepareRename(document, position) {
      const { model, range } = renamable(documents, document, position);
      return documents.locate(model, range)?.range;
    },
    provideRenameEdits(document, position, newName) {
      const { name, model } = renamable(documents, document, position);
      const outline = model.analysis?.outline;
      if (!isName(model.language, newName)) throw new Error(`'${newName}' cannot be a name here.`);
      const why = outline && whyNotRename(outline, name, newName, documents.program(model)?.text ?? "");
      if (why) throw new Error(why);
      const edit = new vscode.WorkspaceEdit();
      for (const range of rangesOf(name)) {
        const location = documents.locate(model, range);
        if (location) edit.replace(location.uri, location.range, newName);
      }
      return edit;
    },
  };
}

interface Renamable extends FoundName {
  readonly model: Model;
}

/** The name at a position; throws a sentence for people where it cannot be renamed. */
function renamable(documents: Documents, document: vscode.TextDocument, position: vscode.Position): Renamable {
  const { model, place } = documents.at(document, position) ?? {};
  if (!place || !model?.analysis || !model.fresh) throw new Error("Adjoint is still reading this file. Try again.");
  const found = nameAt(model.analysis.outline, place);
  if (!found) throw new Error("There is no name of this file here.");
  if (!found.name.complete)
    throw new Error(
      `'${found.name.name}' is imported, global, given by name in a call, or used by a command: not all its places are certain, so it is not renamed.`,
    );
  return { ...found, model };
}
