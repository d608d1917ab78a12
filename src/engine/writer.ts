/** Writes analyses of one study. */

import type { Diagnostic } from "../core/diagnostic";
import type { Analysis, Row } from "../protocol/analysis";
import { type Numbers, noNumbers } from "./adjoint-row";
import type { Job, Step } from "./analyse";
import { edgesOf } from "./edges";
import { cutOff, findingsOf } from "./findings";
import { costsOf } from "./flops";
import type { Ground } from "./ground";
import type { Withheld } from "./limits";
import type { RowWriter } from "./row-writer";
import type { Study } from "./study";

const work: Step = { kind: "work", done: null };

/** What does not depend on numbers is written once. */
export class AnalysisWriter {
  private readonly study: Study;
  private readonly rows: RowWriter;
  private readonly fixed: Omit<Analysis, "phase" | "cost" | "rows" | "findings" | "withheld" | "elapsed">;
  private readonly diagnostics: readonly Diagnostic[];

  constructor(
    job: Pick<Job, "uri" | "revision" | "language">,
    { study, rows, surface }: Ground,
    private readonly elapsed: Analysis["elapsed"],
  ) {
    const { trace } = study;
    this.study = study;
    this.rows = rows;
    this.diagnostics = [...study.diagnostics, ...cutOff(study)];
    this.fixed = {
      uri: job.uri,
      revision: job.revision,
      language: job.language,
      entry: trace.entry,
      entries: trace.entries,
      dims: [...trace.dims].map(([name, { dim, source }]) => ({ name, size: dim.size, source })),
      sweep: (study.sweep?.order ?? []).flatMap((node) => study.table.ofNode(node)?.key ?? []),
      places: surface.places,
      outline: surface.outline,
      costs: costsOf(surface.costs),
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
