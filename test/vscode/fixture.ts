/** A small analysis to test against: the lecture's K = inv(A) * B. */

import type { AdjointRow, Analysis, Costs, Finding, Flops, Range, Row, Summary } from "../../src/protocol/analysis";

/** The text that `lecture` is the analysis of. */
export const lectureText = "A = randn(5);\nB = randn(5, 3);\nK = inv(A) * B;\nc = sum(K(:).^2);\n";

export function range(line: number, column: number, endColumn: number): Range {
  return { line, column, endLine: line, endColumn };
}

export function flops(pretty: string, count = 0): Flops {
  return { poly: pretty, pretty, count };
}

export function summary(norm: number): Summary {
  const picture = { rows: 1, columns: 1, cells: [norm] };
  const index = { minAt: [1, 1], maxAt: [1, 1] };
  const counts = { zeros: 0, nans: 0, infs: 0, bytes: 8, picture, entries: null };
  return { norm, min: 0, max: norm, mean: 0, sum: 0, sumAbs: 0, ...index, ...counts };
}

export function adjoint(shape: readonly string[], size: readonly number[], more: Partial<AdjointRow> = {}): AdjointRow {
  const nothing = { why: null, convention: null, formula: null, latex: null, terms: [], summary: null };
  return { status: "ok", shape, size, ...nothing, ...more };
}

const costs: Costs = { forward: flops("1"), reverse: flops("2"), tangent: flops("3"), naive: flops("4") };

export function row(key: string, more: Partial<Row> = {}): Row {
  const name = key.split("#")[0] ?? null;
  return {
    key,
    name,
    barred: `${name}\u0304`,
    op: "matmul",
    summary: "The matrix product.",
    role: "step",
    state: "live",
    why: null,
    range: range(1, 1, 2),
    expression: range(1, 5, 10),
    text: "",
    formula: "",
    latex: "",
    iteration: null,
    frames: [],
    shape: ["5", "3"],
    size: [5, 3],
    source: "computed",
    value: null,
    edge: null,
    adjoint: adjoint(["5", "3"], [5, 3]),
    flops: costs,
    sends: [],
    ...more,
  };
}

export function analysis(rows: readonly Row[], more: Partial<Analysis> = {}): Analysis {
  return {
    uri: "file:///lecture.m",
    revision: 1,
    language: "matlab",
    phase: "numbers",
    entry: null,
    entries: [],
    cost: null,
    dims: [],
    rows,
    sweep: [],
    places: [],
    findings: [],
    outline: { definitions: [], names: [], modules: {} },
    costs,
    withheld: null,
    stale: false,
    elapsed: { parse: 0.5, trace: 0.5, sweep: 0.5, evaluate: 0.6 },
    ...more,
  };
}

const A = row("A#1", {
  role: "input",
  source: "random",
  text: "randn(5)",
  range: range(1, 1, 2),
  shape: ["5", "5"],
  size: [5, 5],
  adjoint: adjoint(["5", "5"], [5, 5], { formula: "−A⁻ᵀ K̄ Kᵀ", summary: summary(4.3101) }),
});
const B = row("B#1", { role: "input", text: "randn(5, 3)", range: range(2, 1, 2) });
const inverse = row("inv#1", {
  name: null,
  barred: null,
  op: "inv",
  summary: "The inverse of a square matrix.",
  text: "inv(A)",
});
const K = row("K#1", {
  text: "inv(A) * B",
  range: range(3, 1, 2),
  adjoint: adjoint(["5", "3"], [5, 3], { summary: summary(3.96) }),
  sends: [
    { target: "Ā", formula: "−A⁻ᵀ K̄ Kᵀ", latex: "", flops: flops("4 n²m") },
    { target: "B#1", formula: "A⁻ᵀ K̄", latex: "", flops: flops("2 n²m") },
  ],
});
const c = row("c#1", { role: "cost", range: range(4, 1, 2), shape: ["1", "1"], size: [1, 1], text: "sum(K(:).^2)" });

/** Its analysis. */
export const lecture: Analysis = analysis([A, B, inverse, K, c], {
  cost: { name: "c", key: "c#1", line: 4, value: 15.7 },
  places: [
    { range: range(3, 1, 2), row: "K#1" },
    { range: range(3, 5, 15), row: "K#1" },
    { range: range(3, 5, 11), row: "inv#1" },
    { range: range(3, 9, 10), row: "A#1" },
    { range: range(3, 14, 15), row: "B#1" },
    { range: range(4, 1, 2), row: "c#1" },
  ],
});

export function finding(code: string, line: number, more: Partial<Finding> = {}): Finding {
  return {
    code,
    severity: "error",
    message: `${code} here`,
    range: range(line, 1, 5),
    related: [],
    fix: null,
    ...more,
  };
}
