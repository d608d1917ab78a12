import assert from "node:assert/strict";
import { type Tensor, tensor } from "../../src/core/tensor";
import {
  digamma,
  erf,
  erfc,
  floorDivide,
  floorMod,
  gammaln,
  heaviside,
  logaddexp,
  logSigmoid,
  mod,
  polygamma,
  rem,
  roundHalfAway,
  roundHalfEven,
  sigmoid,
  sinc,
  softplus,
  trigamma,
} from "../../src/numeric/elementwise";
import { numpy } from "../oracles";
import { againstNumpy, near } from "./judge";

/** Numbers over many magnitudes, both signs. */
const GRID = Array.from({ length: 601 }, (_, i) => (i - 300) / 23 + 1e-3);

describe("functions of a number", () => {
  it("erf, erfc and log Γ agree with C's to a few units of the last place", function () {
    const oracle = numpy();
    if (!oracle) this.skip();
    const positive = [
      ...GRID.filter((x) => x > 0),
      1e-30,
      1e-5,
      0.9,
      0.5,
      1.5,
      7.9,
      8.1,
      30,
      171.3,
      1e5,
      1e18,
      1e300,
      1.0001,
      1.9999,
    ];
    const lines = oracle
      .run(`
import math, ctypes, ctypes.util
libm = ctypes.CDLL(ctypes.util.find_library("m"))
libm.lgamma.restype, libm.lgamma.argtypes = ctypes.c_double, [ctypes.c_double]
for x in ${JSON.stringify(GRID)}: print(repr(math.erf(x)), repr(math.erfc(x)))
for x in ${JSON.stringify(positive)}: print(repr(libm.lgamma(x)))
`)
      .trim()
      .split("\n");
    GRID.forEach((x, i) => {
      const [e, c] = (lines[i] as string).split(" ").map(Number) as [number, number];
      near(erf(x), e, 5e-16, `erf(${x})`);
      near(erfc(x), c, 2e-15, `erfc(${x})`);
    });
    positive.forEach((x, i) => {
      near(gammaln(x), Number(lines[GRID.length + i]), 2e-14, `gammaln(${x})`);
    });
  });

  it("erf and log Γ at the ends", () => {
    assert.deepEqual([erf(0), erf(Infinity), erf(-Infinity), erf(7), erf(-7)], [0, 1, -1, 1, -1]);
    assert.ok(Object.is(erf(-0), -0) && Number.isNaN(erf(Number.NaN)) && Number.isNaN(erfc(Number.NaN)));
    assert.deepEqual([erfc(0), erfc(Infinity), erfc(-Infinity), erfc(27)], [1, 0, 2, 5.23705e-319]);
    assert.deepEqual(
      [gammaln(1), gammaln(2), gammaln(0), gammaln(-3), gammaln(Infinity)],
      [0, 0, Infinity, Infinity, Infinity],
    );
    near(gammaln(-1.5), 0.860047015376481, 1e-14);
    assert.ok(Number.isNaN(gammaln(Number.NaN)));
  });

  it("ψ and its derivatives at known points", () => {
    const gamma = 0.5772156649015329;
    near(digamma(1), -gamma, 1e-15);
    near(digamma(0.5), -gamma - 2 * Math.LN2, 1e-15);
    near(digamma(10), 2.251752589066721, 1e-15);
    near(digamma(1e-5), -100000.57719921568, 1e-15);
    near(digamma(-0.5), 0.03648997397857652, 1e-13);
    near(digamma(100.5), Math.log(100), 1e-4);
    assert.ok(Math.abs(digamma(1.4616321449683622)) < 1e-15);
    assert.ok(Number.isNaN(digamma(0)) && Number.isNaN(digamma(-2)));
    near(trigamma(1), Math.PI ** 2 / 6, 1e-15);
    near(trigamma(0.5), Math.PI ** 2 / 2, 1e-15);
    near(trigamma(-0.5), Math.PI ** 2 / 2 + 4, 1e-14);
    near(polygamma(2, 1), -2.4041138063191885, 1e-15);
    near(polygamma(3, 1), Math.PI ** 4 / 15, 1e-15);
    for (const x of [0.1, 0.7, 1.3, 2.5, 5, 9.5, 12, 40]) {
      near(digamma(x + 1) - digamma(x), 1 / x, 1e-13, `ψ(${x})`);
      near(trigamma(x) - trigamma(x + 1), x ** -2, 1e-11, `ψ′(${x})`);
      near((gammaln(x * (1 + 1e-5)) - gammaln(x * (1 - 1e-5))) / (2e-5 * x), digamma(x), 1e-5, `log Γ′(${x})`);
    }
  });

  it("round, divide and take remainders as NumPy does", function () {
    const xs = [
      -3.5, -2.5, -1.5, -0.5, -0.2, 0, 0.2, 0.49999999999999994, 0.5, 1.5, 2.5, 3.5, 1e17, 7.3, -7.3, 4503599627370498,
    ];
    const ys = [3, -3, 0.7, -0.7];
    const pairs = xs.flatMap((x) => ys.map((y) => [x, y] as const));
    const given = { x: tensor([xs.length], xs), a: tensor([pairs.length], pairs.map((p) => p[0])), b: tensor([pairs.length], pairs.map((p) => p[1])) }; // biome-ignore format: short
    const over = (f: (x: number, y: number) => number): Tensor => tensor([pairs.length], pairs.map(([x, y]) => f(x, y))); // biome-ignore format: short
    againstNumpy(this, given, [
      [tensor([xs.length], xs.map(roundHalfEven)), "np.round(x)", 0],
      [over(floorMod), "np.mod(a, b)", 0],
      [over(mod), "np.mod(a, b)", 0],
      [over(rem), "np.fmod(a, b)", 0],
      [over(floorDivide), "np.floor_divide(a, b)", 0],
      [over(logaddexp), "np.logaddexp(a, b)"],
      [over(heaviside), "np.heaviside(a, b)", 0],
      [tensor([xs.length], xs.map(sinc)), "np.sinc(x)"],
    ]);
  });

  it("round halves away from 0, and keep what is whole", () => {
    assert.deepEqual([-2.5, -0.5, 0.49999999999999994, 0.5, 2.5].map(roundHalfAway), [-3, -1, 0, 1, 3]);
    for (const x of [1e300, Infinity, -Infinity, Number.NaN, 4503599627370497]) {
      assert.ok(Object.is(roundHalfAway(x), x) && Object.is(roundHalfEven(x), x));
    }
    assert.deepEqual([mod(5, 0), rem(-5, 3), mod(-5, 3)], [5, -2, 1]);
    assert.ok(Number.isNaN(floorMod(5, 0)) && floorMod(-1, Infinity) === Infinity);
  });

  it("sigmoid and softplus keep their digits on both sides", () => {
    assert.equal(sigmoid(-800), 0);
    assert.equal(sigmoid(800), 1);
    near(sigmoid(-40), Math.exp(-40) / (1 + Math.exp(-40)));
    near(softplus(-40), Math.log1p(Math.exp(-40)));
    assert.deepEqual([softplus(800), softplus(-800), softplus(Infinity), softplus(-Infinity)], [800, 0, Infinity, 0]);
    near(logSigmoid(-800), -800);
    near(logSigmoid(40), -Math.log1p(Math.exp(-40)));
    assert.ok(Number.isNaN(sigmoid(Number.NaN)) && Number.isNaN(softplus(Number.NaN)));
    assert.deepEqual(
      [logaddexp(-Infinity, -Infinity), logaddexp(Infinity, 1), logaddexp(1000, -Infinity)],
      [-Infinity, Infinity, 1000],
    );
  });
});
