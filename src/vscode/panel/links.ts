/** Ties panel and editor together: the caret marks a row, a row points at its text. */

import * as vscode from "vscode";
import type { Range } from "../../protocol/analysis";
import { toPlace, toRange } from "../convert";
import type { Documents } from "../documents";
import { rowAtCaret } from "../places";
import { panelSettings } from "../settings";
import type { Panel } from "./panel";

/** How long the caret must rest before its row is marked, in milliseconds. */
const rest = 50;

/** A move of the caret so soon after an edit is part of typing, in milliseconds. */
const typing = 100;

/** Links between a panel and the editors that show its model. */
export class Links implements vscode.Disposable {
  private readonly decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("editor.wordHighlightStrongBackground"),
    border: "1px solid",
    borderColor: new vscode.ThemeColor("editor.wordHighlightStrongBorder"),
    overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.wordHighlightStrongForeground"),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  private readonly subscriptions: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Version of the text when the caret was seen last, by document. */
  private readonly versions = new WeakMap<vscode.TextDocument, number>();

  constructor(
    private readonly panel: Panel,
    private readonly documents: Documents,
  ) {
    this.subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.moved(textEditor)),
      panel.onDidSwitch(() => this.markSoon()),
      panel.onDidReceive((message) => {
        if (message.type === "highlight") this.highlight(message.range);
        if (message.type === "reveal") void this.reveal(message.range, message.focus);
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const part of [...this.subscriptions, this.decoration]) part.dispose();
  }

  /** Typing moves the caret as well, but only a move of its own means "show me this". */
  private moved({ document }: vscode.TextEditor): void {
    const changed = (this.versions.get(document) ?? document.version) !== document.version;
    const typed = changed && Date.now() - (this.documents.get(document.uri)?.editedAt ?? 0) < typing;
    this.versions.set(document, document.version);
    if (!typed) this.markSoon();
  }

  private markSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.mark(), rest);
  }

  private mark(): void {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const model = this.documents.get(editor.document.uri);
    if (!model?.analysis || model !== this.panel.shown || !panelSettings().followCursor) return;
    const place = model.toAnalysed(toPlace(editor.selection.active));
    if (place) this.panel.mark(rowAtCaret(model.analysis, place)?.key ?? null);
  }

  private highlight(range: Range | null): void {
    const present = range && this.panel.shown?.toPresent(range);
    for (const editor of vscode.window.visibleTextEditors) {
      const here = present && editor.document.uri.toString() === this.panel.shown?.uri;
      editor.setDecorations(this.decoration, here ? [toRange(present)] : []);
    }
  }

  private async reveal(range: Range, focus: boolean): Promise<void> {
    const model = this.panel.shown;
    const present = model?.toPresent(range);
    if (!model || !present) return;
    const selection = toRange(present);
    const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === model.uri);
    if (visible && !focus) {
      visible.selection = new vscode.Selection(selection.start, selection.end);
      visible.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      return;
    }
    const uri = vscode.Uri.parse(model.uri);
    const viewColumn = visible?.viewColumn ?? columnOf(uri) ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(uri, { selection, viewColumn, preserveFocus: !focus });
  }
}

function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const isHere = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find((group) => group.tabs.some(isHere))?.viewColumn;
}
