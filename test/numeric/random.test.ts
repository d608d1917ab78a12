import assert from "node:assert/strict";
import { cholesky } from "../../src/numeric/cholesky";
import { condition } from "../../src/numeric/condition";
import { determinant } from "../../src/numeric/linear";
import { type Distribution, draw, generator, seedOf } from "../../src/numeric/random";
import { permute, tril } from "../../src/numeric/rearrange";
import { close } from "./judge";

describe("random arrays", () => {
  it("are the same for the same seed, and others for others", () => {
    close(draw("normal", "W1", [3, 4]), draw("normal", "W1", [3, 4]), 0);
    assert.notDeepEqual(draw("normal", "W1", [3]).data, draw("normal", "W2", [3]).data);
    assert.notEqual(seedOf("a"), seedOf("b"));
    const { normal } = generator(1);
    assert.deepEqual([normal(), normal()], [...draws(2)]);
  });

  it("have the moments of their distributions", () => {
    const x = draw("normal", "many", [100_000]).data;
    const mean = x.reduce((s, v) => s + v, 0) / x.length;
    const variance = x.reduce((s, v) => s + (v - mean) ** 2, 0) / x.length;
    const fourth = x.reduce((s, v) => s + (v - mean) ** 4, 0) / x.length;
    assert.ok(Math.abs(mean) < 0.02 && Math.abs(variance - 1) < 0.02 && Math.abs(fourth - 3) < 0.1);
    const u = draw("uniform", "many", [100_000]).data;
    assert.ok(u.every((v) => v > 0 && v < 1) && Math.abs(u.reduce((s, v) => s + v, 0) / u.length - 0.5) < 0.01);
  });

  it("keep the promise of their names", () => {
    for (const size of [
      [4, 4],
      [2, 3, 3],
      [1, 1],
      [0, 0],
    ]) {
      const A = draw("spd", "s", size);
      const r = size.length;
      close(permute(A, [...Array(r - 2).keys(), r - 1, r - 2]), A);
      assert.ok(cholesky(A).data.every(Number.isFinite));
      close(tril(draw("lower", "l", size)), draw("lower", "l", size), 0);
      assert.ok(determinant(draw("regular", "r", size)).data.every((d) => Math.abs(d) > 0.01));
    }
    assert.ok((condition(draw("spd", "c", [30, 30])).data[0] as number) < 20);
    assert.ok(draw("positive", "p", [99]).data.every((x) => x >= 0.5 && x < 1.5));
    assert.ok(draw("unit", "p", [99]).data.every((x) => Math.abs(x) <= 0.9));
    assert.ok(draw("mask", "p", [99]).data.every((x) => x === 0 || x === 1));
    const rows = draw("onehot", "p", [20, 5]).data;
    for (let i = 0; i < 20; i++)
      assert.equal(
        rows.subarray(5 * i, 5 * i + 5).reduce((s, v) => s + v, 0),
        1,
      );
    const apart = [...draw("distinct", "d", [10, 10]).data].sort((a, b) => a - b);
    apart.forEach((x, i) => {
      assert.ok(Math.abs(2 * x - Math.round(2 * x)) > 0.1, `${x} is near a half`);
      assert.ok(i === 0 || x - (apart[i - 1] as number) > 0.1);
    });
  });

  it("come in any size", () => {
    const names: Distribution[] = ["normal", "uniform", "positive", "unit", "mask", "distinct", "onehot"];
    for (const name of names) {
      for (const size of [[], [0], [0, 3], [2, 1, 2, 1, 2]]) assert.deepEqual(draw(name, "s", size).size, size);
    }
  });
});

function draws(n: number): Float64Array {
  const { normal } = generator(1);
  return Float64Array.from({ length: n }, normal);
}
