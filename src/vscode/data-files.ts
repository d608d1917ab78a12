/** Reads the data files that a model loads, for the engine, and tells when one of them changes. */

import * as vscode from "vscode";

/** Largest file handed to the engine. */
const maxBytes = 64 * 1024 * 1024;

/** What came of a request for a data file. */
export type DataFile =
  | { readonly bytes: Uint8Array; readonly why: null }
  | { readonly bytes: null; readonly why: string };

/** Access to the files beside open models. */
export class DataFiles implements vscode.Disposable {
  private readonly watchers = new Map<string, Map<string, vscode.Disposable>>();

  /** `changed` is called when data changed on disk: with the model, and the path as the model has it. */
  constructor(private readonly changed: (model: string, path: string) => void) {}

  /** The contents of `path` as written in `model`; only from the model's folder or a folder of the workspace. */
  async read(model: vscode.Uri, path: string): Promise<DataFile> {
    const uri = locate(model, path);
    if (!uri) return refusal(`${path} is outside the model's folder and the workspace, so it is not read.`);
    this.watch(model, path, uri);
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.Directory) !== 0) return refusal(`${path} is a folder.`);
      if (size > maxBytes) return refusal(`${path} has ${Math.round(size / 2 ** 20)} MB; at most 64 MB are read.`);
      return { bytes: await vscode.workspace.fs.readFile(uri), why: null };
    } catch (error) {
      return refusal(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Stops watching the files of a model that is closed. */
  forget(model: string): void {
    for (const watcher of this.watchers.get(model)?.values() ?? []) watcher.dispose();
    this.watchers.delete(model);
  }

  dispose(): void {
    for (const model of [...this.watchers.keys()]) this.forget(model);
  }

  private watch(model: vscode.Uri, path: string, file: vscode.Uri): void {
    const key = model.toString();
    const watched = this.watchers.get(key) ?? new Map<string, vscode.Disposable>();
    this.watchers.set(key, watched);
    if (watched.has(file.toString())) return;
    const folder = vscode.Uri.joinPath(file, "..");
    const name = file.path.slice(file.path.lastIndexOf("/") + 1).replace(/[[\]{}*?]/g, "[$&]");
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    const tell = () => this.changed(key, path);
    watched.set(
      file.toString(),
      vscode.Disposable.from(watcher, watcher.onDidChange(tell), watcher.onDidCreate(tell), watcher.onDidDelete(tell)),
    );
  }
}

function locate(model: vscode.Uri, path: string): vscode.Uri | null {
  const workspace = vscode.workspace.getWorkspaceFolder(model) ?? vscode.workspace.workspaceFolders?.[0];
  const home = model.scheme === "untitled" ? workspace?.uri : vscode.Uri.joinPath(model, "..");
  if (!home) return null;
  const slashed = path.replace(/\\/g, "/");
  const absolute = /^(?:\/|[A-Za-z]:\/)/.test(slashed);
  const uri = absolute
    ? home.with({ path: slashed.replace(/^(?=[A-Za-z]:)/, "/") })
    : vscode.Uri.joinPath(home, slashed);
  const normal = vscode.Uri.joinPath(uri, ".");
  const allowed = [home, ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri)];
  return allowed.some((folder) => isInside(normal, folder)) ? normal : null;
}

function isInside(uri: vscode.Uri, folder: vscode.Uri): boolean {
  const prefix = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(prefix);
}

function refusal(why: string): DataFile {
  return { bytes: null, why };
}
