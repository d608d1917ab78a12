// What a test does with a model file: opens it, edits it, and waits until the extension has followed.
import * as vscode from "vscode";
import type { Analysis, Row } from "../../../src/protocol/analysis";
import type { Api } from "../../../src/vscode/api";
import { ok, until } from "./expect";
import { fileUri, isFixture, openFixture, show } from "./workspace";

/** A model file in an editor. */
export interface Model {
  readonly editor: vscode.TextEditor;
  readonly uri: vscode.Uri;
}

/** The extension's exports; it is active once a model file has been opened. */
export async function adjoint(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>("adjoint.adjoint");
  ok(extension, "the extension is not there");
  return extension.activate();
}

/** Opens a file of the workspace and waits for its numbers. */
export async function openModel(name: string): Promise<Model> {
  const editor = await openFixture(name);
  const model = { editor, uri: editor.document.uri };
  await settled(model);
  return model;
}

/** Writes a new file into the workspace and opens it, without waiting for anything. */
export async function newModel(name: string, content: string | Uint8Array): Promise<Model> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(fileUri(name), bytes);
  const editor = await openFixture(name);
  return { editor, uri: editor.document.uri };
}

/** The analysis of the text as it stands, numbers included. */
export async function settled({ uri }: Model, ms?: number): Promise<Analysis> {
  const api = await adjoint();
  return until(() => api.settled(uri) && api.analysis(uri), `the numbers of ${uri.path}`, ms);
}

/** Replaces a line, counted from 1. */
export async function replaceLine({ editor }: Model, line: number, text: string): Promise<void> {
  const done = await editor.edit((edit) => edit.replace(editor.document.lineAt(line - 1).range, text));
  ok(done, `line ${line} could not be edited`);
}

/** Inserts text at the end of a line, counted from 1. */
export async function append({ editor }: Model, line: number, text: string): Promise<void> {
  const done = await editor.edit((edit) => edit.insert(editor.document.lineAt(line - 1).range.end, text));
  ok(done, `line ${line} could not be edited`);
}

/** Puts the caret before the first `word` of a line, counted from 1. */
export function putCaret({ editor }: Model, line: number, word: string): void {
  const place = placeOf(editor.document, line, word);
  editor.selection = new vscode.Selection(place, place);
}

/** Where the first `word` of a line starts. */
export function placeOf(document: vscode.TextDocument, line: number, word: string): vscode.Position {
  const at = new RegExp(`(?<!\\w)${word.replace(/\W/g, "\\$&")}(?!\\w)`).exec(document.lineAt(line - 1).text)?.index;
  ok(at !== undefined, `there is no ${word} on line ${line}`);
  return new vscode.Position(line - 1, at);
}

/** The row of a name. */
export function rowOf(analysis: Analysis | null, name: string): Row {
  const row = analysis?.rows.find((candidate) => candidate.name === name);
  ok(row, `there is no row ${name}`);
  return row;
}

/** Names and states of the named rows: `Z live`. */
export function states(analysis: Analysis | null): string[] {
  return (analysis?.rows ?? []).filter(({ name }) => name !== null).map(({ name, state }) => `${name} ${state}`);
}

/** Closes all editors and forgets what was typed. */
export async function revertAll(): Promise<void> {
  const dirty = () => vscode.workspace.textDocuments.filter((document) => document.isDirty && isFixture(document));
  for (const document of dirty()) {
    await show(document);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  await until(() => dirty().length === 0, "nothing typed any more");
}
