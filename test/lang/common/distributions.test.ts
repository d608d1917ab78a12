import assert from "node:assert/strict";
import { shapeOf } from "../../../src/core/shape";
import { drawnAs } from "../../../src/lang/common/distributions";
import { input } from "../../../src/ops/input";

const line = shapeOf([6]);

describe("numbers for inputs that nobody gives", () => {
  it("are the labels that the text compares with, each of them at least once", () => {
    const attrs = drawnAs("t", line, "X1 = X(t == 1, :);\nX3 = X(t==3, :); n = sum(t ~= 2)", null);
    assert.deepEqual(attrs, { distribution: "labels", among: [1, 2, 3] });
    for (const seed of ["a", "b", "c"]) {
      const { data } = input.kernel([], { ...attrs, shape: line, data: null, seed }, [6], undefined as never);
      assert.deepEqual([...new Set(data)].sort(), [1, 2, 3]);
    }
  });

  it("have a second label where the text has only one", () => {
    const among = (text: string) => drawnAs("y", line, text, null).among;
    assert.deepEqual(among("y[y == 0]"), [0, 1]);
    assert.deepEqual(among("X[y == 1]"), [0, 1]);
    assert.deepEqual(among("y(y == -1) = 0"), [-1, 1]);
    assert.deepEqual(among("X(y == 7, :)"), [6, 7]);
    assert.equal(among("if my == 1 and y.size == 2 and y == 0.5:"), undefined);
  });

  it("are positive where logarithms or roots of them are taken", () => {
    const kind = (text: string) => drawnAs("prices", line, text, null).distribution;
    assert.equal(kind("r = diff(log(prices));"), "positive");
    assert.equal(kind("r = np.log(prices[1:] / prices[:-1])"), "positive");
    assert.equal(kind("r = log(w * prices)"), "normal");
    assert.equal(kind("p = logit(prices)"), "normal");
  });
});
