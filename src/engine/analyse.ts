/** From text to analysis, in steps small enough that somebody else may have a turn in between. */

import { evaluate, missing, type Values } from "../autodiff/evaluate";
import type { Diagnostic } from "../core/diagnostic";
import type { Node } from "../core/node";
import { sizeOf } from "../core/shape";
import type { Span } from "../core/span";
import { count, type Tensor } from "../core/tensor";
import { trace } from "../lang/common/follow";
import { defaultLimits, type FileAnswer, type Trace } from "../lang/common/trace";
import type { Language, Module } from "../lang/common/tree";
import { seededStream } from "../numeric/seeded";
import { catalogue } from "../ops/index";
import type { Analysis, Row } from "../protocol/analysis";
import type { AnalysisOptions } from "../protocol/engine";
import { type Numbers, noNumbers } from "./adjoint-row";
import { edgesOf } from "./edges";
import { cutOff, findingsOf } from "./findings";
import { costsOf } from "./flops";
import type { LanguageSupport } from "./languages";
import { nonFinite } from "./non-finite";
import { computeNumbers, numbersFrom, type Withheld } from "./numbers";
import { outlineIn } from "./outline";
import { placesOf } from "./places";
import { RowWriter } from "./row-writer";
import { costsOfAll, type Study, study } from "./study";

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
}

/** What a step of the work yields: a chance to pause, or something to show. */
export type Step =
  | { readonly kind: "work"; readonly done: number | null }
  | { readonly kind: "analysis"; readonly analysis: Analysis };

/** What remains of an analysis when it is complete. */
export interface Outcome {
  readonly analysis: Analysis;
  readonly study: Study;
  readonly numbers: Numbers;
  /** What was computed, by value number; checks compute on from here. */
  readonly values: Values;
}

type Elapsed = { -readonly [K in keyof Analysis["elapsed"]]: number };

const work: Step = { kind: "work", done: null };

/** Analyses one revision: yields the analysis without numbers, then the one with; `null` when it waits for data. */
export function* analyse(job: Job): Generator<Step, Outcome | null> {
  const elapsed: Elapsed = { parse: 0, trace: 0, sweep: 0, evaluate: 0 };
  const module = timed(job, elapsed, "parse", () => job.parse());
  yield work;
  const values: Values = new Map();
  const traced = timed(job, elapsed, "trace", () => traceOf(module, job, values));
  if (job.waiting()) return null;
  job.traced?.(traced);
  yield work;
  const wish = { name: job.options.cost, line: job.options.at, maxUnnamed: job.maxUnnamed };
  const s = timed(job, elapsed, "sweep", () => study(traced, job.support.dialect, catalogue, wish));
  yield work;
  const writer = new Writer(job, s, elapsed);
  yield { kind: "analysis", analysis: yield* writer.write("shapes", noNumbers, null, []) };
  return yield* withNumbers(job, s, values, writer, elapsed);
}

function* withNumbers(job: Job, s: Study, values: Values, writer: Writer, elapsed: Elapsed): Generator<Step, Outcome> {
  const start = job.now();
  const computing = computeNumbers(s, values, job.options, job.now);
  let turn = computing.next();
  for (; !turn.done; turn = computing.next()) yield { kind: "work", done: turn.value };
  const { withheld, diagnostics } = turn.value;
  const numbers = withheld ? noNumbers : numbersFrom(values, s.dialect.base);
  elapsed.evaluate = job.now() - start;
  const said = withheld ? diagnostics : [...diagnostics, ...nonFinite(s, numbers)];
  const analysis = yield* writer.write("numbers", numbers, withheld, said);
  yield { kind: "analysis", analysis };
  return { analysis, study: s, numbers, values };
}

/** Runs all steps at once. */
export function analyseAtOnce(job: Job): Outcome | null {
  const steps = analyse(job);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function traceOf(module: Module, job: Job, values: Values): Trace {
  const { entry, sizes, seed } = job.options;
  const host = {
    evaluate: (node: Node) => evaluateWithin(job.options.maxElements, node, values),
    file: (path: string) => job.file(path),
    lastGood: (name: string, span: Span) => job.lastGood(name, span),
    lastKnown: (name: string, span: Span) => job.lastKnown(name, span),
    parse: (text: string) => job.support.parse(text),
    random: seededStream,
  };
  const options = { entry, sizes, values: job.values, seed, limits: defaultLimits };
  return trace(module, job.support.dialect, catalogue, host, options);
}

/** Values that a branch or an index depends on; the tracer turns an error into a value of unknown meaning. */
function evaluateWithin(maxElements: number, node: Node, values: Values): Tensor {
  let total = 0;
  for (const next of missing([node], values)) total += count(sizeOf(next.shape));
  if (total > maxElements) throw new Error("it depends on more numbers than the limit allows");
  return evaluate(node, catalogue, values);
}

/** Writes analyses of one study. */
class Writer {
  private readonly rows: RowWriter;
  private readonly fixed: Omit<Analysis, "phase" | "cost" | "rows" | "findings" | "withheld" | "elapsed">;
  private readonly diagnostics: readonly Diagnostic[];

  constructor(
    job: Job,
    private readonly study: Study,
    private readonly elapsed: Elapsed,
  ) {
    const { trace } = study;
    this.rows = new RowWriter(study);
    this.diagnostics = [...study.diagnostics, ...cutOff(study)];
    this.fixed = {
      uri: job.uri,
      revision: job.revision,
      language: job.language,
      entry: trace.entry,
      entries: trace.entries,
      dims: [...trace.dims].map(([name, { dim, source }]) => ({ name, size: dim.size, source })),
      sweep: (study.sweep?.order ?? []).flatMap((node) => study.table.ofNode(node)?.key ?? []),
      places: placesOf(study),
      outline: outlineIn(trace.module, study.lines),
      costs: costsOf(costsOfAll(study)),
      stale: trace.bindings.some((b) => b.state === "stale"),
    };
  }

  *write(
    phase: Analysis["phase"],
    numbers: Numbers,
    withheld: Withheld | null,
    more: readonly Diagnostic[],
  ): Generator<Step, Analysis> {
    const rows: Row[] = [];
    const edges = numbers === noNumbers ? null : edgesOf(this.study, numbers);
    for (const source of this.study.table.rows) {
      rows.push(this.rows.row(source, numbers, edges?.get(source.key) ?? null));
      yield work;
    }
    const cost = this.costOf(numbers);
    const findings = findingsOf(this.study, [...this.diagnostics, ...more]);
    return { ...this.fixed, phase, cost, rows, findings, withheld, elapsed: { ...this.elapsed } };
  }

  private costOf(numbers: Numbers): Analysis["cost"] {
    const { cost, lines, table } = this.study;
    if (!cost) return null;
    const key = table.ofNode(cost.node)?.key ?? "";
    const value = numbers.tensor(cost.node)?.data[0] ?? null;
    return { name: cost.name, key, line: lines.position(cost.span.from).line, value };
  }
}

function timed<T>(job: Job, elapsed: Elapsed, part: keyof Elapsed, run: () => T): T {
  const start = job.now();
  try {
    return run();
  } finally {
    elapsed[part] = job.now() - start;
  }
}
