/** When findings are shown while somebody types. */

import assert from "node:assert/strict";
import { due } from "../../src/vscode/findings";
import { finding } from "./fixture";

describe("findings while typing", () => {
  const here = finding("syntax", 3);
  const there = finding("shape-mismatch", 9);
  const mild = finding("unsupported", 3, { severity: "information" });

  it("wait when they are errors on the caret's line", () => {
    assert.deepEqual(due([here, mild, there], [], 3, 100), { show: [mild, there], again: 150 });
  });
  it("stay when they were there before", () =>
    assert.deepEqual(due([here], [here], 3, 0), { show: [here], again: null }));
  it("come when typing pauses", () => assert.deepEqual(due([here], [], 3, 250), { show: [here], again: null }));
  it("come at once when the caret is elsewhere", () => assert.equal(due([here], [], null, 0).again, null));
});
