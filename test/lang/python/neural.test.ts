/** What has no NumPy of its own to be compared with: labels as vectors, and what is said of letters and complex numbers. */

import assert from "node:assert/strict";
import { follow } from "./run";

describe("Python: letters, labels and complex numbers", () => {
  it("one_hot puts a 1 at the label's place", () => {
    const run = follow(
      "import numpy as np\nimport torch.nn.functional as F\ny = np.array([2, 0])\na = F.one_hot(y, 4)\nb = F.one_hot(y)\n",
    );
    assert.deepEqual(said(run), []);
    assert.deepEqual([...(run.last("a")?.data ?? [])], [0, 0, 1, 0, 1, 0, 0, 0]);
    assert.deepEqual([...(run.last("b")?.size ?? [])], [2, 3]);
  });

  const mistakes: readonly (readonly [code: string, pattern: RegExp])[] = [
    ["np.einsum('ij,jk->ik', A, A)", /'j' is 3 in one array and 2 in another/],
    ["np.einsum('ijk->i', A)", /'ijk' names 3 axes, the array has 2/],
    ["np.einsum('ij->k', A)", /'k' of the result is no letter of the arrays/],
    ["np.einsum('ij->ii', A)", /'i' of the result stands there twice/],
    ["np.sort(np.fft.fft(A))", /'np.sort' of complex numbers is not followed; take .real, .imag or np.abs/],
    ["np.fft.fft(A) // 2", /'\/\/' of complex numbers is not followed/],
    ["np.fft.fft(A) @ A", /inner sizes differ/],
  ];
  for (const [code, pattern] of mistakes) {
    it(`says what is wrong with ${code}`, () => {
      const run = follow(`import numpy as np\nA = np.ones((2, 3))\nB = ${code}\n`);
      assert.equal(said(run).length, 1);
      assert.match(said(run)[0] ?? "", pattern);
    });
  }

  it("gives a name of complex numbers a row for each part", () => {
    const run = follow("import numpy as np\nX = np.fft.rfft(np.ones(4))\nY = X * 2\n");
    assert.deepEqual(
      run.trace.bindings.map((b) => b.name),
      ["X.real", "X.imag", "Y.real", "Y.imag"],
    );
  });
});

function said(run: ReturnType<typeof follow>): string[] {
  return run.trace.diagnostics.map((d) => d.message);
}
