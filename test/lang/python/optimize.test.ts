/** `scipy.optimize`: what a search finds has a shape and no value. */

import assert from "node:assert/strict";
import { printShape } from "../../../src/core/shape";
import { follow } from "./run";

describe("Python: what a search finds", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "minimize",
      "from scipy.optimize import minimize\nx = minimize(f, np.zeros((3,)), args=(1, 2), jac=True).x",
      "(3,)",
    ],
    ["its value", "import scipy.optimize as so\nx = so.minimize(f, x0=[1.0, 2.0], method='BFGS').fun", "scalar"],
    ["fmin_cg", "from scipy import optimize\nx = optimize.fmin_cg(f, np.zeros(4), fprime=f)", "(4,)"],
    [
      "curve_fit",
      "from scipy.optimize import curve_fit\nx, cov = curve_fit(lambda t, a, b: a * t + b, np.ones(4), np.ones(4))",
      "(2,)",
    ],
    ["brentq", "from scipy.optimize import brentq\nx = brentq(lambda v: v - 1, 0, 3)", "scalar"],
    ["fmin_l_bfgs_b", "from scipy.optimize import fmin_l_bfgs_b\nx, v, d = fmin_l_bfgs_b(f, np.zeros(5))", "(5,)"],
  ];
  for (const [what, source, shape] of cases) {
    it(`of ${what}`, () => {
      const run = follow(`import numpy as np\ndef f(w, *args):\n    return np.sum(w ** 2)\n${source}\nz = x + 1`);
      const found = run.trace.bindings.find((b) => b.name === "x");
      assert.deepEqual([found?.state, found?.shape && printShape(found.shape)], ["opaque", shape]);
      assert.match(found?.why ?? "", /known only when the file runs/);
      assert.deepEqual(run.said, []);
    });
  }

  it("can be asked what people print, and no more is said", () => {
    const run = follow(
      "import numpy as np\nfrom scipy.optimize import minimize\nres = minimize(np.sum, np.zeros(3))\nprint(res.x, res.success, res.message, res.nit)\nacc = np.mean(res.x > 0.5)",
    );
    assert.deepEqual(run.said, []);
  });
});
