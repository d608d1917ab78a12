/** What is said of lines that are not complete yet: each thing once, on its own line. */

import assert from "node:assert/strict";
import { follow as matlab } from "../matlab/run";
import { follow as python } from "../python/run";

describe("a line that is half typed", () => {
  it("is what is told of a test without an end", () => {
    const said = (run: Pick<ReturnType<typeof matlab>, "trace">) => run.trace.diagnostics.map((d) => d.message);
    assert.deepEqual(said(matlab("c = 1;\nif c > \n")), ['A value is missing after ">"']);
    assert.equal(said(python("c = 1\nif c >:\n    d = 2\n")).filter((text) => /^Whether/.test(text)).length, 0);
  });
  it("is named by what follows from it", () => {
    const { bindings } = matlab("X = ones(2);\nZ = X +\nH = tanh(Z);\n").trace;
    assert.equal(bindings.find(({ name }) => name === "H")?.why, "line 2 is not complete");
  });
});
