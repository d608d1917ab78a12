/** The gallery: every example opens without a problem, its adjoints agree with differences, its values with the real language. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { checkAdjoint } from "../src/autodiff/check";
import { evaluate, type Values } from "../src/autodiff/evaluate";
import type { Node } from "../src/core/node";
import { type Tensor, toNested } from "../src/core/tensor";
import { analyseAtOnce, type Outcome } from "../src/engine/analyse";
import { languageSupport } from "../src/engine/languages";
import { permute } from "../src/numeric/rearrange";
import { catalogue } from "../src/ops/index";
import { defaultOptions } from "../src/protocol/engine";
import { numpy, octave } from "./oracles";

interface Entry {
  readonly file: string;
  readonly look: string;
}

const gallery = JSON.parse(readFileSync("media/examples/index.json", "utf8")) as Entry[];

describe("the example gallery", () => {
  for (const { file, look } of gallery) {
    describe(file, () => {
      let outcome: Outcome;
      before(() => {
        outcome = open(file);
      });
      it("opens without a problem and says what to look at", () => {
        assert.deepEqual(outcome.analysis.findings, []);
        assert.equal(outcome.analysis.cost?.name, "c");
        assert.ok(look.length > 0);
      });
      it("has adjoints that agree with differences to 1e-7", () => compareWithDifferences(outcome));
    });
  }

  it("has the values that real NumPy computes", function () {
    this.timeout(60_000);
    const real = numpy();
    if (!real) return this.skip();
    compareWithProgram("py", (files) => real.run(pythonProgram(files)), 0);
  });

  it("has the values that real Octave computes", function () {
    this.timeout(60_000);
    const real = octave();
    if (!real) return this.skip();
    compareWithProgram("m", (files) => real.run(octaveProgram(files)), 2);
  });
});

function open(file: string): Outcome {
  const language = file.endsWith(".m") ? "matlab" : "python";
  const support = languageSupport(language);
  assert.ok(support, `there is no front end for ${language}`);
  const text = readFileSync(`media/examples/${file}`, "utf8");
  const outcome = analyseAtOnce({
    uri: file,
    revision: 1,
    language,
    support,
    options: defaultOptions,
    values: new Map(),
    parse: () => support.parse(text),
    lastGood: () => null,
    lastKnown: () => null,
    file: () => ({ kind: "missing", why: "examples read no files" }),
    waiting: () => false,
    now: () => 0,
    maxUnnamed: 3000,
  });
  assert.ok(outcome);
  return outcome;
}

/** Every row with a gradient, inputs and steps alike; of large arrays a dozen entries spread over all. */
function compareWithDifferences({ study }: Outcome): void {
  const { cost, sweep } = study;
  assert.ok(cost && sweep);
  const values: Values = new Map();
  evaluate(cost.node, catalogue, values);
  let compared = 0;
  for (const b of study.trace.bindings) {
    const adjoint = b.node && sweep.adjoints.get(b.node.id);
    if (!b.node || !adjoint || study.variables.isSize(b) || !isSmooth(b.node)) continue;
    const Xbar = evaluate(adjoint.node, catalogue, values);
    const symmetric = isSymmetric(evaluate(b.node, catalogue, values)) && study.nodes.some((n) => n.op === "chol");
    const check = checkAdjoint(cost.node, b.node, Xbar, catalogue, values, { entries: spread(Xbar), symmetric });
    // What differences leave open themselves is no fault of the adjoint.
    const open = Math.min(check.resolution, 1e-6);
    assert.ok(
      check.maxRelativeError <= 1e-7 + open,
      `${b.name}: ${check.maxRelativeError} (differences see ${check.resolution})`,
    );
    compared += 1;
  }
  assert.ok(compared >= 3, "nearly nothing was compared");
}

/** Truth values jump, so differences of them mean nothing. */
function isSmooth(node: Node): boolean {
  return catalogue.get(node.op)?.mask !== true;
}

/** What leads to a Cholesky factor is symmetric and changes symmetrically, by the convention its row names. */
function isSymmetric({ size: [n = 0, m = 0, ...more], data }: Tensor): boolean {
  if (n !== m || n < 2 || more.length > 0) return false;
  return data.every((x, k) => x === data[(k % n) * n + Math.floor(k / n)]);
}

function spread(t: Tensor): number[] {
  const n = t.data.length;
  const step = Math.max(1, Math.floor(n / 12));
  return Array.from({ length: Math.ceil(n / step) }, (_, i) => i * step);
}

function compareWithProgram(extension: string, run: (files: readonly string[]) => string, rank: number): void {
  const files = gallery.map((e) => e.file).filter((f) => f.endsWith(`.${extension}`));
  const real = JSON.parse(run(files)) as Record<string, Record<string, unknown>>;
  for (const file of files) {
    const { study } = open(file);
    const values: Values = new Map();
    // What a name holds in the end, of the names that a function does not take with it.
    const last = new Map(study.trace.bindings.filter((b) => b.frames.length === 0).map((b) => [b.name, b]));
    for (const b of last.values()) {
      if (!b.node) continue;
      const ours = evaluate(b.node, catalogue, values);
      const theirs = (real[file] as Record<string, unknown>)[b.name];
      assert.ok(theirs !== undefined, `${file}: ${b.name}`);
      compare(`${file}: ${b.name}`, rank === 2 ? flat(ours) : toNested(ours), theirs);
    }
  }
}

/** Octave's numbers come column by column. */
function flat(t: Tensor): number[] {
  const backwards = t.size.map((_, i) => t.size.length - 1 - i);
  return [...permute(t, backwards).data];
}

function compare(what: string, ours: unknown, theirs: unknown): void {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    assert.equal(ours.length, theirs.length, what);
    for (const [i, o] of ours.entries()) compare(what, o, theirs[i]);
    return;
  }
  assert.ok(typeof ours === "number" && typeof theirs === "number", `${what}: shapes differ`);
  const scale = Math.max(1, Math.abs(theirs));
  assert.ok(Math.abs(ours - theirs) <= 1e-12 * scale, `${what}: ${ours}, really ${theirs}`);
}

function pythonProgram(files: readonly string[]): string {
  return `
import json, numpy as np
out = {}
for f in ${JSON.stringify(files)}:
    env = {}
    exec(open(${JSON.stringify(`${process.cwd()}/media/examples/`)} + f).read(), env)
    out[f] = {k: np.asarray(v, float).tolist() for k, v in env.items() if isinstance(v, (int, float, np.ndarray, np.generic))}
print(json.dumps(out))
`;
}

function octaveProgram(files: readonly string[]): string {
  const runs = files.map(
    (f) => `
clear -x out
source(${quoted(`${process.cwd()}/media/examples/${f}`)});
for name_ = who()'
  if isnumeric(eval(name_{1})) || islogical(eval(name_{1}))
    printf('%s%s:[%s]', sep_, ['"' name_{1} '"'], strjoin(arrayfun(@(x) sprintf('%.17g', x), double(eval(name_{1}))(:)', 'UniformOutput', false), ','));
    sep_ = ',';
  end
end`,
  );
  return `printf('{');\n${runs.map((r, i) => `printf('${i > 0 ? "," : ""}"${files[i]}":{'); ${r.replace("clear -x out", "clear all; sep_ = '';")}\nprintf('}');`).join("\n")}\nprintf('}');`;
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
