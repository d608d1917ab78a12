/** The adjoints of Z = XY by the dense Jacobian and by the rule: time against n (target 11). */

import { ikj, normals } from "./matrices";
import { best, race } from "./race";
import { report } from "./targets";

const sizes = [8, 12, 16, 24, 32, 48, 64, 96];

/** Prints target 11: exponents fitted on n = 8…96, and how many times slower the Jacobian is at n = 64. */
export function naive(): void {
  const points = sizes.map((n) => ({ n, ...timesOf(n) }));
  const at64 = points.find(({ n }) => n === 64);
  report("Adjoints of Z = XY, in JavaScript", [
    {
      target: 11,
      what: "exponent of the Jacobian, from 3.75",
      measured: slope(points, "jacobian"),
      bound: ["≥", 3.75],
      unit: "",
    },
    {
      target: 11,
      what: "exponent of the Jacobian, to 4.25",
      measured: slope(points, "jacobian"),
      bound: ["≤", 4.25],
      unit: "",
    },
    {
      target: 11,
      what: "exponent of the rule, from 2.8",
      measured: slope(points, "rule"),
      bound: ["≥", 2.8],
      unit: "",
    },
    { target: 11, what: "exponent of the rule, to 3.2", measured: slope(points, "rule"), bound: ["≤", 3.2], unit: "" },
    {
      target: 11,
      what: "Jacobian over rule at n = 64",
      measured: (at64?.jacobian ?? 0) / (at64?.rule ?? 1),
      bound: ["≥", 40],
    },
  ]);
}

function timesOf(n: number): { jacobian: number; rule: number } {
  const [X, Y, Zbar] = [normals(n, n).data, normals(n, n).data, normals(n, n).data];
  const [Xbar, Ybar] = [new Float64Array(n * n), new Float64Array(n * n)];
  const [Xt, Yt] = [transposed(X, n), transposed(Y, n)];
  const times = race(
    {
      rule: () => {
        ikj(Zbar, Yt, Xbar, n);
        ikj(Xt, Zbar, Ybar, n);
      },
      jacobian: () => contract(X, Y, Zbar, Xbar, Ybar, n),
    },
    10,
  );
  return { jacobian: best(times.jacobian), rule: best(times.rule) };
}

/** X̄ᵢₖ = Σ Z̄ₐⱼ ∂Zₐⱼ/∂Xᵢₖ and Ȳₖⱼ likewise, every partial derivative formed where it is needed, most of them 0. */
function contract(
  X: Float64Array,
  Y: Float64Array,
  Zbar: Float64Array,
  Xbar: Float64Array,
  Ybar: Float64Array,
  n: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      let s = 0;
      let t = 0;
      for (let a = 0; a < n; a++) {
        for (let j = 0; j < n; j++) {
          const z = Zbar[a * n + j] as number;
          s += z * (a === i ? (Y[k * n + j] as number) : 0);
          t += z * (j === k ? (X[a * n + i] as number) : 0);
        }
      }
      Xbar[i * n + k] = s;
      Ybar[i * n + k] = t;
    }
  }
}

function transposed(X: Float64Array, n: number): Float64Array {
  return X.map((_, i) => X[(i % n) * n + Math.floor(i / n)] as number);
}

/** The exponent of n, by least squares on logarithms. */
function slope(points: readonly { n: number; jacobian: number; rule: number }[], which: "jacobian" | "rule"): number {
  const xs = points.map(({ n }) => Math.log(n));
  const ys = points.map((point) => Math.log(point[which]));
  const [x0, y0] = [xs, ys].map((v) => v.reduce((a, b) => a + b, 0) / v.length) as [number, number];
  const above = xs.reduce((s, x, i) => s + (x - x0) * ((ys[i] as number) - y0), 0);
  return above / xs.reduce((s, x) => s + (x - x0) ** 2, 0);
}
