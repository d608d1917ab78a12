/** From text to analysis, in steps small enough that somebody else may have a turn in between. */

import type { Values } from "../autodiff/evaluate";
import { type Holding, ValueMemory } from "../autodiff/plan-memory";
import { gradients } from "../autodiff/reverse";
import { type Graph, isTensor, type Node } from "../core/node";
import type { Span } from "../core/span";
import type { Tensor } from "../core/tensor";
import { trace } from "../lang/common/follow";
import type { InferenceMemory } from "../lang/common/inference-memory";
import { Unrepeatable } from "../lang/common/revisit";
import { defaultLimits, type FileAnswer, type RandomStream, type Trace, type TraceHost } from "../lang/common/trace";
import type { Language, Module } from "../lang/common/tree";
import { seededStream } from "../numeric/seeded";
import { catalogue } from "../ops/index";
import type { Analysis, Summary } from "../protocol/analysis";
import type { AnalysisOptions } from "../protocol/engine";
import { filesBeside } from "../protocol/files";
import { type Numbers, noNumbers } from "./adjoint-row";
import { amended } from "./amend";
import { Following, Interrupted } from "./follow";
import type { FormulaMemory } from "./formula-memory";
import { type Ground, groundOf } from "./ground";
import type { LanguageSupport } from "./languages";
import { nonFinite } from "./non-finite";
import { type Computed, computeNumbers, numbersFrom, type Surroundings } from "./numbers";
import { loopsForNumbers, type Study, study } from "./study";
import { AnalysisWriter } from "./writer";

/** One revision of a file to be analysed, and what the engine may ask meanwhile. */
export interface Job {
  readonly uri: string;
  readonly revision: number;
  readonly language: Language;
  readonly support: LanguageSupport;
  readonly options: AnalysisOptions;
  /** Values by name that replace those of the file. */
  readonly values: ReadonlyMap<string, Tensor>;
  /** In files with more values than this, sub-expressions without a name get no rows. */
  readonly maxUnnamed: number;
  parse(): Module;
  lastGood(name: string, span: Span): string | null;
  lastKnown(name: string, span: Span): string | null;
  /** What the tracer made of the text. */
  traced?(trace: Trace): void;
  file(path: string): FileAnswer;
  /** Whether data was asked for that is still on its way; the analysis then stops and is made again. */
  waiting(): boolean;
  now(): number;
  /** Whether a message waits that should be heard before work goes on. */
  urgent?(): boolean;
  /** A computation of so many operations begins, in which nobody listens. */
  long?(flops: number): void;
  /** Values of earlier analyses; without it everything is computed. */
  readonly memory?: ValueMemory;
  /** Statistics of values, so that those which stay are not gathered again. */
  readonly summaries?: WeakMap<Tensor, Summary>;
  /** Formulas of earlier revisions. */
  readonly written?: FormulaMemory;
  /** What was inferred of inputs in earlier revisions. */
  readonly inferred?: InferenceMemory;
  /** The last revision that was understood, on which this one may stand, and what the text is now. */
  readonly edited?: { readonly ground: Ground; readonly text: string } | null;
  /** This revision is understood. */
  understood?(ground: Ground): void;
}

/** What a step of the work yields: a chance to pause, a need to, or something to show. */
export type Step =
  | { readonly kind: "listen" }
  | { readonly kind: "work"; readonly done: number | null }
  | { readonly kind: "analysis"; readonly analysis: Analysis };

/** What remains of an analysis when it is complete. */
export interface Outcome {
  readonly analysis: Analysis;
  readonly study: Study;
  readonly numbers: Numbers;
  /** What was computed, by value number; checks compute on from here. */
  readonly values: Values;
  /** The values behind the numbers; to be dropped when nobody asks for them any more. */
  readonly holding: Holding;
}

type Elapsed = { -readonly [K in keyof Analysis["elapsed"]]: number };

const work: Step = { kind: "work", done: null };
const listen: Step = { kind: "listen" };

/** Analyses one revision: yields the analysis without numbers, then the one with; `null` when it waits for data. */
export function* analyse(job: Job): Generator<Step, Outcome | null> {
  const holding = (job.memory ?? new ValueMemory()).open();
  let outcome: Outcome | null = null;
  try {
    outcome = yield* analyseInto(job, holding);
    return outcome;
  } finally {
    if (outcome) holding.settle();
    else holding.drop();
  }
}

function* analyseInto(job: Job, holding: Holding): Generator<Step, Outcome | null> {
  const elapsed: Elapsed = { parse: 0, trace: 0, sweep: 0, evaluate: 0 };
  const ground = timed(job, elapsed, "trace", () => job.edited && amended({ ...job, ...job.edited }));
  if (ground) return yield* written(job, ground, holding, elapsed);
  const module = timed(job, elapsed, "parse", () => job.parse());
  yield work;
  let s = yield* understood(job, module, holding, elapsed, new Set());
  if (!s) return null;
  const forNumbers = loopsForNumbers(s, { name: job.options.cost, line: job.options.at });
  if (forNumbers.size > 0 && job.support.dialect.alike)
    s = yield* understood(job, module, holding, elapsed, forNumbers);
  return s && (yield* written(job, groundOf(job.options, s), holding, elapsed));
}

/** Follows the file and chooses what is differentiated; `null` when it waits for data. */
function* understood(
  job: Job,
  module: Module,
  holding: Holding,
  elapsed: Elapsed,
  forNumbers: ReadonlySet<string>,
): Generator<Step, Study | null> {
  const follow = (): Trace | null => timed(job, elapsed, "trace", () => traceOf(module, job, holding, forNumbers));
  let traced = follow();
  for (; !traced; traced = follow()) yield listen;
  const followed = traced;
  if (job.waiting()) return null;
  job.traced?.(followed);
  yield work;
  const wish = {
    name: job.options.cost,
    line: job.options.at,
    maxUnnamed: job.maxUnnamed,
    ...(job.written && { written: job.written }),
  };
  const s = timed(job, elapsed, "sweep", () => study(followed, job.support.dialect, catalogue, wish));
  yield work;
  return s;
}

/** Writes what is known without numbers, and then with them. */
function* written(job: Job, ground: Ground, holding: Holding, elapsed: Elapsed): Generator<Step, Outcome> {
  const writer = new AnalysisWriter(job, ground, elapsed);
  yield { kind: "analysis", analysis: yield* writer.write("shapes", noNumbers, null, []) };
  job.understood?.(ground);
  return yield* withNumbers(job, ground.study, holding, writer, elapsed);
}

function* withNumbers(
  job: Job,
  s: Study,
  holding: Holding,
  writer: AnalysisWriter,
  elapsed: Elapsed,
): Generator<Step, Outcome> {
  const start = job.now();
  const { withheld, diagnostics } = yield* computed(s, holding, job);
  // What was computed before the time was over is shown.
  const none = withheld !== null && withheld.reason !== "cancelled";
  const numbers = none ? noNumbers : numbersFrom(holding, s.dialect.base, job.summaries);
  elapsed.evaluate = job.now() - start;
  const said = withheld ? diagnostics : [...diagnostics, ...nonFinite(s, numbers)];
  const analysis = yield* writer.write("numbers", numbers, withheld, said);
  yield { kind: "analysis", analysis };
  return { analysis, study: s, numbers, values: holding.values, holding };
}

function* computed(s: Study, holding: Holding, job: Job): Generator<Step, Computed> {
  const computing = computeNumbers(s, holding, job.options, around(job));
  try {
    for (let turn = computing.next(); ; turn = computing.next()) {
      if (turn.done) return turn.value;
      yield turn.value === "listen" ? listen : { kind: "work", done: turn.value };
    }
  } finally {
    computing.return({ withheld: null, diagnostics: [] });
  }
}

function around(job: Job): Surroundings {
  return {
    now: () => job.now(),
    urgent: () => job.urgent?.() ?? false,
    long: (flops) => job.long?.(flops),
  };
}

/** Runs all steps at once. */
export function analyseAtOnce(job: Job): Outcome | null {
  const steps = analyse(job);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The trace; `null` when it was left because a message waits. */
function traceOf(module: Module, job: Job, holding: Holding, forNumbers: ReadonlySet<string>): Trace | null {
  const { entry, sizes, seed } = job.options;
  holding.begin();
  const following = new Following(catalogue, holding, job.options, around(job));
  const host = {
    evaluate: (node: Node) => following.evaluate(node),
    gradients: (graph: Graph, cost: Node, inputs: readonly Node[]) => gradients(graph, catalogue, cost, inputs),
    step: (span: Span) => following.step(span),
    forget: () => following.forget(),
    file: (path: string) => job.file(path),
    beside: () => pathsIn(job.file(filesBeside)),
    lastGood: (name: string, span: Span) => job.lastGood(name, span),
    lastKnown: (name: string, span: Span) => job.lastKnown(name, span),
    parse: parserOf(job.support),
    random: (kind: "legacy" | "modern", seed: number) => untilAfterwards(seededStream(kind, seed), state),
  };
  const state = { isOver: false };
  const options = { entry, sizes, values: job.values, seed, limits: defaultLimits, forNumbers };
  try {
    return trace(module, job.support.dialect, catalogue, host, options, job.inferred);
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  } finally {
    state.isOver = true;
    Object.assign(host, afterwards);
  }
}

/** A stream that is where the program has left it cannot be where an earlier statement found it. */
function untilAfterwards(stream: RandomStream, state: { readonly isOver: boolean }): RandomStream {
  return new Proxy(stream, {
    get(target, key) {
      if (state.isOver) throw new Unrepeatable();
      const member: unknown = Reflect.get(target, key);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

/** A function of its own: what the tracer keeps must not keep the job, and with it the revision that the job stands on. */
function parserOf(support: LanguageSupport): TraceHost["parse"] {
  return (text) => support.parse(text);
}

/** What may be asked once the trace is made: single statements are followed again, and find what they need or nothing. */
const afterwards: Omit<TraceHost, "parse"> = {
  evaluate(node) {
    const { value } = node.attrs;
    if (node.op === "constant" && value !== undefined && isTensor(value)) return value;
    throw new Unrepeatable();
  },
  step: () => undefined,
  forget: () => undefined,
  gradients: unrepeatable,
  file: unrepeatable,
  beside: unrepeatable,
  lastGood: unrepeatable,
  lastKnown: unrepeatable,
  random: unrepeatable,
};

function unrepeatable(): never {
  throw new Unrepeatable();
}

function pathsIn(list: FileAnswer): readonly string[] {
  return list.kind === "text" ? list.text.split("\n") : [];
}

function timed<T>(job: Job, elapsed: Elapsed, part: keyof Elapsed, run: () => T): T {
  const start = job.now();
  try {
    return run();
  } finally {
    elapsed[part] = job.now() - start;
  }
}
