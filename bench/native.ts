/** Against NumPy with its LAPACK, in a process of its own, where there is one (targets 3, 6 and 7). */

import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { type Tensor, tensor } from "../src/core/tensor";
import { useArithmetic } from "../src/numeric/arena";
import { gemm } from "../src/numeric/gemm";
import { cholesky, inverse, logDeterminant, solve } from "../src/numeric/linear";
import { matmul } from "../src/numeric/matmul";
import { sum } from "../src/numeric/reduce";
import { matrixOf } from "../src/numeric/view";
import { arenaOf, normals } from "./matrices";
import { best, median, rounds } from "./race";
import { type Finding, report } from "./targets";

const server = `
import sys, time, numpy as np
rng = np.random.default_rng(1)
for line in sys.stdin:
    what, n, ms = line.split(); n = int(n); limit = float(ms) / 1e3
    if what == "sum": x = rng.standard_normal(n); f = lambda: x.sum()
    else:
        A = rng.standard_normal((n, n)); B = rng.standard_normal((n, n)); S = A @ A.T + n * np.eye(n); b = rng.standard_normal((n, n))
        f = {"matmul": lambda: A @ B, "cholesky": lambda: np.linalg.cholesky(S), "logdet": lambda: np.linalg.slogdet(S),
             "inverse": lambda: np.linalg.inv(S), "solve": lambda: np.linalg.solve(S, b)}[what]
    f(); k = 0; start = time.perf_counter(); t = 0.0
    while t < limit: f(); k += 1; t = time.perf_counter() - start
    print(t / k * 1e3, flush=True)
`;

/** Prints targets 3, 6 and 7, or that there is no NumPy. */
export async function native(): Promise<void> {
  if (spawnSync("python3", ["-c", "import numpy"]).status !== 0) {
    console.log("\nNo NumPy here: targets 3 and 7 are left out.");
    return;
  }
  const numpy = new NumPy();
  for (const arithmetic of ["strict", "fast"] as const) {
    if (useArithmetic(arithmetic) !== arithmetic) continue;
    const findings: Finding[] = [];
    for (const n of [128, 256, 512, 1024]) findings.push(await product(numpy, n, arithmetic === "fast" ? 2.2 : 3));
    if (arithmetic === "strict") findings.push(await total(numpy));
    for (const n of [256, 512]) findings.push(...(await factorisations(numpy, n)));
    report(
      `NumPy, one thread, ${arithmetic} (our time over its, best over best for products; sum: its over ours)`,
      findings,
    );
  }
  numpy.end();
  useArithmetic("strict");
}

/** A Python that times what it is asked to. */
class NumPy {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;

  constructor() {
    const env = { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
    this.process = spawn("python3", ["-c", server], { env });
    this.reader = createInterface(this.process.stdout);
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  /** Milliseconds of one call. */
  async time(what: string, n: number, ms: number): Promise<number> {
    this.process.stdin.write(`${what} ${n} ${ms}\n`);
    return Number((await this.lines.next()).value);
  }

  end(): void {
    this.process.stdin.end();
    this.reader.close();
  }
}

async function paired(
  numpy: NumPy,
  what: string,
  n: number,
  ours: () => unknown,
): Promise<{ ours: number[]; theirs: number[] }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let i = 0; i < 20; i++) ours();
  for (let r = 0; r < rounds; r++) {
    times.ours.push(timed(ours, 40));
    times.theirs.push(await numpy.time(what, n, 40));
  }
  return times;
}

function timed(work: () => unknown, ms: number): number {
  const start = performance.now();
  for (let calls = 1; ; calls++) {
    work();
    const time = performance.now() - start;
    if (time >= ms) return time / calls;
  }
}

async function product(numpy: NumPy, n: number, bound: number): Promise<Finding> {
  const arena = arenaOf(2 ** 26);
  const [A, B, C] = [normals(n, n), normals(n, n), normals(n, n)].map((T) => matrixOf(arena.place(T)));
  if (!A || !B || !C) throw new Error("no matrices");
  const times = await paired(numpy, "matmul", n, () => gemm(A, B, C));
  return { target: 3, what: `product, n = ${n}`, measured: best(times.ours) / best(times.theirs), bound: ["≤", bound] };
}

async function total(numpy: NumPy): Promise<Finding> {
  const X = arenaOf(2 ** 24).place(normals(1_000_000));
  const times = await paired(numpy, "sum", 1_000_000, () => sum(X, [0]));
  const measured = median(times.theirs.map((t, r) => t / (times.ours[r] as number)));
  return { target: 6, what: "sum of a million", measured, bound: ["≥", 1.3] };
}

async function factorisations(numpy: NumPy, n: number): Promise<Finding[]> {
  const B = normals(n, n);
  const S = positive(B, n);
  const works: Readonly<Record<string, readonly [() => Tensor, number]>> = {
    cholesky: [() => cholesky(S), 1.4],
    logdet: [() => logDeterminant(S), 1.4],
    inverse: [() => inverse(S), 1.4],
    solve: [() => solve(S, B), 1.9],
  };
  const findings: Finding[] = [];
  for (const [what, [work, bound]] of Object.entries(works)) {
    const times = await paired(numpy, what, n, work);
    const measured = median(times.ours.map((t, r) => t / (times.theirs[r] as number)));
    findings.push({ target: 7, what: `${what}, n = ${n}`, measured, bound: ["≤", bound] });
  }
  return findings;
}

function positive(B: Tensor, n: number): Tensor {
  const A = matmul(B, B, { transposeY: true });
  return tensor(
    [n, n],
    A.data.map((a, i) => (i % (n + 1) === 0 ? a + n : a)),
  );
}
