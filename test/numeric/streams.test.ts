import assert from "node:assert/strict";
import { type Tensor, tensor } from "../../src/core/tensor";
import { legacyRandom } from "../../src/numeric/legacy";
import { modernRandom } from "../../src/numeric/modern";
import { expOf, logOf } from "../../src/numeric/rounded";
import type { RandomStream } from "../../src/numeric/streams";
import { numpy } from "../oracles";
import { againstNumpy, type Claim, nested } from "./judge";

/** Draws one after the other from one stream; the tolerance is for the last bit of a logarithm. */
function everything(r: RandomStream, name: string, draws: Record<string, string>): Claim[] {
  const X = nested([
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ]);
  return [
    [r.uniform([3, 2]), `${name}.${draws.uniform}((3, 2))`, 0],
    [r.normal([5]), `${name}.standard_normal(5)`, 1e-16],
    [r.normal([2000], 1, 3), `${name}.normal(1, 3, 2000)`, 1e-16],
    [r.uniform([4], -2, 5), `${name}.uniform(-2, 5, 4)`, 0],
    [r.integers([1000], 0, 7), `${name}.${draws.integers}(0, 7, 1000)`, 0],
    [r.integers([30], 5, 6), `${name}.${draws.integers}(5, 6, 30)`, 0],
    [r.integers([31], -3, 1000000), `${name}.${draws.integers}(-3, 1000000, 31)`, 0],
    [r.integers([30], 0, 2 ** 32), `${name}.${draws.integers}(0, 2**32, 30)`, 0],
    [r.integers([30], 0, 2 ** 40), `${name}.${draws.integers}(0, 2**40, 30)`, 0],
    [r.permutation(20), `${name}.permutation(20)`, 0],
    [r.permutation(1), `${name}.permutation(1)`, 0],
    [r.shuffled(X), `${name}.permutation(np.array([[1, 2], [3, 4], [5, 6], [7, 8]]))`, 0],
    [r.choice([10], 5), `${name}.choice(5, 10)`, 0],
    [r.choice([10], 50, { replace: false }), `${name}.choice(50, 10, replace=False)`, 0],
    [r.choice([50], 50, { replace: false }), `${name}.choice(50, 50, replace=False)`, 0],
    [r.choice([900], 20000, { replace: false }), `${name}.choice(20000, 900, replace=False)`, 0],
    [r.choice([90], 20000, { replace: false }), `${name}.choice(20000, 90, replace=False)`, 0],
    [r.choice([100], 3, { weights: [0.2, 0.5, 0.3] }), `${name}.choice(3, 100, p=[0.2, 0.5, 0.3])`, 0],
    [r.exponential([500], 2), `${name}.exponential(2, 500)`, 1e-15],
    [r.normal([]), `${name}.standard_normal()`, 1e-15],
    [r.uniform([0, 3]), `${name}.${draws.uniform}((0, 3))`, 0],
  ];
}

describe("streams of random numbers", () => {
  it("of the legacy generator are NumPy's", function () {
    const seeds = [0, 1, 42, 2 ** 32 - 1];
    const claims = seeds.flatMap((seed) =>
      everything(legacyRandom(seed), `R(${seed})`, { uniform: "random_sample", integers: "randint" }),
    );
    const list = everything(legacyRandom([1, 2, 3]), "R([1, 2, 3])", { uniform: "random_sample", integers: "randint" });
    remembered(this, "RandomState", [...claims, ...list]);
  });

  it("of the modern generator are NumPy's", function () {
    const claims = [0, 1, 42, 2 ** 40].flatMap((seed) =>
      everything(modernRandom(seed), `R(${seed})`, { uniform: "random", integers: "integers" }),
    );
    remembered(this, "default_rng", [
      ...claims,
      ...everything(modernRandom([1, 2, 3, 4, 5, 6]), "R([1, 2, 3, 4, 5, 6])", {
        uniform: "random",
        integers: "integers",
      }),
    ]);
  });

  it("of the modern generator stay NumPy's over many layers and tails", function () {
    const r = modernRandom(7);
    remembered(this, "default_rng", [
      [r.normal([100_000]), "R(7).standard_normal(100000)", 1e-16],
      [r.exponential([100_000]), "R(7).standard_exponential(100000)", 1e-16],
    ]);
  });

  it("are known without NumPy too", () => {
    const legacy = legacyRandom(0);
    same(legacy.uniform([3]), [0.5488135039273248, 0.7151893663724195, 0.6027633760716439]);
    same(legacyRandom(0).normal([3]), [1.764052345967664, 0.4001572083672233, 0.9787379841057392]);
    same(legacyRandom(42).normal([3]), [0.4967141530112327, -0.13826430117118466, 0.6476885381006925]);
    same(legacyRandom(42).integers([5], 0, 10), [6, 3, 7, 4, 6]);
    same(modernRandom(42).uniform([3]), [0.7739560485559633, 0.4388784397520523, 0.8585979199113825]);
    same(modernRandom(42).normal([3]), [0.30471707975443135, -1.0399841062404955, 0.7504511958064572]);
    same(modernRandom(42).integers([5], 0, 10), [0, 7, 6, 4, 4]);
    assert.throws(() => legacy.choice([2], 3, { replace: false, weights: [1, 1, 1] }), RangeError);
  });

  it("use logarithms and exponentials that are the nearest numbers", function () {
    const oracle = numpy();
    if (!oracle) this.skip();
    const xs = [...legacyRandom(3).uniform([2000]).data, 1, 1 + 2 ** -52, 1 - 2 ** -53, 0.5, 2, 1e-300, 1e300, Math.E];
    const exact = oracle
      .run(`
import math
from decimal import Decimal, getcontext
getcontext().prec = 50
for x in [${xs.join()}]: print(repr(float(Decimal(x).ln())), repr(float(Decimal(-5 * math.fmod(x, 100)).exp())))
`)
      .trim()
      .split("\n");
    xs.forEach((x, i) => {
      const [log, exp] = (exact[i] as string).split(" ").map(Number);
      assert.equal(logOf(x), log, `log ${x}`);
      assert.equal(expOf(-5 * (x % 100)), exp, `exp ${x}`);
    });
  });
});

function same(actual: Tensor, expected: readonly number[]): void {
  assert.deepEqual([...actual.data], [...expected]);
}

/** Claims that speak of R(seed): one generator for each seed, which remembers what was drawn. */
function remembered(test: Mocha.Context, maker: string, claims: readonly Claim[]): void {
  const kept = `(lambda made: lambda seed: made.setdefault(str(seed), np.random.${maker}(seed)))({})`;
  const bound = claims.map(([ours, python, tolerance], i): Claim => {
    const first = i === 0 ? `(globals().__setitem__("R", ${kept}), ${python})[1]` : python;
    return [ours, first, tolerance];
  });
  againstNumpy(test, { unused: tensor([], [0]) }, bound);
}
