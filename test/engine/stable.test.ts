/** Idioms whose plain rules meet 0·∞: the adjoint stays finite and right, the values stay what the code computes. */
import assert from "node:assert/strict";
import type { Language } from "../../src/lang/common/tree";
import { analysisOf } from "./harness";

/** σ(x) */
const sigma = (x: number): number => 1 / (1 + Math.exp(-x));
/** exp(xᵢ)/Σ exp(x), the largest taken off first. */
const softmax = (x: readonly number[]): number[] => {
  const e = x.map((v) => Math.exp(v - Math.max(...x)));
  return e.map((v) => v / e.reduce((a, b) => a + b));
};

const logits = [800, 1, -900, 799];
const both = (python: string, matlab: string): [Language, string][] => [
  ["python", `import numpy as np\na = np.array([${logits.join(", ")}.0])\n${python}\n`],
  ["matlab", `a = [${logits.join(" ")}];\n${matlab}\n`],
];

describe("stable forms of adjoints", () => {
  const p = softmax(logits);
  check("log Σ exp", both("c = np.log(np.sum(np.exp(a)))", "c = log(sum(exp(a)));"), p, /softmax/);
  check(
    "log of a softmax",
    both("P = np.exp(a) / np.sum(np.exp(a))\nc = -np.log(P)[1]", "P = exp(a) / sum(exp(a));\nL = log(P);\nc = -L(2);"),
    p.map((x, i) => x - Number(i === 1)),
    /softmax/,
  );
  check(
    "1/(1 + exp(−a))",
    both("c = np.sum(1 / (1 + np.exp(-a)))", "c = sum(1 ./ (1 + exp(-a)));"),
    logits.map((x) => sigma(x) * sigma(-x)),
    /σ/,
  );
  check(
    "log(1 + exp(a))",
    both("c = np.sum(np.log(1 + np.exp(a)))", "c = sum(log(1 + exp(a)));"),
    logits.map(sigma),
    /σ/,
  );
  check(
    "the root of a squared norm at 0",
    [
      ["python", "import numpy as np\na = np.zeros(4)\nc = np.sqrt(np.sum(a ** 2))\n"],
      ["matlab", "a = zeros(1, 4);\nc = sqrt(sum(a .^ 2));\n"],
    ],
    [0, 0, 0, 0],
    null,
  );

  it("leaves the user's values as the code computes them", async () => {
    const [[language, text]] = both("c = np.log(np.sum(np.exp(a)))", "") as [[Language, string]];
    assert.equal((await analysisOf(text, {}, language)).cost?.value, Number.POSITIVE_INFINITY);
  });

  it("agrees with the plain rule where that is tame", async () => {
    const text =
      "import numpy as np\na = np.array([0.3, -0.2, 1.0])\nE = np.exp(a)\nc = np.sum(np.log(E / np.sum(E)) ** 2)\n";
    const row = (await analysisOf(text, {}, "python")).rows.find(({ name }) => name === "a");
    const q = softmax([0.3, -0.2, 1]);
    const w = q.map((x) => 2 * Math.log(x));
    const total = w.reduce((x, y) => x + y);
    near(
      row?.adjoint.summary?.entries?.flat(),
      w.map((x, i) => x - total * (q[i] ?? 0)),
    );
  });
});

function check(
  title: string,
  texts: readonly [Language, string][],
  expected: readonly number[],
  says: RegExp | null,
): void {
  for (const [language, text] of texts) {
    it(`${title}, ${language}`, async () => {
      const { adjoint } = (await analysisOf(text, {}, language)).rows.find(({ name }) => name === "a") ?? {};
      near(adjoint?.summary?.entries?.flat(), expected);
      if (says) assert.match(adjoint?.convention ?? "", says);
    });
  }
}

function near(found: readonly number[] | undefined, expected: readonly number[]): void {
  assert.equal(found?.length, expected.length);
  for (const [i, x] of expected.entries())
    assert.ok(Math.abs((found?.[i] ?? Number.NaN) - x) <= 1e-12, `entry ${i}: ${found?.[i]}, not ${x}`);
}
