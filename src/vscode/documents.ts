/** Keeps the engine informed about the open model files, and everybody else about what it found. */

import * as vscode from "vscode";
import type { Analysis, Range } from "../protocol/analysis";
import { inNotebook } from "../protocol/cell-names";
import type { ClientListener, EngineClient } from "../protocol/client";
import type { EngineReply } from "../protocol/engine";
import type { Answer, Question, RowChecks } from "../protocol/inquiries";

import { DataFiles } from "./data-files";
import type { Place } from "./edits";
import { worthReading } from "./language";
import { type Choice, Model } from "./model";
import { notebookOf, notebookProgram, type Program, programOf } from "./program";
import { analysisOptions, editorSettings } from "./settings";

/** The open model files, by address. */
export class Documents implements vscode.Disposable {
  private readonly models = new Map<string, Model>();
  private readonly programs = new Map<Model, Program>();
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
      vscode.window.onDidChangeVisibleNotebookEditors(() => this.adoptVisible()),
      vscode.workspace.onDidChangeTextDocument((event) => this.edited(event.document, event)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => this.rearranged(notebook)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document.uri.toString())),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.close(notebook.uri.toString())),
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

  /** The model at an address, if it is one that is followed. */
  get(uri: vscode.Uri | string): Model | undefined {
    return this.models.get(uri.toString());
  }

  /** The model that an open document is, or is a part of, if it is one that is followed. */
  of(document: vscode.TextDocument): Model | undefined {
    return this.models.get((notebookOf(document) ?? document).uri.toString());
  }

  /** The text of a model as it stands. */
  program(model: Model): Program | undefined {
    return this.programs.get(model);
  }

  /** The model of a document, and where a position of it is in the text as it stands. */
  at(document: vscode.TextDocument, position: vscode.Position): { model: Model; place: Place } | undefined {
    const model = this.of(document);
    const program = model && this.programs.get(model);
    return program && { model, place: program.placeOf(document, position) };
  }

  /** Where a range of the analysed text is now; `null` when it was edited. */
  locate(model: Model, range: Range): vscode.Location | null {
    const present = model.toPresent(range);
    return present && (this.programs.get(model)?.locationOf(present) ?? null);
  }

  /** The same, for what is in one document. */
  rangeIn(document: vscode.TextDocument, model: Model, range: Range): vscode.Range | null {
    const found = this.locate(model, range);
    return found?.uri.toString() === document.uri.toString() ? found.range : null;
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
    const program = programOf(document);
    if (!program) return undefined;
    const model = this.of(document) ?? this.adopt(program);
    this.recompute(model, choice);
    return model;
  }

  /** Analyses a model now, where something about it is new. */
  recompute(model: Model, choice: Partial<Choice> = {}): void {
    if (Object.keys(choice).length > 0) model.choose(choice);
    if (!model.fresh || model.cancelled || model.trouble) this.send(model);
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
    for (const { document } of vscode.window.visibleTextEditors)
      if (!this.of(document)) this.consider(programOf(document));
    for (const { notebook } of vscode.window.visibleNotebookEditors)
      if (!this.get(notebook.uri)) this.consider(notebookProgram(notebook));
  }

  private consider(program: Program | null): void {
    if (!program || !this.client || this.models.has(program.uri.toString())) return;
    if (!worthReading(program.language, program.text)) return;
    const model = this.adopt(program);
    if (!this.isPaused) this.send(model);
    this.changed.fire(model);
  }

  private adopt(program: Program): Model {
    const model = new Model(program.uri.toString(), program.language);
    model.reads(program.text);
    this.models.set(model.uri, model);
    this.programs.set(model, program);
    return model;
  }

  private edited(document: vscode.TextDocument, event: vscode.TextDocumentChangeEvent): void {
    if (event.contentChanges.length === 0) return;
    const model = this.of(document);
    if (model) this.changedIn(model, event);
    else if (vscode.window.visibleTextEditors.some((editor) => editor.document === document))
      this.consider(programOf(document));
  }

  /** Cells came, went, moved or changed their language. */
  private rearranged(notebook: vscode.NotebookDocument): void {
    const model = this.models.get(notebook.uri.toString());
    const program = notebookProgram(notebook);
    if (model && program && program.language !== model.language) this.close(model.uri);
    else if (model) this.changedIn(model, null);
    if (vscode.window.visibleNotebookEditors.some((editor) => editor.notebook === notebook)) this.consider(program);
  }

  private changedIn(model: Model, event: vscode.TextDocumentChangeEvent | null): void {
    const program = this.programs.get(model);
    const edits = program?.changed(event) ?? [];
    if (!program || edits.length === 0) return;
    model.edited(program.version, edits, Date.now());
    model.reads(program.text);
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
    const program = this.programs.get(model);
    if (!program || !this.client) return;
    const revision = ++this.revisions;
    const { entry, cost, at, unlimited } = model.choice;
    const usual = analysisOptions(program.uri);
    const limits = unlimited ? { maxElements: Number.MAX_SAFE_INTEGER, maxSeconds: 3600 } : {};
    model.cancelled = false;
    model.trouble = null;
    model.sent(revision, program.version);
    this.sentAt.set(model.uri, Date.now());
    this.client.analyse({
      type: "analyse",
      uri: model.uri,
      revision,
      language: model.language,
      text: program.text,
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
    const starts = this.programs.get(model)?.starts ?? null;
    if (!model.analysed(starts ? inNotebook(analysis, starts) : analysis)) return;
    const { correction } = model;
    if (correction) {
      model.choose(correction);
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
    this.programs.delete(model);
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
