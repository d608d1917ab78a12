// A notebook as a reader has it: the panel beside its cells, and from a row to its cell.
import assert from "node:assert/strict";
import { openPanel } from "./panel.mjs";
import { until } from "./until.mjs";
import { openWorkbench } from "./workbench.mjs";

describe("the panel beside a notebook", () => {
  let workbench;
  let panel;
  before(async () => {
    workbench = await openWorkbench({ settings: { "workbench.colorTheme": "Dark 2026" } });
    // Until its extensions have come up, VS Code opens a notebook as the JSON it is written in.
    await workbench.openFile("lecture.py");
    panel = await openPanel(workbench);
    await workbench.openFile("ridge.ipynb");
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest.state === "failed") await workbench?.screenshot(`failure-notebook-${this.currentTest.title}`);
  });

  it("goes from a file to the notebook, lists the values of all cells, and names places by cell", async () => {
    await panel.view.locator(".status").getByText("cell 5, line 2").waitFor();
    await panel.row("X").waitFor();
    await workbench.screenshot("notebook");
  });

  it("leads from a row to its cell", async () => {
    await panel.row("w").locator(".line").first().click();
    const cell = workbench.page.getByText("Cell 3 of 5");
    await until(() => cell.isVisible(), "the third cell is selected");
  });

  it("follows what is typed into a cell", async () => {
    const before = await panel.value.innerText();
    const line = workbench.page.locator(".notebookOverlay .view-line").filter({ hasText: "zeros" }).first();
    await line.click();
    await workbench.page.keyboard.press("End");
    await workbench.type(" + 1");
    await panel.otherValue(before);
    assert.deepEqual(workbench.errors, []);
  });
});
