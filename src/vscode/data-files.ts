/** Reads the data files that a model loads, for the engine, and tells when one of them changes. */

import * as vscode from "vscode";
import { filesBeside, isProgramFolder } from "../protocol/files";

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
    if (path === filesBeside) return this.list(model);
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

  /** The paths of the files that a program can call without being told where they are. */
  private async list(model: vscode.Uri): Promise<DataFile> {
    const folder = homeOf(model);
    if (!folder) return { bytes: new Uint8Array(), why: null };
    this.watchFolder(model, folder);
    const paths = await programFiles(folder, "");
    return { bytes: new TextEncoder().encode(paths.join("\n")), why: null };
  }

  /** Stops watching the files of a model that is closed. */
  forget(model: string): void {
    for (const watcher of this.watchers.get(model)?.values() ?? []) watcher.dispose();
    this.watchers.delete(model);
  }

  dispose(): void {
    for (const model of [...this.watchers.keys()]) this.forget(model);
  }

  /** Files that come and go change what names mean. */
  private watchFolder(model: vscode.Uri, folder: vscode.Uri): void {
    const key = model.toString();
    const watched = this.watched(key);
    if (watched.has(filesBeside)) return;
    const pattern = new vscode.RelativePattern(folder, "{*.m,private/*.m,+*/**/*.m}");
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const tell = () => this.changed(key, filesBeside);
    watched.set(filesBeside, vscode.Disposable.from(watcher, watcher.onDidCreate(tell), watcher.onDidDelete(tell)));
  }

  private watched(key: string): Map<string, vscode.Disposable> {
    const watched = this.watchers.get(key) ?? new Map<string, vscode.Disposable>();
    this.watchers.set(key, watched);
    return watched;
  }

  private watch(model: vscode.Uri, path: string, file: vscode.Uri): void {
    const key = model.toString();
    const watched = this.watched(key);
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

/** Files of the language in a folder, in `private` and in packages; none where it cannot be read. */
async function programFiles(folder: vscode.Uri, prefix: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, prefix)).then(
    (all) => all,
    () => [],
  );
  for (const [name, type] of entries) {
    if ((type & vscode.FileType.Directory) === 0 && name.endsWith(".m")) found.push(prefix + name);
    else if (isProgramFolder(name)) found.push(...(await programFiles(folder, `${prefix}${name}/`)));
  }
  return found;
}

/** The folder of a model; that of the workspace for one that was never saved. */
function homeOf(model: vscode.Uri): vscode.Uri | null {
  if (model.scheme !== "untitled") return vscode.Uri.joinPath(model, "..");
  return (vscode.workspace.getWorkspaceFolder(model) ?? vscode.workspace.workspaceFolders?.[0])?.uri ?? null;
}

function locate(model: vscode.Uri, path: string): vscode.Uri | null {
  const home = homeOf(model);
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
