/** The same idea, often the same text, means something else in MATLAB and in NumPy: value and gradient, judged by Octave and NumPy. */

import assert from "node:assert/strict";
import type { Io } from "../../src/cli/io";
import { run } from "../../src/cli/run";
import type { Report } from "../../src/engine/report";
import { numpy, type Oracle, octave } from "../oracles";

/** Lines that make the number `c` of a 3×3 matrix `A`, in both languages. */
const traps: Readonly<Record<string, { readonly matlab: string; readonly python: string }>> = {
  "norm: spectral, or Frobenius": { matlab: "c = norm(A);", python: "c = np.linalg.norm(A)" },
  "std divides by N-1, or by N": { matlab: "c = sum(std(A));", python: "c = np.sum(np.std(A, axis=0))" },
  "var divides by N-1, or by N": { matlab: "c = sum(var(A));", python: "c = np.sum(np.var(A, axis=0))" },
  "Cholesky factors: upper, or lower": {
    matlab: "R = chol(A' * A + eye(3)); c = R(1, 2) + 2 * R(2, 1);",
    python: "R = np.linalg.cholesky(A.T @ A + np.eye(3)); c = R[0, 1] + 2 * R[1, 0]",
  },
  "svd gives V, or its transpose": {
    matlab: "[U, S, V] = svd(A); c = (U(1, 1) * V(2, 1))^2;",
    python: "U, S, V = np.linalg.svd(A); c = (U[0, 0] * V[1, 0])**2",
  },
  "* is a matrix product, or entry by entry": {
    matlab: "C = A * A; c = sum(C(:) .* (1:9)');",
    python: "C = A * A; c = np.sum(C.ravel(order='F') * np.arange(1, 10))",
  },
  "powers of matrices, or of entries": {
    matlab: "C = A ^ 2; c = C(1, 2) + 3 * C(3, 1);",
    python: "C = A ** 2; c = C[0, 1] + 3 * C[2, 0]",
  },
  "/ solves, or divides entries": {
    matlab: "C = A / (A + eye(3)); c = C(1, 2) + 3 * C(3, 1);",
    python: "C = A / (A + np.eye(3)); c = C[0, 1] + 3 * C[2, 0]",
  },
  "reshape goes by columns, or by rows": {
    matlab: "B = reshape(A, 1, 9); c = sum(B .* (1:9));",
    python: "B = A.reshape(1, 9); c = np.sum(B * np.arange(1, 10))",
  },
  "A(:) goes by columns, ravel by rows": {
    matlab: "v = A(:); c = v(2)^2 + v(7);",
    python: "v = A.ravel(); c = v[1]**2 + v[6]",
  },
  "one index: an entry, or a row": { matlab: "c = sum(A(2).^2);", python: "c = np.sum(A[1]**2)" },
  "sum of one row: a number, or the row": {
    matlab: "r = A(1, :); c = sum(sum(r).^2);",
    python: "r = A[0:1, :]; c = np.sum(np.sum(r, axis=0)**2)",
  },
  "sum without an axis: by columns, or of all": { matlab: "c = sum(sum(A).^2);", python: "c = np.sum(np.sum(A)**2)" },
  "mean without an axis": { matlab: "c = sum(mean(A).^2);", python: "c = np.sum(np.mean(A)**2)" },
  "min without an axis": { matlab: "c = sum(min(A));", python: "c = np.sum(np.min(A))" },
  "cumsum without an axis": { matlab: "c = sum(sum(cumsum(A).^2));", python: "c = np.sum(np.cumsum(A)**2)" },
  "diff by rows, or by columns": { matlab: "c = sum(sum(diff(A).^2));", python: "c = np.sum(np.diff(A)**2)" },
  "sort by columns, or by rows": {
    matlab: "S = sort(A); c = sum(sum(S(1, :).^2));",
    python: "S = np.sort(A); c = np.sum(S[0, :]**2)",
  },
  "dot by columns, or a matrix product": { matlab: "c = sum(dot(A, A));", python: "c = np.sum(np.dot(A, A))" },
  "mean of rows stays a column, or becomes a row": {
    matlab: "B = A - mean(A, 2); c = sum(sum(B.^2));",
    python: "B = A - np.mean(A, axis=1); c = np.sum(B**2)",
  },
  "vectors have a direction, or none": {
    matlab: "x = A(:, 1); B = x - x'; c = sum(sum(B.^2));",
    python: "x = A[:, 0]; B = x - x.T; c = np.sum(B**2) + x[0]",
  },
  "the place of a maximum counts from 1, or from 0": {
    matlab: "[m, i] = max(A(:, 1)); c = m * i + A(i, 2);",
    python: "m, i = np.max(A[:, 0]), np.argmax(A[:, 0]); c = m * i + A[i, 1]",
  },
  "assignments copy, or give another name": {
    matlab: "B = A; B(1, 1) = 0; c = sum(sum(A .* A));",
    python: "B = A; B[0, 0] = 0; c = np.sum(A * A)",
  },
  "ranges include their end, or do not": { matlab: "c = sum(A(1, 1:2).^2);", python: "c = np.sum(A[0, 1:2]**2)" },
  "steps of ranges": {
    matlab: "k = 3:-1:1; c = sum(A(k, 1) .* k');",
    python: "k = np.arange(2, 0, -1); c = np.sum(A[k, 0] * k)",
  },
  "convolutions turn the kernel, correlations do not": {
    matlab: "v = conv(A(1, :), [1 2 3]); c = v(2);",
    python: "v = np.correlate(A[0], np.array([1.0, 2.0, 3.0]), 'full'); c = v[1]",
  },
  "lists of positions pick a block, or entries": {
    matlab: "B = A([1 2], [2 3]); c = sum(sum(B.^2));",
    python: "B = A[[0, 1], [1, 2]]; c = np.sum(B**2)",
  },
  "masks go by columns, or by rows": {
    matlab: "v = A(A > 0); c = sum(v .* (1:numel(v))');",
    python: "v = A[A > 0]; c = np.sum(v * np.arange(1, v.size + 1))",
  },
};

const entries = [
  [2, 0.3, -0.5],
  [0.1, 1.7, 0.4],
  [-0.2, 0.6, 2.5],
];
const step = 1e-5;

/** Value and differences of every program, as the language itself computes them. */
const judges = {
  matlab: (oracle: Oracle, programs: readonly string[]) =>
    oracle.run(
      `${programs.map((text, i) => `function c = f${i}(A)\n${text}\nend`).join("\n")}
       A = [${entries.map((row) => row.join(" ")).join("; ")}];
       for k = 0:${programs.length - 1}
         f = str2func(sprintf("f%d", k)); G = zeros(3);
         for i = 1:9
           P = A; P(i) += ${step}; M = A; M(i) -= ${step}; G(i) = (f(P) - f(M)) / ${2 * step};
         end
         printf("%.15g ", [f(A); reshape(G', 9, 1)]); printf("\\n");
       end`,
    ),
  python: (oracle: Oracle, programs: readonly string[]) =>
    oracle.run(
      `import numpy as np
${programs.map((text, i) => `def f${i}(A):\n    A = A.copy(); ${text}\n    return c`).join("\n")}
A = np.array(${JSON.stringify(entries)})
for f in [${programs.map((_, i) => `f${i}`).join(", ")}]:
    G = np.zeros((3, 3))
    for i in range(3):
        for j in range(3):
            P, M = A.copy(), A.copy()
            P[i, j] += ${step}; M[i, j] -= ${step}
            G[i, j] = (f(P) - f(M)) / ${2 * step}
    print(*(repr(float(x)) for x in [f(A), *G.ravel()]))`,
    ),
};

for (const language of ["matlab", "python"] as const) {
  describe(`Dialect traps, ${language}`, () => {
    let judged: readonly (readonly number[])[] = [];
    before(function () {
      const oracle = language === "matlab" ? octave() : numpy();
      if (!oracle) return this.skip();
      const programs = Object.values(traps).map((trap) => trap[language]);
      const lines = judges[language](oracle, programs).trim().split("\n");
      judged = lines.map((line) => line.trim().split(/\s+/).map(Number));
    });

    for (const [i, [title, trap]] of Object.entries(traps).entries()) {
      it(title, () => {
        const [value = Number.NaN, ...slopes] = judged[i] ?? [];
        const ours = adjointOf(trap[language], language);
        assert.ok(Math.abs(ours.value - value) <= 1e-12 * Math.max(1, Math.abs(value)), `${ours.value}, not ${value}`);
        for (const [k, slope] of slopes.entries())
          assert.ok(Math.abs((ours.gradient[k] ?? 0) - slope) <= 1e-7, `∂c/∂A${k}: ${ours.gradient[k]}, not ${slope}`);
      });
    }
  });
}

/** What Adjoint says of the cost and of the adjoint of `A`, entry by entry in rows. */
function adjointOf(program: string, language: "matlab" | "python"): { value: number; gradient: number[] } {
  const matrix = entries.map((row) => row.join(", "));
  const header =
    language === "matlab"
      ? `A = [${matrix.join("; ")}];`
      : `import numpy as np\nA = np.array([[${matrix.join("], [")}]])`;
  const text = `${header}\n${program.replace(/; (?=\w+ = |c = |B\[)/g, language === "matlab" ? ";\n" : "\n")}\n`;
  let out = "";
  const io: Io = {
    out: (part) => {
      out += part;
    },
    err: (part) => assert.fail(part),
    read: () => new TextEncoder().encode(text),
    list: () => [],
    beside: (_, relative) => relative,
    now: () => 0,
  };
  run(["show", language === "matlab" ? "t.m" : "t.py", "--json", "--values", "--cost", "c"], io);
  const report = JSON.parse(out) as Report;
  const row = report.nodes.find(({ key }) => key === "A#1");
  return { value: Number(report.cost?.value), gradient: [row?.adjoint.value ?? []].flat(3).map(Number) };
}
