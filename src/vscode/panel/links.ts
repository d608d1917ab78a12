/** Ties panel and editor together: the caret marks a row, a row points at its text. */

import * as vscode from "vscode";
import type { Range } from "../../protocol/analysis";
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
    const typed = changed && Date.now() - (this.documents.of(document)?.editedAt ?? 0) < typing;
    this.versions.set(document, document.version);
    if (!typed) this.markSoon();
  }

  private markSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.mark(), rest);
  }

  private mark(): void {
    const editor = vscode.window.activeTextEditor;
    const at = editor && this.documents.at(editor.document, editor.selection.active);
    if (!at?.model.analysis || at.model !== this.panel.shown || !panelSettings().followCursor) return;
    const place = at.model.toAnalysed(at.place);
    if (place) this.panel.mark(rowAtCaret(at.model.analysis, place)?.key ?? null);
  }

  private highlight(range: Range | null): void {
    const model = this.panel.shown;
    const location = range && model ? this.documents.locate(model, range) : null;
    for (const editor of vscode.window.visibleTextEditors) {
      const here = location?.uri.toString() === editor.document.uri.toString();
      editor.setDecorations(this.decoration, location && here ? [location.range] : []);
    }
  }

  private async reveal(range: Range, focus: boolean): Promise<void> {
    const model = this.panel.shown;
    const present = model?.toPresent(range);
    if (model && present) await this.documents.program(model)?.show(present, focus);
  }
}
