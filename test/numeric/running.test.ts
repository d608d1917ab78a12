import { scalar, zeros } from "../../src/core/tensor";
import { runningMax, runningMin, runningPlace, runningProduct, runningSum } from "../../src/numeric/running";
import { againstNumpy, type Claim, close, nested, normals } from "./judge";

describe("running sums, products and extrema", () => {
  it("agree with NumPy along every axis, sums and products from either end", function () {
    const X = normals([3, 1, 4, 2, 3]);
    const claims: Claim[] = [];
    for (const axis of [0, 1, 2, 3, 4]) {
      for (const reverse of [false, true]) {
        const flip = (text: string) => (reverse ? `np.flip(${text}, ${axis})` : text);
        for (const [f, name] of [
          [runningSum, "np.cumsum"],
          [runningProduct, "np.cumprod"],
        ] as const) {
          claims.push([f(X, axis, reverse), flip(`${name}(${flip("x")}, axis=${axis})`), 1e-15]);
        }
      }
      claims.push([runningMax(X, axis), `np.maximum.accumulate(x, axis=${axis})`, 0]);
      claims.push([runningMin(X, axis), `np.minimum.accumulate(x, axis=${axis})`, 0]);
    }
    againstNumpy(this, { x: X }, claims);
  });

  it("take empty arrays, scalars and NaN", () => {
    close(runningSum(zeros([0, 3]), 0, false), zeros([0, 3]));
    close(runningProduct(zeros([2, 0]), 1), zeros([2, 0]));
    close(runningSum(scalar(2), 0, false), scalar(2));
    close(runningMax(nested([1, Number.NaN, 3]), 0), nested([1, Number.NaN, Number.NaN]));
    close(runningMin(nested([Number.NaN, 3, Number.NaN, 1]), 0, "omit"), nested([Number.NaN, 3, 3, 1]));
    close(runningPlace(nested([Number.NaN, 3, Number.NaN, 1]), 0, 1, "omit"), nested([0, 1, 1, 1]));
    close(runningProduct(nested([2, 0, 3]), 0, true), nested([0, 0, 3]));
  });
});
