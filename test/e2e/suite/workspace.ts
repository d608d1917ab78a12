// The fixture workspace (test/e2e/workspace) as tests see it, on disk or virtual.
import * as vscode from "vscode";
import { until } from "./expect";

/** Base64 by path; there only in the web bundle. */
declare const FIXTURES: Record<string, string> | undefined;

/** A file of the workspace. */
export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("no folder is open");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Waits until the host takes documents, and fills a virtual workspace, which starts empty. */
export async function prepareWorkspace(): Promise<void> {
  await until(opensText, "a document");
  if (typeof FIXTURES === "undefined") return;
  for (const [name, base64] of Object.entries(FIXTURES)) {
    await vscode.workspace.fs.writeFile(
      fileUri(name),
      Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
    );
  }
}

/** While it starts, VS Code may announce a document twice, and then loses the one announced with it. */
async function opensText(): Promise<boolean> {
  try {
    const document = await vscode.workspace.openTextDocument({ content: "no model" });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    return true;
  } catch {
    return false;
  }
}

/** Opens a file of the workspace in an editor. */
export async function openFixture(name: string): Promise<vscode.TextEditor> {
  return show(await vscode.workspace.openTextDocument(fileUri(name)));
}

/** Shows a document; asks again where VS Code brought up another editor in between, as it says then. */
export function show(document: vscode.TextDocument): Promise<vscode.TextEditor> {
  return until(
    () => vscode.window.showTextDocument(document).then(undefined, () => null),
    `an editor of ${document.uri.path}`,
  );
}

/** Whether a document is a test's: untitled, or of the workspace. Settings that a test changed are VS Code's to write. */
export function isFixture({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === "untitled" || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
