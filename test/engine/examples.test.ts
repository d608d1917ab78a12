/** The examples that ship: no problem in any of them, and adjoints that agree with differences. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { Tensor } from "../../src/core/tensor";
import { analyseAtOnce, type Job, type Outcome } from "../../src/engine/analyse";
import { languageSupport } from "../../src/engine/languages";
import { valuesOf } from "../../src/engine/values";
import { defaultOptions } from "../../src/protocol/engine";

const folder = "media/examples";
/** Entries looked at in each input: those of largest adjoint. */
const probes = 3;

describe("the example", () => {
  for (const file of readdirSync(folder).filter((name) => /\.(m|py)$/.test(name))) {
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const language = file.endsWith(".m") ? "matlab" : "python";

    it(`${file} opens without a problem`, () => {
      const { analysis } = analysed(text, language);
      assert.deepEqual(
        analysis.findings.map((f) => `${f.range.line}: ${f.message}`),
        [],
      );
      assert.ok(analysis.cost && analysis.rows.every((row) => row.state === "live"));
      assert.ok(analysis.rows.some((row) => row.role === "input" && row.adjoint.status === "ok"));
    });

    it(`${file} has the gradient that differences give`, function () {
      this.timeout(60_000);
      const outcome = analysed(text, language);
      for (const row of outcome.analysis.rows) {
        if (row.role !== "input" || row.adjoint.status !== "ok" || row.name === null) continue;
        const value = valuesOf(outcome, row.key, "value") as Tensor;
        const adjoint = valuesOf(outcome, row.key, "adjoint") as Tensor;
        const cost = (changed: Tensor) => costOf(text, language, new Map([[row.name ?? "", changed]]));
        for (const at of largest(adjoint)) {
          const far = difference(cost, value, at, 1e-3);
          // A kink within the step spoils differences: then a shorter step must do.
          const found = isNear(far, adjoint, at) ? far : difference(cost, value, at, 1e-5);
          assert.ok(isNear(found, adjoint, at), `${file}: ${row.name}[${at}]: ${adjoint.data[at]}, not ${found}`);
        }
      }
    });
  }
});

function analysed(text: string, language: "matlab" | "python", values = new Map<string, Tensor>()): Outcome {
  const support = languageSupport(language);
  const job: Job = {
    uri: "file:///example",
    revision: 1,
    language,
    support,
    options: defaultOptions,
    values,
    maxUnnamed: 0,
    parse: () => support.parse(text),
    lastGood: () => null,
    lastKnown: () => null,
    file: () => ({ kind: "missing", why: "there are no files here" }),
    waiting: () => false,
    now: () => performance.now(),
  };
  return analyseAtOnce(job) as Outcome;
}

function costOf(text: string, language: "matlab" | "python", values: Map<string, Tensor>): number {
  return analysed(text, language, values).analysis.cost?.value ?? Number.NaN;
}

function largest(adjoint: Tensor): number[] {
  return [...adjoint.data.keys()]
    .sort((i, j) => Math.abs(adjoint.data[j] ?? 0) - Math.abs(adjoint.data[i] ?? 0))
    .slice(0, probes);
}

/** Central difference of fourth order. */
function difference(cost: (changed: Tensor) => number, value: Tensor, at: number, h: number): number {
  const moved = (by: number): number => {
    const data = value.data.slice();
    data[at] = (data[at] ?? 0) + by;
    return cost({ size: value.size, data });
  };
  return (8 * (moved(h) - moved(-h)) - (moved(2 * h) - moved(-2 * h))) / (12 * h);
}

function isNear(found: number, adjoint: Tensor, at: number): boolean {
  const scale = adjoint.data.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  return Math.abs(found - (adjoint.data[at] ?? Number.NaN)) <= 1e-7 * scale;
}
