/** Limits: what is said when a file would need more, once for each; and memory that stays below its cap. */
import assert from "node:assert/strict";
import { ValueMemory } from "../../src/autodiff/plan-memory";
import { analyseAtOnce, type Job, type Outcome } from "../../src/engine/analyse";
import { languageSupport } from "../../src/engine/languages";
import { inBytes } from "../../src/engine/limits";
import { type AnalysisOptions, defaultOptions } from "../../src/protocol/engine";
import { analysisOf, bench, rowOf } from "./harness";

const head = "import numpy as np\n";

/** Messages of the findings that speak of limits. */
async function limitsOf(text: string, options: Partial<AnalysisOptions> = {}): Promise<string[]> {
  const { findings } = await analysisOf(text, options);
  return findings.map((f) => f.message).filter((m) => /passes|more than/.test(m));
}

describe("what follows a file stops, with one note,", () => {
  it("after so many passes of a loop", async () => {
    assert.deepEqual(
      await limitsOf(`${head}x = np.ones(2)\nfor i in range(1000):\n    x = x * 1.01\nc = np.sum(x)\n`),
      ["Only the first 200 of 1000 passes are followed"],
    );
  });
  it("after so many values, loops inside of loops included", async () => {
    const loops = "for i in range(200):\n    for j in range(200):\n        x = x * 1.01\n";
    assert.deepEqual(await limitsOf(`${head}x = np.ones(2)\n${loops}c = np.sum(x)\n`), [
      "This file has more than 20,000 values; the rest is not followed",
    ]);
  });
  it("after so many names of numbers that are not values of the graph", async () => {
    const loops = ["i", "j", "k"].map((name, depth) => `${" ".repeat(depth)}for ${name} in range(200):\n`).join("");
    assert.deepEqual(await limitsOf(`${head}x = np.ones(2)\nn = 0\n${loops}   n = 1\nc = np.sum(x)\n`), [
      "This file has more than 20,000 values; the rest is not followed",
    ]);
  });
  it("after so many steps that give nothing", async () => {
    const loops = ["i", "j", "k"].map((name, depth) => `${" ".repeat(depth)}for ${name} in range(200):\n`).join("");
    const limits = await limitsOf(`${head}x = np.ones(2)\n${loops}   pass\nc = np.sum(x)\n`);
    assert.equal(limits.length, 1);
  });
  it("when the time is over, in the middle of a loop", async () => {
    const limits = await limitsOf(
      `${head}A = np.ones((300, 300))\nwhile np.sum(A) > 0:\n    A = A @ A / np.sum(A)\nc = np.sum(A)\n`,
      { maxSeconds: 0.05, maxElements: 1e9 },
    );
    assert.deepEqual(limits, [
      "Following this file takes more than 0.05 s (setting adjoint.limits.seconds); the rest is not followed",
    ]);
  });
  it("and what came before is there", async () => {
    const loops = "for i in range(200):\n    for j in range(200):\n        x = x * 1.01\n";
    const analysis = await analysisOf(`${head}x = np.ones(2)\nc = np.sum(x)\n${loops}`);
    assert.deepEqual([analysis.cost?.value, rowOf(analysis, "c").value?.sum], [2, 2]);
  });
});

describe("numbers that would be too large", () => {
  const huge = `${head}X = np.random.randn(100000, 100000)\nY = X[:3, :3] * 2\nc = np.sum(X) + np.sum(Y)\n`;

  it("are not computed, and the largest value is named", async () => {
    const { withheld } = await analysisOf(huge);
    assert.deepEqual(
      [withheld?.reason, withheld?.message],
      [
        "overMemory",
        "X is 100,000 × 100,000: 80 GB; values are not computed above the limit of 2 GB (setting adjoint.limits.memory); shapes, formulas and costs are shown",
      ],
    );
  });
  it("are not computed for a branch or an index that depends on them", async () => {
    const analysis = await analysisOf(
      `${head}X = np.zeros((100000, 100000))\nif np.sum(X) > 0:\n    y = 1.0\nx = np.ones(3)\nc = np.sum(x)\n`,
    );
    assert.equal(analysis.cost?.name, "c");
    assert.ok(analysis.findings.some((f) => /more numbers than the limit allows/.test(f.message)));
  });
  it("are told by their sum where none is too large by itself", async () => {
    const { withheld } = await analysisOf(`${head}X = np.ones((1000, 1000))\nc = np.sum(np.tanh(X * 2) ** 2)\n`);
    assert.equal(withheld?.reason, "tooLarge");
    assert.match(
      withheld?.message ?? "",
      /^The values together take \d+ MB, of the largest ones X is 1,000 × 1,000: 8 MB; above 32 MB/,
    );
  });
  it("leave those of the last analysis alone", async () => {
    const b = bench();
    b.analyse(`${head}x = np.ones(3)\nc = np.sum(x)\n`);
    await b.settle();
    b.analyse(huge);
    await b.settle();
    b.analyse(`${head}x = np.ones(3)\nc = np.sum(x)\n`);
    await b.settle();
    assert.equal(b.last().cost?.value, 3);
  });
  it("are read in the usual units", () => {
    assert.deepEqual([8, 1500, 96e6, 80e9, 2e12, 3e16].map(inBytes), [
      "8 B",
      "1.5 kB",
      "96 MB",
      "80 GB",
      "2 TB",
      "30,000 TB",
    ]);
  });
});

describe("the memory of a session", () => {
  const maxBytes = 2_000_000;

  it("stays below its cap, whatever is typed", () => {
    const memory = new ValueMemory();
    let last: Outcome | null = null;
    for (let i = 0; i < 40; i++) {
      const size = 60 + (i % 5) * 15;
      const text = `${head}A = np.random.randn(${size}, ${size})\nB = np.tanh(A * ${i})\nc = np.sum(A @ B)\n`;
      const outcome = analyseAtOnce(job(text, memory, { maxBytes, maxElements: 1e9 }));
      assert.equal(outcome?.analysis.withheld, null);
      assert.ok(memory.arena.bytes + memory.arena.spareBytes <= maxBytes, `${i}: ${memory.arena.bytes}`);
      last?.holding.drop();
      last = outcome;
    }
  });
  it("serves another file by letting go of those that are complete", () => {
    const memory = new ValueMemory();
    const text = (name: string) => `${head}A = np.random.randn(200, 200)\nc = np.sum(A ** 2 * ${name})\n`;
    const outcomes = ["2", "3", "4"].map((n) => analyseAtOnce(job(text(n), memory, { maxBytes, maxElements: 1e9 })));
    assert.ok(outcomes.every((o) => o?.analysis.withheld === null));
    assert.ok(memory.arena.bytes <= maxBytes);
    assert.equal(outcomes[0]?.holding.gone, true);
    assert.equal(outcomes[2]?.holding.gone, false);
  });
});

function job(text: string, memory: ValueMemory, options: Partial<AnalysisOptions>): Job {
  const support = languageSupport("python");
  return {
    uri: "file:///m",
    revision: 1,
    language: "python",
    support,
    options: { ...defaultOptions, ...options },
    values: new Map(),
    maxUnnamed: 800,
    memory,
    parse: () => support.parse(text),
    lastGood: () => null,
    lastKnown: () => null,
    file: () => ({ kind: "missing", why: "there is none" }),
    waiting: () => false,
    now: () => performance.now(),
  };
}
