/** Sizes as polynomials: the ring's laws on random polynomials, and how they read. */
import assert from "node:assert/strict";
import {
  asConstant,
  asSymbol,
  constant,
  type Dim,
  floorDivide,
  minus,
  namesIn,
  plus,
  prettyDim,
  printDim,
  productOf,
  sameDim,
  scale,
  solveFor,
  solveLinear,
  substitute,
  sumOf,
  symbol,
  times,
  zero,
} from "../../src/core/dim";
import { generator } from "../../src/numeric/random";

const [N, D, H] = [symbol("N", 7), symbol("D", 4), symbol("H", 3)];

describe("dims", () => {
  it("form a commutative ring, and carry their size along", () => {
    const { uniform } = generator(5);
    const random = (depth: number): Dim => {
      const dice = uniform();
      if (depth === 0)
        return dice < 0.3 ? constant(Math.floor(uniform() * 9) - 4) : ([N, D, H][Math.floor(uniform() * 3)] as Dim);
      const [a, b] = [random(depth - 1), random(depth - 1)];
      return dice < 0.4 ? plus(a, b) : dice < 0.6 ? minus(a, b) : times(a, b);
    };
    for (let i = 0; i < 300; i++) {
      const [a, b, c] = [random(2), random(2), random(2)];
      assert.ok(sameDim(plus(a, b), plus(b, a)));
      assert.ok(sameDim(times(a, b), times(b, a)));
      assert.ok(sameDim(times(a, plus(b, c)), plus(times(a, b), times(a, c))));
      assert.ok(sameDim(minus(a, a), zero));
      const same = substitute(a, (name) => ({ N, D, H })[name] as Dim);
      assert.ok(sameDim(same, a));
      assert.ok(same.size === a.size);
    }
  });

  it("print as people write them", () => {
    const flops = sumOf([scale(productOf([N, D, H]), 2), N]);
    assert.equal(printDim(flops), "2*N*D*H + N");
    assert.equal(prettyDim(flops), "2 NDH + N");
    assert.equal(prettyDim(scale(productOf([N, N, N]), 2 / 3)), "2/3 N³");
    assert.equal(printDim(minus(constant(1), N)), "1 - N");
    assert.equal(printDim(zero), "0");
  });

  it("divide exactly where names divide, else by a name of its own", () => {
    assert.equal(printDim(floorDivide(times(N, D), D)), "N");
    assert.equal(printDim(floorDivide(scale(N, 4), constant(2))), "2*N");
    assert.equal(printDim(floorDivide(N, constant(2))), "⌊N/2⌋");
    assert.equal(floorDivide(N, constant(2)).size, 3);
    assert.equal(asConstant(floorDivide(constant(7), constant(2))), 3);
  });

  it("solve for a name that occurs once", () => {
    const found = solveFor(plus(N, constant(1)), times(D, H), (name) => name === "N");
    assert.equal(found?.name, "N");
    assert.equal(found && printDim(found.value), "D*H - 1");
    assert.equal(
      solveFor(times(N, N), D, (name) => name === "N"),
      null,
    );
  });

  it("solve for a name behind a sum that divides the rest", () => {
    const print = (value: Dim | null) => value && printDim(value);
    const padded = plus(scale(D, 2), constant(1));
    assert.equal(print(solveLinear(times(N, padded), productOf([H, padded, padded]), "N")), "2*H*D + H");
    assert.equal(print(solveLinear(times(N, plus(D, H)), plus(D, H), "N")), "1");
    assert.equal(print(solveLinear(plus(scale(N, 2), constant(1)), D, "N")), "1/2*D - 1/2");
    assert.equal(solveLinear(times(N, N), D, "N"), null);
    assert.equal(solveLinear(times(N, D), H, "N"), null);
    assert.equal(solveLinear(D, H, "N"), null);
  });

  it("know names and numbers", () => {
    assert.deepEqual([...namesIn(plus(times(N, D), H))], ["N", "D", "H"]);
    assert.equal(asSymbol(N), "N");
    assert.equal(asSymbol(scale(N, 2)), null);
    assert.equal(asConstant(minus(N, N)), 0);
  });
});
