/** Sample models that strain the panel: a file with troubles, a loop, a long file. */

import type { Analysis, Row } from "../../src/protocol/analysis";
import { adjoint, analysis, at, costs, finding, flops, matrix, row, summarise, term } from "./samples";

/** NaN, opaque, stale, no gradient, unknown. */
export function troubled(): Analysis {
  const nans = matrix(4, 6, 7).map((line, r) =>
    line.map((x, c) => (r === 2 && c > 1 ? Number.NaN : r === 0 && c === 5 ? Number.POSITIVE_INFINITY : x)),
  );
  const m = { shape: ["4", "6"], size: [4, 6] };
  const rows: Row[] = [
    row({
      name: "x",
      role: "input",
      line: 1,
      source: "given",
      ...m,
      value: summarise(matrix(4, 6, 2)),
      adjoint: adjoint({ of: nans, formula: "L̄ ⊘ x", latex: "\\bar{L}\\oslash x" }),
    }),
    row({
      name: "labels",
      role: "input",
      line: 2,
      source: "random",
      shape: ["4"],
      size: [4],
      value: summarise([[0, 2, 1, 1]]),
      adjoint: adjoint({ status: "none", why: "labels is used as an index, which has no derivative" }),
    }),
    row({
      name: "sigma",
      role: "input",
      line: 3,
      source: "random",
      value: summarise([[0.31]]),
      adjoint: adjoint({ status: "unknown", why: "q on line 8 is in the way: while loops are not followed" }),
    }),
    row({
      name: "L",
      line: 5,
      text: "np.log(x)",
      formula: "log(x)",
      latex: "\\log(x)",
      op: "log",
      ...m,
      value: summarise(nans),
      adjoint: adjoint({ of: matrix(4, 6, 3), formula: "1 ⊘ N", latex: "\\tfrac{1}{N}" }),
    }),
    row({
      name: "r",
      line: 6,
      text: "np.floor(x)",
      formula: "floor(x)",
      op: "floor",
      ...m,
      value: summarise(matrix(4, 6, 4)),
      adjoint: adjoint({ status: "zero", why: "floor has gradient 0 almost everywhere" }),
    }),
    row({
      name: "h",
      line: 7,
      text: "np.tanh(L +",
      formula: "tanh(L)",
      latex: "\\tanh(L)",
      state: "stale",
      why: "line 7 is not complete: as of its last good version",
      ...m,
      value: summarise(matrix(4, 6, 5)),
      adjoint: adjoint({ of: matrix(4, 6, 6), formula: "c̄ / N", latex: "\\bar{c}/N" }),
    }),
    row({
      name: "q",
      line: 8,
      text: "search(sigma)",
      formula: "search(σ)",
      state: "opaque",
      why: "while loops are outside the NumPy subset; lines 12–15 are skipped",
      shape: null,
      adjoint: adjoint({ status: "unknown", why: "the value itself is unknown" }),
    }),
    row({
      name: "c",
      role: "cost",
      line: 9,
      text: "h.mean()",
      formula: "mean(h)",
      latex: "\\operatorname{mean}(h)",
      op: "mean",
      value: summarise([[Number.NaN]]),
      adjoint: adjoint({ of: [[1]], formula: "1", latex: "1" }),
    }),
  ];
  return analysis(rows, {
    uri: "file:///trouble.py",
    stale: true,
    costs: costs(flops("96", 96), flops("120", 120), flops("2304", 2304), flops("1152", 1152)),
    findings: [
      finding({
        code: "shape-mismatch",
        message: "A * B: inner sizes differ, A is 4×3 and B is 4×2",
        range: at(7),
        related: [
          { range: at(2), message: "A gets 3 columns here" },
          { range: at(3), message: "B gets 4 rows here" },
        ],
      }),
      finding({
        code: "nan-origin",
        severity: "warning",
        message: "First NaN: log met x(3) = −0.12",
        range: at(5),
        related: [{ range: at(9), message: "spreads to h, c" }],
      }),
      finding({
        code: "unsupported",
        severity: "information",
        message: "while loops are outside the NumPy subset; lines 12–15 are skipped",
        range: at(8),
      }),
    ],
  });
}

/** A power iteration: one row per name, six passes. */
export function loop(): Analysis {
  const passes = [1, 2, 3, 4, 5, 6];
  const v = { shape: ["n", "1"], size: [8, 1] };
  const rows: Row[] = [
    row({
      name: "A",
      role: "input",
      line: 1,
      source: "random",
      shape: ["n", "n"],
      size: [8, 8],
      value: summarise(matrix(8, 8, 1), 1),
      adjoint: adjoint({
        of: matrix(8, 8, 2),
        base: 1,
        formula: "Σ ūₖ vₖ₋₁ᵀ",
        latex: "\\sum_k \\bar{u}_k v_{k-1}^{\\top}",
        terms: passes.map((k) => term(`u#1[${k}]`, 4, "ū vᵀ", "\\bar{u}\\,v^{\\top}", 2 ** (k - 6))),
      }),
    }),
    row({
      name: "v0",
      role: "input",
      line: 2,
      source: "random",
      ...v,
      value: summarise(matrix(8, 1, 3), 1),
      adjoint: adjoint({ of: matrix(8, 1, 4, 0.1), base: 1, formula: "Aᵀ ū", latex: "A^{\\top}\\bar{u}" }),
    }),
    ...passes.flatMap((k) => [
      row({
        name: "u",
        key: `u#1[${k}]`,
        line: 4,
        text: "A*v",
        formula: "A v",
        latex: "A\\,v",
        op: "matmul",
        iteration: [k],
        ...v,
        value: summarise(matrix(8, 1, 10 + k), 1),
        adjoint: adjoint({
          of: matrix(8, 1, 20 + k, 0.1 * k),
          base: 1,
          formula: "v̄ / ‖u‖ − u uᵀ v̄ / ‖u‖³",
          latex: "\\frac{\\bar{v}}{\\lVert u\\rVert}-\\frac{u\\,u^{\\top}\\bar{v}}{\\lVert u\\rVert^{3}}",
        }),
        flops: costs(flops("2*n^2", 128), flops("4*n^2", 256), flops("2*n^3", 1024), flops("4*n^3", 2048)),
      }),
      row({
        name: "v",
        key: `v#1[${k}]`,
        line: 5,
        text: "u/norm(u)",
        formula: "u / ‖u‖",
        latex: "u/\\lVert u\\rVert",
        op: "divide",
        iteration: [k],
        ...v,
        value: summarise(matrix(8, 1, 30 + k), 1),
        adjoint: adjoint({ of: matrix(8, 1, 40 + k, 0.1 * k), base: 1, formula: "Aᵀ ū", latex: "A^{\\top}\\bar{u}" }),
      }),
    ]),
    row({
      name: "c",
      role: "cost",
      line: 7,
      text: "v'*A*v",
      formula: "vᵀ A v",
      latex: "v^{\\top}A\\,v",
      op: "matmul",
      shape: ["1", "1"],
      size: [1, 1],
      value: summarise([[3.0817]], 1),
      adjoint: adjoint({ of: [[1]], base: 1, formula: "1", latex: "1" }),
    }),
  ];
  return analysis(rows, {
    uri: "file:///power.m",
    language: "matlab",
    dims: [{ name: "n", size: 8, source: "declared" }],
    costs: costs(flops("14*n^2", 900), flops("28*n^2", 1800), flops("14*n^4", 57344), flops("24*n^3", 12288)),
  });
}

/** A long file: 4 inputs and `count` steps. */
export function long(count = 300): Analysis {
  const n = { shape: ["N", "N"], size: [16, 16] };
  const inputs = ["A", "B", "C", "D"].map((name, i) =>
    row({
      name,
      role: "input",
      line: i + 1,
      source: "given",
      ...n,
      value: summarise(matrix(16, 16, i)),
      adjoint: adjoint({ of: matrix(16, 16, i + 50), formula: `x̄₁ ${name}ᵀ` }),
    }),
  );
  const steps = Array.from({ length: count }, (_, i) =>
    row({
      name: `x${i}`,
      line: i + 6,
      text: `x${i - 1} @ A + B`,
      formula: `x${i - 1} A + B`,
      op: "add",
      role: i === count - 1 ? "cost" : "step",
      ...n,
      value: summarise(matrix(16, 16, i)),
      adjoint: adjoint({ of: matrix(16, 16, i + 1), formula: `x̄${i + 1} Aᵀ` }),
    }),
  );
  return analysis([...inputs, ...steps], { uri: "file:///long.py" });
}
