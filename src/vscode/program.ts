/** The text that a model is made of: a document, or the code cells of a notebook in their order. */

import * as vscode from "vscode";
import type { Range } from "../protocol/analysis";
import { type Cell, cellAt, joinCells } from "../protocol/notebook";
import { toPlace, toRange } from "./convert";
import { type Edit, edit, editBetween, type Place } from "./edits";
import { type ModelLanguage, modelLanguage } from "./language";

/** One text for the engine, and where its lines stand in the editor. */
export interface Program {
  readonly uri: vscode.Uri;
  readonly language: ModelLanguage;
  /** Grows with every change. */
  readonly version: number;
  readonly text: string;
  /** The line of the program, from 1, on which each cell begins; `null` for a document. */
  readonly starts: readonly (number | null)[] | null;
  holds(document: vscode.TextDocument): boolean;
  /** Where a position of one of its documents is in the program. */
  placeOf(document: vscode.TextDocument, position: vscode.Position): Place;
  /** Where a range of the program is; `null` for what spans several cells. */
  locationOf(range: Range): vscode.Location | null;
  /** Takes a change of one of its documents in; the edits it was. */
  changed(event: vscode.TextDocumentChangeEvent | null): readonly Edit[];
  /** Shows a range in an editor. */
  show(range: Range, focus: boolean): Promise<void>;
}

/** The language of a document, or of the cell it is; `null` for what cannot be a model. */
export function languageOf(document: vscode.TextDocument): ModelLanguage | null {
  return modelLanguage({ languageId: document.languageId, scheme: document.uri.scheme });
}

/** The notebook that a document is a cell of. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== cellScheme) return undefined;
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}

/** The program that a document belongs to; `null` where there is none. */
export function programOf(document: vscode.TextDocument): Program | null {
  if (document.uri.scheme === cellScheme) {
    const notebook = notebookOf(document);
    return notebook ? notebookProgram(notebook) : null;
  }
  const language = languageOf(document);
  return language && new DocumentProgram(document, language);
}

/** The program that a notebook's cells make; `null` when none of them is in a language that is read. */
export function notebookProgram(notebook: vscode.NotebookDocument): Program | null {
  const joined = joinCells(cellsOf(notebook));
  return joined && new NotebookProgram(notebook, joined.language);
}

const cellScheme = "vscode-notebook-cell";

class DocumentProgram implements Program {
  readonly starts = null;

  constructor(
    private readonly document: vscode.TextDocument,
    readonly language: ModelLanguage,
  ) {}

  get uri(): vscode.Uri {
    return this.document.uri;
  }

  get version(): number {
    return this.document.version;
  }

  get text(): string {
    return this.document.getText();
  }

  holds(document: vscode.TextDocument): boolean {
    return document === this.document;
  }

  placeOf(_document: vscode.TextDocument, position: vscode.Position): Place {
    return toPlace(position);
  }

  locationOf(range: Range): vscode.Location {
    return new vscode.Location(this.uri, toRange(range));
  }

  changed(event: vscode.TextDocumentChangeEvent | null): readonly Edit[] {
    return (event?.contentChanges ?? []).map(({ range, text }) => {
      const { line, column } = toPlace(range.start);
      const { line: endLine, column: endColumn } = toPlace(range.end);
      return edit({ line, column, endLine, endColumn }, text);
    });
  }

  async show(range: Range, focus: boolean): Promise<void> {
    const selection = toRange(range);
    const visible = vscode.window.visibleTextEditors.find(({ document }) => document === this.document);
    if (visible && !focus) return select(visible, selection);
    const viewColumn = visible?.viewColumn ?? columnOf(this.uri) ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(this.uri, { selection, viewColumn, preserveFocus: !focus });
  }
}

class NotebookProgram implements Program {
  version = 1;
  private joined: { readonly text: string; readonly starts: readonly (number | null)[] };

  constructor(
    private readonly notebook: vscode.NotebookDocument,
    readonly language: ModelLanguage,
  ) {
    this.joined = this.join();
  }

  get uri(): vscode.Uri {
    return this.notebook.uri;
  }

  get text(): string {
    return this.joined.text;
  }

  get starts(): readonly (number | null)[] {
    return this.joined.starts;
  }

  holds(document: vscode.TextDocument): boolean {
    return this.notebook.getCells().some((cell) => cell.document === document);
  }

  placeOf(document: vscode.TextDocument, position: vscode.Position): Place {
    const cell = this.notebook.getCells().findIndex((candidate) => candidate.document === document);
    const { line, column } = toPlace(position);
    return { line: line + (this.starts[cell] ?? 1) - 1, column };
  }

  locationOf(range: Range): vscode.Location | null {
    const [from, to] = [cellAt(this.starts, range.line), cellAt(this.starts, range.endLine)];
    const cell = from.cell === to.cell ? this.notebook.getCells()[from.cell] : undefined;
    return cell
      ? new vscode.Location(cell.document.uri, toRange({ ...range, line: from.line, endLine: to.line }))
      : null;
  }

  changed(): readonly Edit[] {
    const before = this.joined.text;
    this.joined = this.join();
    const made = editBetween(before, this.joined.text);
    if (!made) return [];
    this.version += 1;
    return [made];
  }

  async show(range: Range, focus: boolean): Promise<void> {
    const location = this.locationOf(range);
    const cell = this.notebook.getCells().find(({ document }) => document.uri.toString() === location?.uri.toString());
    if (!location || !cell) return;
    const selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
    const shown = await vscode.window.showNotebookDocument(this.notebook, { selections, preserveFocus: !focus });
    shown.revealRange(selections[0] as vscode.NotebookRange, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === cell.document);
    if (editor) select(editor, location.range);
  }

  private join(): { readonly text: string; readonly starts: readonly (number | null)[] } {
    const cells = cellsOf(this.notebook);
    return joinCells(cells) ?? { text: "", starts: cells.map(() => null) };
  }
}

function cellsOf(notebook: vscode.NotebookDocument): Cell[] {
  return notebook.getCells().map(({ kind, document }) => ({
    language:
      kind === vscode.NotebookCellKind.Code ? modelLanguage({ languageId: document.languageId, scheme: "file" }) : null,
    text: document.getText(),
  }));
}

function select(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const isHere = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find((group) => group.tabs.some(isHere))?.viewColumn;
}
