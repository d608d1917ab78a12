/** Matrix products against loops, register-blocked JavaScript, ml-matrix and mathjs (targets 1, 2 and 5). */

import { all, create, type FactoryFunctionMap } from "mathjs";
import { Matrix } from "ml-matrix";
import { useArithmetic } from "../src/numeric/arena";
import { gemm } from "../src/numeric/gemm";
import { plainGemm } from "../src/numeric/plain/gemm";
import { matrixOf } from "../src/numeric/view";
import { arenaOf, ikj, nestedOf, normals } from "./matrices";
import { race, ratio } from "./race";
import { type Finding, report } from "./targets";

const mathjs = create(all as FactoryFunctionMap);

/** Prints targets 1, 2 and 5. */
export function products(): void {
  useArithmetic("strict");
  report("Strict products, n×n (time of the other over ours)", [64, 128, 256, 512].flatMap(large));
  report("Small products, n×n", [3, 4, 10, 24].flatMap(small));
  if (useArithmetic("fast") === "fast") report("Fast arithmetic", fastGains());
  useArithmetic("strict");
}

function large(n: number): Finding[] {
  const [X, Y] = [normals(n, n), normals(n, n)];
  const [A, B, C] = [X, Y, normals(n, n)].map((T) => matrixOf(T));
  const [mlX, mlY] = [X, Y].map((T) => Matrix.from1DArray(n, n, [...T.data]));
  const c = new Float64Array(n * n);
  if (!A || !B || !C || !mlX || !mlY) return [];
  const times = race({
    ours: oursIn(n),
    ikj: () => ikj(X.data, Y.data, c, n),
    blocked: () => plainGemm(A, B, C, "set"),
    ml: () => mlX.mmul(mlY),
  });
  const findings: Finding[] = [
    { target: 1, what: `n = ${n}, loop ikj`, measured: ratio(times, "ikj", "ours"), bound: ["≥", 12] },
    { target: 1, what: `n = ${n}, register-blocked`, measured: ratio(times, "blocked", "ours"), bound: ["≥", 4] },
    { target: 2, what: `n = ${n}, ml-matrix`, measured: ratio(times, "ml", "ours"), bound: ["≥", 7] },
  ];
  return n > 256 ? findings : [...findings, againstMathjs(n)];
}

function againstMathjs(n: number): Finding {
  const [P, Q] = [mathjs.matrix(nestedOf(normals(n, n))), mathjs.matrix(nestedOf(normals(n, n)))];
  const times = race({ ours: oursIn(n), mathjs: () => mathjs.multiply(P, Q) });
  return { target: 2, what: `n = ${n}, mathjs`, measured: ratio(times, "mathjs", "ours"), bound: ["≥", 25] };
}

/** Our product of matrices that lie in an arena, as a plan has them. */
function oursIn(n: number): () => void {
  const arena = arenaOf(2 ** 25);
  const [A, B, C] = [normals(n, n), normals(n, n), normals(n, n)].map((T) => matrixOf(arena.place(T)));
  if (!A || !B || !C) throw new Error("no matrices");
  return () => gemm(A, B, C);
}

function small(n: number): Finding[] {
  const [X, Y, c] = [normals(n, n), normals(n, n), new Float64Array(n * n)];
  const [P, Q] = [mathjs.matrix(nestedOf(X)), mathjs.matrix(nestedOf(Y))];
  const times = race({
    ours: oursIn(n),
    ikj: () => ikj(X.data, Y.data, c, n),
    mathjs: () => mathjs.multiply(P, Q),
  });
  const loop = { target: 5, what: `n = ${n}, loop ikj`, measured: ratio(times, "ikj", "ours") };
  const others = { target: 5, what: `n = ${n}, mathjs`, measured: ratio(times, "mathjs", "ours") };
  return n === 10
    ? [
        { ...loop, bound: ["≥", 6] },
        { ...others, bound: ["≥", 80] },
      ]
    : [{ ...loop, bound: ["≥", 3] }];
}

/** What rounding once gains. */
function fastGains(): Finding[] {
  return [128, 512].map((n) => {
    const fast = oursIn(n);
    useArithmetic("strict");
    const times = race({ fast, strict: oursIn(n) });
    useArithmetic("fast");
    return { target: 2, what: `n = ${n}, strict`, measured: ratio(times, "strict", "fast"), bound: ["≥", 1.15] };
  });
}
