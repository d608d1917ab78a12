/** What is a mistake of the file, and what only says why there is no gradient. */

import assert from "node:assert/strict";
import { isPlaced, severityOf } from "../../src/protocol/findings";
import { finding } from "../vscode/fixture";

describe("findings", () => {
  it("are no mistakes when they say why nothing is differentiated", () => {
    assert.equal(severityOf(finding("no-cost", 3)), "information");
    assert.equal(severityOf(finding("non-scalar-cost", 3)), "information");
    assert.equal(severityOf(finding("shape-mismatch", 3)), "error");
  });

  it("have a place, unless nothing at all could be the cost", () => {
    const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
    assert.ok(!isPlaced(finding("no-cost", 1, { range: start })));
    assert.ok(isPlaced(finding("no-cost", 3)));
    assert.ok(isPlaced(finding("syntax", 1, { range: start })));
  });
});
