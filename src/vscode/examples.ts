/** Offers the examples that ship with the extension and opens the chosen one as an untitled file. */

import * as vscode from "vscode";

/** One line of media/examples/index.json. */
interface Example {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** What to look at. */
  readonly look: string;
}

interface Choice extends vscode.QuickPickItem {
  readonly example: Example;
}

/** Lets the user choose an example, or takes the one named; answers its document, `undefined` when nothing was chosen. */
export async function openExample(extensionUri: vscode.Uri, name?: string): Promise<vscode.TextDocument | undefined> {
  const folder = vscode.Uri.joinPath(extensionUri, "media", "examples");
  const examples = JSON.parse(await text(vscode.Uri.joinPath(folder, "index.json"))) as readonly Example[];
  const example = examples.find(({ file }) => file === name) ?? (await choose(examples));
  if (!example) return undefined;
  const document = await vscode.workspace.openTextDocument({
    language: example.file.endsWith(".py") ? "python" : "matlab",
    content: await text(vscode.Uri.joinPath(folder, example.file)),
  });
  await vscode.window.showTextDocument(document);
  return document;
}

async function choose(examples: readonly Example[]): Promise<Example | undefined> {
  const choices = examples.map(
    (example): Choice => ({
      label: example.title,
      description: example.file.endsWith(".py") ? "NumPy" : "MATLAB",
      detail: `${example.description} ${example.look}`,
      example,
    }),
  );
  const options = { title: "Adjoint: Open Example", placeHolder: "What shall be differentiated?", matchOnDetail: true };
  return (await vscode.window.showQuickPick(choices, options))?.example;
}

async function text(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
