/** The judge judged: right adjoints pass with many digits, wrong ones are found and located. */
import assert from "node:assert/strict";
import { checkAdjoint } from "../../src/autodiff/check";
import { slope } from "../../src/autodiff/differences";
import { type Tensor, tensor } from "../../src/core/tensor";
import { catalogue } from "../../src/ops";
import { PythonProgram } from "./python-program";

function changed(t: Tensor, at: number, by: number): Tensor {
  const data = t.data.slice();
  data[at] = (data[at] ?? 0) + by;
  return tensor(t.size, data);
}

describe("differences", () => {
  const p = new PythonProgram(`
X = np.random.randn(4, 3)
y = np.exp(X)
c = np.sum(np.sin(X) * y)
`);
  const check = (name: string, bar: Tensor, options = {}) =>
    checkAdjoint(p.node("c"), p.node(name), bar, catalogue, p.values, options);

  it("confirm a right adjoint to ten digits and more, at leaves and on the way", () => {
    for (const name of ["X", "y"]) {
      const { digits, maxRelativeError, resolution } = check(name, p.value(p.bar(name)));
      assert.ok(digits >= 9 && maxRelativeError < 1e-10 && resolution < 1e-8, `${name} ${digits} ${resolution}`);
    }
  });

  it("find the wrong entry", () => {
    const wrong = changed(p.value(p.bar("X")), 7, 0.5);
    const found = check("X", wrong);
    assert.deepEqual(found.worstIndex, [2, 1]);
    assert.ok(found.maxRelativeError > 1e-3 && found.digits <= 2);
  });

  it("look only where they are asked to", () => {
    const wrong = changed(p.value(p.bar("X")), 7, 0.5);
    assert.ok(check("X", wrong, { entries: [0, 1, 2] }).maxRelativeError < 1e-9);
  });

  it("say NaN is wrong", () => {
    const found = check("X", changed(p.value(p.bar("X")), 3, Number.NaN));
    assert.equal(found.maxRelativeError, Number.POSITIVE_INFINITY);
    assert.equal(found.digits, 0);
    assert.deepEqual(found.worstIndex, [1, 0]);
  });

  it("leave values as they were", () => {
    const before = p.value(p.node("X")).data.slice();
    check("X", p.value(p.bar("X")));
    assert.deepEqual(p.value(p.node("X")).data, before);
  });

  it("extrapolate: cubic terms vanish, and a kink nearby does no harm", () => {
    const cubic = slope((h) => 3 * h + 1e3 * h ** 3, 2e-3);
    assert.ok(Math.abs(cubic.value - 3) < 1e-9);
    const beside = slope((h) => Math.abs(h + 7e-4), 2e-3);
    assert.ok(Math.abs(beside.value - 1) < 1e-9);
  });
});
