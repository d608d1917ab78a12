// The packaged extension in the workbench: it is there, and nothing is amiss.
import assert from "node:assert/strict";
import { openWorkbench } from "./workbench.mjs";

describe("Adjoint in the workbench", () => {
  let workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest.state === "failed") {
      await workbench?.screenshot(`failure-${this.currentTest.title.replace(/\W+/g, "-")}`);
    }
  });

  it("opens a model file", async () => {
    await workbench.openFile("lecture.py");
    await workbench.cursor(7);
    await workbench.screenshot("lecture");
  });

  it("makes no page errors and asks nothing of the outside", () => {
    assert.deepEqual(workbench.errors, []);
    assert.deepEqual(workbench.outside, []);
  });
});
