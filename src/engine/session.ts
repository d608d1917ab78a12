/** The engine as the worker runs it: open documents, the newest revision of each, and turns for everybody. */

import { arenaOf } from "../autodiff/plan-arena";
import { ValueMemory } from "../autodiff/plan-memory";
import { cancellable } from "../numeric/cancel";
import type { EngineReply, EngineRequest } from "../protocol/engine";
import type { Answer } from "../protocol/inquiries";
import { analyse, type Job, type Step } from "./analyse";
import { answered, checkedUnasked } from "./answers";
import { DataFiles } from "./data";
import { type AnalyseRequest, OpenDocument } from "./document";
import { languageSupport } from "./languages";
import { library } from "./library";
import { valuesOf } from "./values";

/** What the engine needs of its surroundings. */
export interface EngineHost {
  post(reply: EngineReply): void;
  /** Milliseconds. */
  now(): number;
  /** Resolves after the messages that wait have been handed over. */
  pause(): Promise<void>;
  /** How many requests were handed over, and whether another one waits, as far as that can be known while computing. */
  requests?(): { readonly heard: number; readonly waits: boolean };
}

/** Bytes in which kernels find their operands without copying; taken up only as far as they are used. */
const roomForKernels = 2 ** 28;
/** Longest stretch of work without listening, in milliseconds, as far as single operations allow. */
const slice = 8;
/** Progress is reported when computing takes longer than this, and not more often. */
const patience = 300;
const progressEvery = 100;

/** Answers the host's requests. */
export class Engine {
  private readonly documents = new Map<string, OpenDocument>();
  private readonly memory = new ValueMemory(arenaOf(roomForKernels));

  constructor(private readonly host: EngineHost) {}

  /** Takes a request; answers come through the host's `post`. */
  handle(request: EngineRequest): void {
    switch (request.type) {
      case "analyse":
        this.analyse(request);
        return;
      case "file":
        this.file(request.uri, request.path, request.bytes);
        return;
      case "cancel":
        this.cancel(request.uri);
        return;
      case "close":
        this.cancel(request.uri);
        this.documents.get(request.uri)?.settle(null);
        this.documents.delete(request.uri);
        return;
      case "values":
        this.values(request);
        return;
      case "ask":
        void this.answer(request);
        return;
      case "library":
        this.host.post({ type: "library", id: request.id, entries: library(request.language) });
        return;
      case "ping":
        this.host.post({ type: "pong", id: request.id });
        return;
      case "posted":
    }
  }

  private analyse(request: AnalyseRequest): void {
    const document = this.document(request);
    document.request = request;
    void this.run(document, request);
  }

  private document(request: AnalyseRequest): OpenDocument {
    const known = this.documents.get(request.uri);
    if (known?.language === request.language) return known;
    known?.stop();
    known?.settle(null);
    const files = new DataFiles((path) => this.host.post({ type: "wants", uri: request.uri, path }));
    const made = new OpenDocument(languageSupport(request.language), request.language, files);
    this.documents.set(request.uri, made);
    return made;
  }

  /** Works on a request until it is done or a newer one has come. */
  private async run(document: OpenDocument, request: AnalyseRequest): Promise<void> {
    const turn = document.begin();
    try {
      // Revisions that wait in line behind this one take its place before any work is done.
      await this.host.pause();
      if (document.turn !== turn) return;
      await this.work(document, request, turn);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (document.turn === turn) {
        this.host.post({ type: "fault", uri: request.uri, revision: request.revision, message });
      }
    }
  }

  private async work(document: OpenDocument, request: AnalyseRequest, turn: number): Promise<void> {
    const { host } = this;
    const progress = new Progress(host, request);
    const steps = analyse({ ...document.job(request), ...this.around(request), memory: this.memory });
    try {
      let resumed = host.now();
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          if (!step.value) return;
          document.settle(step.value);
          const outcome = step.value;
          await this.drive(document, turn, () => checkedUnasked(outcome, host));
          return;
        }
        this.show(step.value, progress);
        if (host.now() - resumed < slice && step.value.kind === "work" && !host.requests?.().waits) continue;
        await host.pause();
        if (document.turn !== turn) return;
        resumed = host.now();
      }
    } finally {
      steps.return(null);
    }
  }

  private around({ uri, revision }: AnalyseRequest): Pick<Job, "now" | "urgent" | "long"> {
    return {
      now: () => this.host.now(),
      urgent: () => this.host.requests?.().waits ?? false,
      long: (flops) => this.host.post({ type: "long", uri, revision, flops, heard: this.host.requests?.().heard ?? 0 }),
    };
  }

  /** Takes steps until they end, from the start when a message interrupts one; `null` when a newer revision comes first. */
  private async drive<T>(document: OpenDocument, turn: number, begin: () => Iterator<unknown, T>): Promise<T | null> {
    let steps = begin();
    const waits = (): boolean => this.host.requests?.().waits ?? false;
    for (let resumed = this.host.now(); ; ) {
      const step = cancellable(waits, () => steps.next());
      if (step?.done) return step.value;
      if (step && this.host.now() - resumed < slice) continue;
      await this.host.pause();
      if (document.turn !== turn || document.outcome?.holding.gone) return null;
      if (!step) steps = begin();
      resumed = this.host.now();
    }
  }

  /** Answers a question about the last analysis, unless a newer one is under way. */
  private async answer({ id, uri, question }: Extract<EngineRequest, { type: "ask" }>): Promise<void> {
    const document = this.documents.get(uri);
    const outcome = document?.outcome;
    let answer: Answer | null = null;
    try {
      if (document && outcome && outcome.analysis.revision === document.request?.revision) {
        answer = await this.drive(document, document.turn, () => answered(outcome, question, this.host));
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      answer = { kind: "none", key: "key" in question ? question.key : "", why: `This could not be computed: ${why}` };
    }
    this.host.post({ type: "answer", id, answer });
  }

  private show(step: Step, progress: Progress): void {
    if (step.kind === "analysis") this.host.post({ type: "analysis", analysis: step.analysis });
    else if (step.kind === "work" && step.done !== null) progress.at(step.done);
  }

  /** Data has come: what waited for it is done again. */
  private file(uri: string, path: string, bytes: Uint8Array | null): void {
    const document = this.documents.get(uri);
    if (!document) return;
    document.files.take(path, bytes);
    if (document.request && !document.files.waiting) void this.run(document, document.request);
  }

  private cancel(uri: string): void {
    this.documents.get(uri)?.stop();
  }

  private values(request: Extract<EngineRequest, { type: "values" }>): void {
    const outcome = this.documents.get(request.uri)?.outcome ?? null;
    const found = outcome && valuesOf(outcome, request.key, request.of);
    // The copy is the host's: what is posted may be moved rather than copied.
    const data = found ? found.data.slice() : null;
    this.host.post({ type: "values", id: request.id, size: found?.size ?? [], data });
  }
}

/** Tells how far a computation is, once it takes long. */
class Progress {
  private readonly start: number;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly host: EngineHost,
    private readonly request: AnalyseRequest,
  ) {
    this.start = host.now();
  }

  at(done: number): void {
    const now = this.host.now();
    if (now - this.start < patience || now - this.last < progressEvery) return;
    this.last = now;
    this.host.post({ type: "progress", uri: this.request.uri, revision: this.request.revision, done });
  }
}
