import { strict as assert } from "node:assert";
import { scalar, tensor, zeros } from "../../src/core/tensor";
import { all, any, argmax, argmin, logsumexp, max, mean, min, norm, prod, sum } from "../../src/numeric/reduce";
import { againstNumpy, type Claim, close, nested, normals } from "./judge";

describe("reductions", () => {
  it("agree with NumPy over every choice of axes of five", function () {
    const X = normals([2, 3, 1, 4, 2]);
    const claims: Claim[] = [];
    for (let mask = 0; mask < 32; mask++) {
      const axes = [0, 1, 2, 3, 4].filter((a) => mask & (1 << a));
      const python = `axis=(${axes.map((a) => `${a},`).join("")}), keepdims=${mask % 2 ? "True" : "False"}`;
      const keep = mask % 2 === 1;
      for (const [f, name] of [
        [sum, "sum"],
        [mean, "mean"],
        [max, "max"],
        [min, "min"],
        [prod, "prod"],
      ] as const) {
        claims.push([f(X, axes, keep), `np.${name}(x, ${python})`]);
      }
      claims.push([norm(X, axes, keep), `np.sqrt(np.sum(x**2, ${python}))`]);
      claims.push([logsumexp(X, axes, keep), `np.log(np.sum(np.exp(x), ${python}))`]);
      const B = tensor(X.size, X.data.map((x) => Number(x > 0))); // biome-ignore format: short
      claims.push([all(B, axes, keep), `np.all(x > 0, ${python})`], [any(B, axes, keep), `np.any(x > 0, ${python})`]);
    }
    againstNumpy(this, { x: X }, claims);
  });

  it("add in NumPy's order, bit for bit, along contiguous entries", function () {
    const X = normals([100_003]);
    const Y = normals([7, 1234]);
    againstNumpy(this, { x: X, y: Y }, [
      [sum(X, [0]), "np.sum(x)", 0],
      [sum(Y, [1]), "np.sum(y, axis=1)", 0],
      [sum(Y, [0, 1]), "np.sum(y)", 0],
    ]);
  });

  it("lose no digits over many entries", () => {
    const n = 1_000_000;
    const X = tensor([n, 2], new Float64Array(2 * n).fill(0.1));
    assert.ok(Math.abs((sum(X, [0]).data[1] as number) - 0.1 * n) < 1e-9);
    assert.ok(Math.abs((sum(X, [0, 1]).data[0] as number) - 0.2 * n) < 1e-9);
  });

  it("find the first extremum", function () {
    const X = normals([3, 4, 5]);
    againstNumpy(this, { x: X }, [
      [argmax(X, 1), "np.argmax(x, axis=1)"],
      [argmin(X, 2), "np.argmin(x, axis=2)"],
      [argmax(X, 0), "np.argmax(x, axis=0)"],
    ]);
    close(argmax(nested([1, 3, 3]), 0), scalar(1));
    close(argmin(nested([1, Number.NaN, 0]), 0, true), nested([1]));
  });

  it("let NaN through, or pass over it", () => {
    const X = nested([
      [1, Number.NaN],
      [3, Number.NaN],
    ]);
    close(max(X, [0]), nested([3, Number.NaN]));
    close(max(X, [0], false, "omit"), nested([3, Number.NaN]));
    close(max(X, [1], false, "omit"), nested([1, 3]));
    close(min(X, [0, 1]), scalar(Number.NaN));
    close(min(X, [0, 1], false, "omit"), scalar(1));
  });

  it("take the neutral element of nothing", () => {
    const X = zeros([0, 3]);
    close(sum(X, [0]), nested([0, 0, 0]));
    close(prod(X, [0]), nested([1, 1, 1]));
    close(max(X, [0]), tensor([3], [-Infinity, -Infinity, -Infinity]));
    close(mean(X, [0]), tensor([3], [Number.NaN, Number.NaN, Number.NaN]));
    close(all(X, [0]), nested([1, 1, 1]));
    close(norm(X, [0, 1]), scalar(0));
    close(logsumexp(X, [0, 1]), scalar(-Infinity));
    close(sum(X, [1]), zeros([0]));
    close(sum(X, [1], true), zeros([0, 1]));
    close(sum(scalar(3), []), scalar(3));
  });

  it("neither overflow nor vanish", () => {
    close(logsumexp(nested([1000, 1000]), [0]), scalar(1000 + Math.LN2));
    close(logsumexp(nested([-1000, -1000]), [0]), scalar(-1000 + Math.LN2));
    close(logsumexp(tensor([2], [-Infinity, -Infinity]), [0]), scalar(-Infinity));
    close(logsumexp(tensor([2], [Infinity, 0]), [0]), scalar(Infinity));
    close(
      logsumexp(
        nested([
          [0, 1000],
          [0, -1000],
        ]),
        [1],
      ),
      nested([1000, 0]),
    );
    assert.ok(Math.abs((norm(nested([3e200, 4e200]), [0]).data[0] as number) / 5e200 - 1) < 1e-15);
    assert.ok(Math.abs((norm(nested([3e-200, 4e-200]), [0]).data[0] as number) / 5e-200 - 1) < 1e-15);
    close(norm(tensor([2], [-Infinity, 1]), [0]), scalar(Infinity));
    close(norm(tensor([2], [Number.NaN, 1]), [0]), scalar(Number.NaN));
  });
});
