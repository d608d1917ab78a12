/** What is suggested for functions nobody knows. */

import assert from "node:assert/strict";
import { follow as matlab } from "../matlab/run";
import { follow as python } from "../python/run";

describe("a function that is not known", () => {
  const check = (run: ReturnType<typeof python> | ReturnType<typeof matlab>, said: RegExp, fix: string | undefined) => {
    const found = run.trace.diagnostics.find(({ code }) => code === "unknown-function");
    assert.match(found?.message ?? "", said);
    assert.equal(found?.fix?.text, fix);
  };

  it("is compared with those of the language", () => {
    const numpy = python("import numpy as np\nX = np.eye(2)\ns = np.linalg.slogdett(X)\n");
    check(numpy, /'np\.linalg\.slogdett' is not among .* Did you mean 'slogdet'\?/, "slogdet");
    check(matlab("X = eye(2); s = tahn(X);"), /'tahn' is neither .* Did you mean 'tanh'\?/, "tanh");
  });
  it("is compared with those of the file", () => {
    check(matlab("s = sigmiod2(1);\nfunction y = sigmoid2(x)\ny = x;\nend\n"), /mean 'sigmoid2'/, "sigmoid2");
  });
  it("may be like no other", () => {
    check(matlab("s = frobnicate(1);"), /result is taken as unknown$/, undefined);
  });
});
