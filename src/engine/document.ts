/** One open file as the engine knows it: its newest request, what is remembered between revisions, its last numbers. */

import type { Tensor } from "../core/tensor";
import { InferenceMemory } from "../lang/common/inference-memory";
import type { Module } from "../lang/common/tree";
import type { Summary } from "../protocol/analysis";
import { type AnalysisOptions, defaultOptions, type EngineRequest } from "../protocol/engine";
import type { Job, Outcome } from "./analyse";
import type { DataFiles } from "./data";
import { FormulaMemory } from "./formula-memory";
import type { Ground } from "./ground";
import { Healing } from "./healing";
import type { LanguageSupport, LiveDocument } from "./languages";
import { LastGood } from "./last-good";

/** A request to analyse a revision. */
export type AnalyseRequest = Extract<EngineRequest, { type: "analyse" }>;

/** An open file. */
export class OpenDocument {
  /** Counts requests; work for an earlier turn stops at its next pause. */
  turn = 0;
  request: AnalyseRequest | null = null;
  private settled: Outcome | null = null;
  /** Statistics of values that several revisions have in common. */
  private readonly summaries = new WeakMap<Tensor, Summary>();
  private readonly written = new FormulaMemory();
  private readonly inferred = new InferenceMemory();
  private readonly lastGood = new LastGood();
  private readonly live: LiveDocument;
  private readonly healing: Healing;
  private module: Module | null = null;
  private ground: Ground | null = null;

  constructor(
    private readonly support: LanguageSupport,
    readonly language: AnalyseRequest["language"],
    readonly files: DataFiles,
  ) {
    this.live = support.open();
    this.healing = new Healing(language, (text) => support.parse(text));
  }

  /** A new turn; whatever is under way stops at its next pause. */
  begin(): number {
    this.turn += 1;
    return this.turn;
  }

  /** Ends the work on the present request; data that comes later does not start it again. */
  stop(): void {
    this.turn += 1;
    this.request = null;
  }

  /** The last analysis that came to its end. */
  get outcome(): Outcome | null {
    return this.settled;
  }

  /** An analysis came to its end; what only the one before needs is let go. */
  settle(outcome: Outcome | null): void {
    this.settled?.holding.drop();
    this.settled = outcome;
  }

  /** The work that a request asks for, without its surroundings. */
  job(request: AnalyseRequest): Omit<Job, "now"> {
    return {
      uri: request.uri,
      revision: request.revision,
      language: request.language,
      support: this.support,
      options: wellFormed(request.options),
      values: new Map(),
      maxUnnamed: 800,
      parse: () => this.parse(request.text),
      lastGood: (name, span) => this.lastGood.statement(name, span),
      lastKnown: (name, span) => this.lastGood.meaningful(name, span),
      traced: ({ bindings }) => this.lastGood.confirm(bindings),
      file: (path) => this.files.file(path),
      waiting: () => this.files.waiting,
      summaries: this.summaries,
      written: this.written,
      inferred: this.inferred,
      edited: this.ground && { ground: this.ground, text: request.text },
      understood: (ground) => {
        this.ground = ground;
      },
    };
  }

  private parse(text: string): Module {
    this.catchUp();
    if (this.module?.text === text) return this.module;
    this.module = text.length > longestText ? tooLong(text, this.language) : this.healing.heal(this.live.update(text));
    this.lastGood.update(this.module);
    return this.module;
  }

  /** Revisions that stood on earlier ones were not parsed as a whole; what is remembered of statements is that of the last. */
  private catchUp(): void {
    const { ground, module } = this;
    this.ground = null;
    if (!ground || !module || ground.text.now === module.text) return;
    const { text, study } = ground;
    this.module = this.healing.heal(this.live.update(text.now));
    this.lastGood.update(this.module);
    const place = (offset: number): number => text.present(offset);
    this.lastGood.confirm(
      study.trace.bindings.map(({ name, state, span }) => ({
        name,
        state,
        span: { from: place(span.from), to: place(span.to) },
      })),
    );
  }
}

/** In characters. Parsing is one stretch of work, and the host takes a worker that is silent for 2 s for stuck. */
const longestText = 400_000;

function tooLong(text: string, language: Module["language"]): Module {
  const [is, most] = [text.length, longestText].map((n) => n.toLocaleString("en"));
  const message = `This file has ${is} characters; files of up to ${most} are followed`;
  return { language, text, body: [], comments: [], problems: [{ span: { from: 0, to: firstLine(text) }, message }] };
}

/** Length of the first line, at least 1. */
function firstLine(text: string): number {
  return Math.max(1, /^[^\r\n]*/.exec(text)?.[0].length ?? 1);
}

/** Settings are typed by people. */
function wellFormed(options: AnalysisOptions): AnalysisOptions {
  const positive = (x: number, otherwise: number): number => (x > 0 ? x : otherwise);
  return {
    ...options,
    maxElements: positive(options.maxElements, defaultOptions.maxElements),
    maxSeconds: positive(options.maxSeconds, defaultOptions.maxSeconds),
    maxBytes: positive(options.maxBytes, defaultOptions.maxBytes),
  };
}
