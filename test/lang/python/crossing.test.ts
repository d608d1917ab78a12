/** Vectors against columns, which stretch each other into a matrix nobody wanted. */

import assert from "node:assert/strict";
import { follow } from "./run";

describe("a vector against a column", () => {
  const found = (source: string) =>
    follow(`import numpy as np\ny = np.ones(5)\np = np.ones((5, 1))\n${source}\n`).trace.diagnostics;

  it("is pointed out by name and shape, with where the shapes come from", () => {
    const [warning] = found("e = p - y");
    assert.equal(warning?.code, "silent-broadcast");
    assert.equal(warning?.message, "p - y: p is 5×1 and y is (5,), so this makes a 5×5 matrix");
    assert.deepEqual(
      warning?.related.map(({ message }) => message),
      ["p is 5×1 since here", "y is (5,) since here"],
    );
  });
  it("is mended by flattening the column", () => {
    assert.equal(found("e = p - y")[0]?.fix?.text, "p.ravel()");
    assert.equal(found("e = y * (2 * p)")[0]?.fix?.text, "(2 * p).ravel()");
    assert.deepEqual(found("e = p.ravel() - y"), []);
  });
});
