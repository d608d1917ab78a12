// The main job in the workbench: hover a name, compute gradients, and watch the panel follow the text.
import assert from "node:assert/strict";
import { openPanel } from "./panel.mjs";
import { until } from "./until.mjs";
import { openWorkbench } from "./workbench.mjs";

const files = {
  "lecture.py": { half: "f = np.tanh(Z) +", whole: "f = np.sin(Z)" },
  "lecture.m": { half: "f = tanh(Z) +", whole: "f = sin(Z);" },
};

for (const [file, { half, whole }] of Object.entries(files)) {
  describe(`${file} in the workbench`, () => {
    let workbench;
    let panel;
    before(async () => {
      workbench = await openWorkbench();
    });
    after(() => workbench?.close());
    afterEach(async function () {
      if (this.currentTest.state === "failed") {
        await workbench?.screenshot(`failure-${file}-${this.currentTest.title.replace(/\W+/g, "-")}`);
      }
    });

    it("says on hover what a name and its adjoint are", async () => {
      await workbench.openFile(file);
      const shapes = /f +2×1 +f̄ +2×1 +‖f̄‖ = 0\.3579/;
      let text = "";
      await until(
        async () => {
          text = await workbench.hover("f");
          return shapes.test(text); // numbers come a moment after shapes
        },
        () => text,
      );
      assert.match(text, /Z̄ +⟵ /);
      assert.match(text, /Show in Gradient Panel · Copy LaTeX/);
    });

    it("opens the panel in the secondary side bar and fills it", async () => {
      panel = await openPanel(workbench);
      await workbench.page
        .locator(".part.auxiliarybar iframe, .part.auxiliarybar .webview-view, .part.auxiliarybar")
        .first()
        .waitFor();
      assert.deepEqual(await panel.names("gradients"), ["X̄", "W̄", "ȳ"]);
      assert.deepEqual(await panel.names("steps"), ["c", "f", "Z"]);
      assert.equal(await panel.value.innerText(), "0.03201");
      const [side, frame] = await Promise.all([
        workbench.page.locator(".part.auxiliarybar").boundingBox(),
        panel.body.boundingBox(),
      ]);
      assert.ok(frame.x >= side.x && frame.x + frame.width <= side.x + side.width + 1, "the panel is in the side bar");
    });

    it("follows typing, and is never empty", async () => {
      await panel.watch();
      const before = await panel.value.innerText();
      await workbench.replaceLine(9, whole);
      await until(
        async () => (await panel.value.innerText()) === "0.002609",
        () => panel.value.innerText(),
      );
      assert.notEqual(before, "0.002609");
      assert.ok((await panel.fewest()) >= 6, `fewest rows: ${await panel.fewest()}`);
    });

    it("keeps the other rows beside a half-typed line", async () => {
      await panel.watch();
      await workbench.replaceLine(9, half);
      await until(async () => (await panel.row("f", "steps").getAttribute("data-state")) === "stale", "f is stale");
      const state = (name, section) => panel.row(name, section).getAttribute("data-state");
      assert.deepEqual(await Promise.all(["X", "W", "y"].map((name) => state(name, "gradients"))), [
        "live",
        "live",
        "live",
      ]);
      assert.equal(await state("Z", "steps"), "live");
      assert.ok((await panel.fewest()) >= 6, `fewest rows: ${await panel.fewest()}`);
      await workbench.replaceLine(9, whole);
      await until(async () => (await panel.row("f", "steps").getAttribute("data-state")) === "live", "f is live again");
    });

    it("holds still while a line is typed", async () => {
      await workbench.cursor(11); // the empty line at the end of the file
      // What was wrong in the test before may still stand there.
      await until(async () => (await panel.problems.count()) === 0, "nothing is wrong yet");
      await panel.watch();
      await workbench.page.keyboard.type("quality = X * (Z +", { delay: 40 });
      assert.equal((await panel.tops()).length, 1, `the first row stood at ${await panel.tops()}`);
      await until(async () => (await panel.problems.count()) > 0, "what is wrong, after a pause");
      await workbench.replaceLine(11, "quality = 1");
      await until(async () => (await panel.problems.count()) === 0, "nothing is wrong");
    });

    it("selects the text of a clicked row", async () => {
      await panel.row("Z", "steps").locator(".line .name").click();
      await until(
        async () => (await workbench.selectedText()) === "Ln 8, Col 2 (1 selected)",
        () => workbench.selectedText(),
      );
    });

    it("marks the row of the cursor", async () => {
      for (const [line, column, key] of [
        [4, 1, "X#1"],
        [9, 1, "f#1"],
        [8, 1, "Z#1"],
      ]) {
        await workbench.cursor(line, column);
        await until(
          async () => (await panel.marked()).join() === key,
          async () => `${await panel.marked()} is marked`,
        );
      }
    });

    it("filters rows", async () => {
      await workbench.command("Adjoint: Filter Rows");
      const box = panel.view.locator(".filter input");
      await box.fill("shape:2x1");
      await until(async () => (await panel.names("gradients")).join() === "ȳ", "only y is left of the inputs");
      const named = (await panel.names("steps")).filter((name) => /^\w+$/.test(name));
      assert.deepEqual(named, ["f", "Z"]);
      await box.press("Escape");
      await until(async () => (await panel.names("gradients")).length === 3, "all rows");
    });

    it("pins a row, and the pin survives an edit and hiding the panel", async () => {
      await workbench.cursor(5, 1);
      await workbench.command("Adjoint: Pin Node at Cursor");
      await panel.row("W", "pinned").waitFor();
      const before = await panel.value.innerText();
      await workbench.replaceLine(9, whole.replace("sin", "cos"));
      await panel.otherValue(before);
      assert.deepEqual(await panel.names("pinned"), ["W̄"]);
      await workbench.command("View: Toggle Secondary Side Bar Visibility");
      await workbench.page.locator(".part.auxiliarybar").waitFor({ state: "hidden" });
      await workbench.command("Adjoint: Show Panel");
      await panel.row("W", "pinned").waitFor();
    });

    it("made no page errors and asked nothing of the outside", () => {
      assert.deepEqual(workbench.errors, []);
      assert.deepEqual(workbench.outside, []);
    });
  });
}
