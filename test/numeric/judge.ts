/** Comparing arrays, with each other and with what NumPy makes of the same entries. */

import assert from "node:assert/strict";
import type { Context } from "mocha";
import { count, fromNested, type Tensor, tensor } from "../../src/core/tensor";
import { generator, seedOf } from "../../src/numeric/random";
import { numpy } from "../oracles";

/** Standard normal entries; the same for the same size and seed. */
export function normals(size: readonly number[], seed = "a"): Tensor {
  const { normal } = generator(seedOf(`${seed}:${size.join("x")}`));
  return tensor(size, Float64Array.from({ length: count(size) }, normal));
}

/** Nested lists as an array. */
export function nested(value: unknown): Tensor {
  const t = fromNested(value);
  assert.ok(t, "ragged lists");
  return t;
}

/** Asserts equal sizes, and entries equal up to `tolerance` times the largest entry (or 1, if that is more). */
export function close(actual: Tensor, expected: Tensor, tolerance = 1e-13, what = ""): void {
  assert.deepEqual([...actual.size], [...expected.size], `${what} size`);
  assert.equal(actual.data.length, count(actual.size), `${what} number of entries`);
  const scale = expected.data.reduce((m, x) => (Number.isFinite(x) ? Math.max(m, Math.abs(x)) : m), 1);
  expected.data.forEach((e, i) => {
    const a = actual.data[i] as number;
    const same = Object.is(a, e) || a === e || Math.abs(a - e) <= tolerance * scale;
    assert.ok(same, `${what} entry ${i} of ${actual.size.join("×")}: ${a} instead of ${e}`);
  });
}

/** Asserts that two numbers agree to a relative error. */
export function near(actual: number, expected: number, relative = 1e-14, what = ""): void {
  const same = Object.is(actual, expected) || actual === expected;
  assert.ok(
    same || Math.abs(actual - expected) <= relative * Math.abs(expected),
    `${what}: ${actual} instead of ${expected}`,
  );
}

/** What we computed, the Python expression that should give the same, and how near. */
export type Claim = readonly [ours: Tensor, python: string, tolerance?: number];

/** Holds claims against NumPy in one run; `given` are the arrays the expressions may use. Skips where there is no NumPy. */
export function againstNumpy(test: Context, given: Readonly<Record<string, Tensor>>, claims: readonly Claim[]): void {
  const oracle = numpy();
  if (!oracle) {
    test.skip();
    return;
  }
  const lists = Object.entries(given).map(([name, t]) => `"${name}": (${list(t.size)}, ${list(t.data)})`);
  const results = oracle.run(`
import numpy as np, math
np.seterr(all="ignore")
NaN, Infinity = float("nan"), float("inf")
for name, (size, data) in {${lists.join(", ")}}.items():
    globals()[name] = np.array(data, dtype=float).reshape(size)
for value in [${claims.map(([, python]) => python).join(",\n")}]:
    value = np.asarray(value)
    print(";".join([",".join(map(str, value.shape)), ",".join(repr(float(x)) for x in value.ravel())]))
`);
  results
    .trimEnd()
    .split("\n")
    .forEach((line, i) => {
      const [size = "", data = ""] = line.split(";");
      const [ours, python, tolerance] = claims[i] as Claim;
      close(ours, tensor(numbers(size), numbers(data)), tolerance, python);
    });
}

function list(values: ArrayLike<number>): string {
  return `[${Array.from(values, (x) => (Object.is(x, -0) ? "-0.0" : String(x))).join(",")}]`;
}

function numbers(text: string): number[] {
  if (text === "") return [];
  return text.split(",").map((t) => Number(t.replace("inf", "Infinity")));
}
