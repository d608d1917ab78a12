/** Keeps the engine informed about the open model files, and everybody else about what it found. */

import * as vscode from "vscode";
import type { Analysis } from "../protocol/analysis";
import type { ClientListener, EngineClient } from "../protocol/client";
import type { EngineReply } from "../protocol/engine";
import type { Answer, Question, RowChecks } from "../protocol/inquiries";
import { toEdit } from "./convert";
import { DataFiles } from "./data-files";
import { type ModelLanguage, modelLanguage, worthReading } from "./language";
import { type Choice, Model } from "./model";
import { analysisOptions, editorSettings } from "./settings";

/** The open model files, by address. */
export class Documents implements vscode.Disposable {
  private readonly models = new Map<string, Model>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly sentAt = new Map<string, number>();
  private readonly files = new DataFiles((uri, path) => void this.serve(uri, path).then(() => this.refresh(uri)));
  private readonly analysed = new vscode.EventEmitter<Model>();
  private readonly changed = new vscode.EventEmitter<Model | null>();
  private readonly checked = new vscode.EventEmitter<Model>();
  private readonly closed = new vscode.EventEmitter<Model>();
  private readonly subscriptions: vscode.Disposable[];
  private revisions = 0;
  private isPaused = !editorSettings().live;
  private client: EngineClient | null = null;

  /** An analysis arrived. */
  readonly onDidAnalyse = this.analysed.event;
  /** Something about a model, or about all of them (`null`), is different: its text, its progress, the engine. */
  readonly onDidChange = this.changed.event;
  /** Checks of a model's rows have come, or have been asked for. */
  readonly onDidCheck = this.checked.event;
  readonly onDidClose = this.closed.event;

  constructor(private readonly log: vscode.LogOutputChannel) {
    this.subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors(() => this.adoptVisible()),
      vscode.workspace.onDidOpenTextDocument(() => this.adoptVisible()),
      vscode.workspace.onDidChangeTextDocument((event) => this.edited(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document.uri.toString())),
      vscode.workspace.onDidChangeConfiguration((event) => this.configured(event)),
    ];
  }

  /** What the engine's client is to tell. */
  readonly listener: ClientListener = {
    reply: (reply) => this.receive(reply),
    state: () => this.changed.fire(null),
    abandoned: (uri, revision) =>
      this.stop(
        uri,
        revision,
        "This file as it stands stopped the engine twice, so it is left alone until its text changes.",
      ),
    log: (line) => this.log.warn(line),
  };

  /** From here on documents are sent. */
  connect(client: EngineClient): void {
    this.client = client;
    this.adoptVisible();
  }

  /** The model of an open document, if it is one that is followed. */
  get(uri: vscode.Uri | string): Model | undefined {
    return this.models.get(uri.toString());
  }

  get all(): readonly Model[] {
    return [...this.models.values()];
  }

  get paused(): boolean {
    return this.isPaused;
  }

  /** Follows edits, or stops following them; what has been missed is caught up with. */
  pause(paused: boolean): void {
    this.isPaused = paused;
    if (!paused) for (const model of this.models.values()) if (!model.fresh) this.send(model);
    this.changed.fire(null);
  }

  /** Analyses a document now, asked to, whatever the settings; `undefined` when it cannot be a model. */
  compute(document: vscode.TextDocument, choice: Partial<Choice> = {}): Model | undefined {
    const language = languageOf(document);
    if (!language) return undefined;
    const model = this.models.get(document.uri.toString()) ?? this.adopt(document, language);
    if (Object.keys(choice).length > 0) model.choose(choice);
    if (!model.fresh || model.cancelled || model.trouble) this.send(model);
    return model;
  }

  /** Asks the engine about the analysis of a model at hand; `null` when its text changes meanwhile. */
  async ask(model: Model, question: Question): Promise<Answer | null> {
    const { analysis } = model;
    if (!this.client || !analysis || !model.fresh) return null;
    if (question.kind !== "check") return this.client.inquire(model.uri, question);
    model.checking += 1;
    this.checked.fire(model);
    const answer = await this.client.inquire(model.uri, question);
    model.checking -= 1;
    if (answer?.kind === "check") model.checked(analysis.revision, answer.rows);
    this.checked.fire(model);
    return answer;
  }

  /** Ends the present analysis of a model; its last result stays. */
  cancel(model: Model): void {
    if (!model.pending) return;
    this.clearTimer(model.uri);
    this.client?.cancel(model.uri);
    model.cancelled = true;
    this.changed.fire(model);
  }

  dispose(): void {
    for (const uri of [...this.models.keys()]) this.close(uri);
    for (const part of [...this.subscriptions, this.files, this.analysed, this.changed, this.checked, this.closed])
      part.dispose();
  }

  private adoptVisible(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.consider(document);
  }

  private consider(document: vscode.TextDocument): void {
    const language = languageOf(document);
    if (!language || !this.client || this.models.has(document.uri.toString())) return;
    if (!worthReading(language, document.getText())) return;
    const model = this.adopt(document, language);
    if (!this.isPaused) this.send(model);
    this.changed.fire(model);
  }

  private adopt(document: vscode.TextDocument, language: ModelLanguage): Model {
    const model = new Model(document.uri.toString(), language);
    this.models.set(model.uri, model);
    return model;
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const model = this.models.get(document.uri.toString());
    if (!model) {
      if (vscode.window.visibleTextEditors.some((editor) => editor.document === document)) this.consider(document);
      return;
    }
    model.edited(document.version, contentChanges.map(toEdit), Date.now());
    if (!this.isPaused) this.sendSoon(model);
    this.changed.fire(model);
  }

  /** At once after a pause in typing, and then no more often than the settings say. */
  private sendSoon(model: Model): void {
    if (this.timers.has(model.uri)) return;
    const wait = (this.sentAt.get(model.uri) ?? 0) + editorSettings().delay - Date.now();
    if (wait <= 0) this.send(model);
    else
      this.timers.set(
        model.uri,
        setTimeout(() => this.send(model), wait),
      );
  }

  private send(model: Model): void {
    this.clearTimer(model.uri);
    const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === model.uri);
    if (!document || !this.client) return;
    const revision = ++this.revisions;
    const { entry, cost, at, unlimited } = model.choice;
    const usual = analysisOptions(document.uri);
    const limits = unlimited ? { maxElements: Number.MAX_SAFE_INTEGER, maxSeconds: 3600 } : {};
    model.cancelled = false;
    model.trouble = null;
    model.sent(revision, document.version);
    this.sentAt.set(model.uri, Date.now());
    this.client.analyse({
      type: "analyse",
      uri: model.uri,
      revision,
      language: model.language,
      text: document.getText(),
      options: { ...usual, entry, cost, at, ...limits },
    });
  }

  private receive(reply: EngineReply): void {
    switch (reply.type) {
      case "analysis":
        this.take(reply.analysis.uri, (model) => this.analyse(model, reply.analysis));
        break;
      case "progress":
        this.take(reply.uri, (model) => model.progressed(reply.revision, reply.done));
        break;
      case "checks":
        this.check(reply.uri, reply.revision, reply.rows);
        break;
      case "wants":
        void this.serve(reply.uri, reply.path);
        break;
      case "fault":
        this.log.error(`The engine met a fault of its own in ${reply.uri}: ${reply.message}`);
        this.stop(
          reply.uri,
          reply.revision,
          "The engine met a fault of its own in this file; the log has the details.",
        );
    }
  }

  private analyse(model: Model, analysis: Analysis): void {
    if (!model.analysed(analysis)) return;
    if (model.choiceIsGone) {
      // Back to the cost the engine would take: who has deleted a line needs not be told that it is gone.
      model.choose({ cost: null, at: null });
      this.send(model);
    } else this.analysed.fire(model);
  }

  private check(uri: string, revision: number, rows: RowChecks): void {
    const model = this.models.get(uri);
    if (!model?.checked(revision, rows)) return;
    for (const { verdict, text } of Object.values(rows)) if (verdict === "differs") this.log.error(`${uri}: ${text}`);
    this.checked.fire(model);
  }

  private take(uri: string, action: (model: Model) => unknown): void {
    const model = this.models.get(uri);
    if (!model) return;
    action(model);
    this.changed.fire(model);
  }

  private async serve(uri: string, path: string): Promise<void> {
    const { bytes, why } = await this.files.read(vscode.Uri.parse(uri), path);
    if (why) this.log.warn(`${uri}: ${why}`);
    this.client?.file(uri, path, bytes);
  }

  private refresh(uri: string): void {
    const model = this.models.get(uri);
    if (!model) return;
    model.stale();
    if (!this.isPaused) this.send(model);
    this.changed.fire(model);
  }

  private stop(uri: string, revision: number, why: string): void {
    this.take(uri, (model) => model.stopped(revision, why));
  }

  private configured(event: vscode.ConfigurationChangeEvent): void {
    if (event.affectsConfiguration("adjoint.live")) this.pause(!editorSettings().live);
    if (event.affectsConfiguration("adjoint.seed") || event.affectsConfiguration("adjoint.limits"))
      for (const uri of this.models.keys()) this.refresh(uri);
  }

  private close(uri: string): void {
    const model = this.models.get(uri);
    if (!model) return;
    this.models.delete(uri);
    this.clearTimer(uri);
    this.sentAt.delete(uri);
    this.files.forget(uri);
    this.client?.close(uri);
    this.closed.fire(model);
  }

  private clearTimer(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
  }
}

function languageOf(document: vscode.TextDocument): ModelLanguage | null {
  return modelLanguage({ languageId: document.languageId, scheme: document.uri.scheme });
}
