/** The gradient panel as the host sees it: which model it shows, on which webviews, and what they ask for. */

import * as vscode from "vscode";
import type { EngineClient } from "../../protocol/client";
import type { Question } from "../../protocol/inquiries";
import type { PanelInput, PanelOutput } from "../../protocol/panel";
import type { Documents } from "../documents";
import type { Model } from "../model";
import { baseName, progressOf } from "../progress";
import { panelSettings } from "../settings";
import { panelStatus } from "../status";
import { Surface } from "./surface";
import { bottomView, settleView, sideView, tabType } from "./views";

/** "Computing" is worth a message only when it lasts, in milliseconds. */
const computingDelay = 100;

type Show = Extract<PanelInput, { type: "show" }>;

/** The panel; it exists whether or not a webview shows it. */
export class Panel implements vscode.Disposable, vscode.WebviewViewProvider, vscode.WebviewPanelSerializer {
  private readonly surfaces = new Map<Surface, vscode.WebviewView | vscode.WebviewPanel>();
  private readonly outputs = new vscode.EventEmitter<PanelOutput>();
  private readonly switched = new vscode.EventEmitter<Model | null>();
  private readonly subscriptions: vscode.Disposable[];
  private model: Model | null = null;
  private marked: string | null = null;
  private untold: PanelInput[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private view: Promise<string> | null = null;

  /** What a webview asks for, other than to be told everything. */
  readonly onDidReceive = this.outputs.event;
  /** The panel shows another model. */
  readonly onDidSwitch = this.switched.event;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly documents: Documents,
    private readonly client: EngineClient,
  ) {
    this.subscriptions = [
      vscode.window.registerWebviewViewProvider(sideView, this),
      vscode.window.registerWebviewViewProvider(bottomView, this),
      vscode.window.registerWebviewPanelSerializer(tabType, this),
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      vscode.window.onDidChangeActiveNotebookEditor(() => this.follow()),
      documents.onDidAnalyse((model) => model === this.model && this.update()),
      documents.onDidCheck((model) => model === this.model && this.tellChecks()),
      documents.onDidChange((model) => (model === null || model === this.model ? this.updateSoon() : this.follow())),
      documents.onDidClose((model) => model === this.model && this.show(null)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("adjoint")) this.post({ type: "settings", settings: panelSettings() });
      }),
    ];
  }

  /** The model on show. */
  get shown(): Model | null {
    return this.model;
  }

  /** Key of the row that the caret marks. */
  get caret(): string | null {
    return this.marked;
  }

  /** What the panel shows at the moment, whether or not a webview is there. */
  get content(): Show {
    const { model } = this;
    const status = panelStatus(model && progressOf(model, this.documents), this.client.state);
    return {
      type: "show",
      file: model && baseName(model.uri),
      uri: model?.uri ?? null,
      analysis: model?.analysis ?? null,
      status,
    };
  }

  /** What differences say of the rows on show. */
  get checks(): Extract<PanelInput, { type: "checks" }> | null {
    const { model } = this;
    const revision = model?.analysis?.revision;
    if (!model || revision === undefined) return null;
    const rows = model.checks?.rows ?? {};
    return { type: "checks", uri: model.uri, revision, rows, checking: model.checking > 0 };
  }

  /** Shows the model of the active editor, if it has one; else what was shown stays. */
  follow(): void {
    const editor = vscode.window.activeTextEditor;
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    const model = (editor && this.documents.of(editor.document)) ?? (notebook && this.documents.get(notebook.uri));
    if (model && model !== this.model) this.show(model);
  }

  /** Brings the panel to the front; unless asked for, the focus stays in the editor. */
  async reveal(focus = false): Promise<void> {
    this.follow();
    const places = [...this.surfaces.values()];
    const place = places.find(({ visible }) => visible) ?? places[0];
    if (place && "reveal" in place) return place.reveal(undefined, !focus);
    if (place) return place.show(!focus);
    this.view ??= settleView();
    await vscode.commands.executeCommand(`${await this.view}.focus`, { preserveFocus: !focus });
  }

  /** Opens the panel as an editor tab beside the text. */
  openTab(): void {
    this.follow();
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.adoptTab(vscode.window.createWebviewPanel(tabType, "Adjoint", column));
  }

  /** Decides where the panel goes in this host; later calls do nothing. */
  settle(): void {
    this.view ??= settleView();
  }

  /** Marks the row of the caret. */
  mark(key: string | null): void {
    if (key === this.marked) return;
    this.marked = key;
    this.post({ type: "mark", key });
  }

  /** Brings the panel to the front and tells it something, as soon as it can listen. */
  async tell(message: PanelInput, focus: boolean): Promise<void> {
    const ready = [...this.surfaces].find(([surface, { visible }]) => visible && surface.listens)?.[0];
    if (!ready) this.untold.push(message);
    await this.reveal(focus);
    ready?.post(message);
  }

  /** Hands the answer to a question on, to who asked and to nobody else: the model may have been switched. */
  async ask(question: Question): Promise<void> {
    const { model } = this;
    if (!model?.analysis) return;
    const { revision } = model.analysis;
    const answer = await this.documents.ask(model, question);
    this.post({ type: "answer", uri: model.uri, revision, question, answer });
  }

  /** Does what the webview asks for. */
  receive(message: PanelOutput): void {
    this.outputs.fire(message);
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const surface = this.surface(view.webview, view);
    view.onDidDispose(() => this.surfaces.delete(surface));
    view.onDidChangeVisibility(() => !view.visible && surface.unload());
  }

  async deserializeWebviewPanel(tab: vscode.WebviewPanel): Promise<void> {
    this.adoptTab(tab);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const part of [...this.subscriptions, this.outputs, this.switched]) part.dispose();
  }

  private adoptTab(tab: vscode.WebviewPanel): void {
    const icon = (theme: string) => vscode.Uri.joinPath(this.extensionUri, "media", `icon-${theme}.svg`);
    tab.iconPath = { light: icon("light"), dark: icon("dark") };
    const surface = this.surface(tab.webview, tab);
    tab.onDidDispose(() => this.surfaces.delete(surface));
    tab.onDidChangeViewState(() => !tab.visible && surface.unload());
  }

  private surface(webview: vscode.Webview, place: vscode.WebviewView | vscode.WebviewPanel): Surface {
    const surface = new Surface(
      webview,
      this.extensionUri,
      (ready) => this.introduce(ready),
      (message) => this.receive(message),
    );
    this.surfaces.set(surface, place);
    return surface;
  }

  private introduce(surface: Surface): void {
    this.follow();
    surface.post({ type: "settings", settings: panelSettings() });
    surface.post(this.content);
    const { checks } = this;
    if (checks) surface.post(checks);
    surface.post({ type: "mark", key: this.marked });
    for (const message of this.untold.splice(0)) surface.post(message);
  }

  private tellChecks(): void {
    const { checks } = this;
    if (checks) this.post(checks);
  }

  private show(model: Model | null): void {
    this.model = model;
    this.marked = null;
    this.update();
    this.tellChecks();
    this.switched.fire(model);
  }

  private update(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.post(this.content);
  }

  private updateSoon(): void {
    if (this.content.status.kind !== "computing") this.update();
    else this.timer ??= setTimeout(() => this.update(), computingDelay);
  }

  private post(message: PanelInput): void {
    for (const surface of this.surfaces.keys()) surface.post(message);
  }
}
