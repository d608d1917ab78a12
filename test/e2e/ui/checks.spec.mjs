// Checks, Hessian and measured times as a reader meets them, with pictures in three themes and two widths.
import assert from "node:assert/strict";
import { openPanel } from "./panel.mjs";
import { until } from "./until.mjs";
import { openWorkbench } from "./workbench.mjs";

const themes = [
  ["dark", "Dark 2026", "vscode-dark"],
  ["light", "Light 2026", "vscode-light"],
  ["contrast", "Default High Contrast", "vscode-high-contrast"],
];

describe("checks in the workbench", () => {
  let workbench;
  let panel;
  before(async () => {
    workbench = await openWorkbench({ folder: "media/examples" });
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest.state === "failed") {
      await workbench?.screenshot(`failure-checks-${this.currentTest.title.replace(/\W+/g, "-")}`);
    }
  });

  const badge = (name, section) => panel.row(name, section).locator(".line .check");
  const bar = () => panel.view.locator(".checkbar");

  it("stand beside every adjoint without being asked for", async () => {
    await workbench.openFile("two_layer_network.py");
    panel = await openPanel(workbench);
    for (const [name, section] of [
      ["W1", "gradients"],
      ["b2", "gradients"],
      ["h", "steps"],
    ]) {
      await until(
        async () => (await badge(name, section).getAttribute("data-verdict")) === "agrees",
        `${name} is checked`,
      );
      assert.ok(Number(await badge(name, section).textContent()) >= 8, `digits of ${name}`);
      assert.match(await badge(name, section).getAttribute("title"), /rules from here to c agrees? with differences/);
      assert.match(await panel.row(name, section).getAttribute("aria-label"), /checked to \d+ digits/);
    }
    assert.match(await bar().innerText(), /^\d+ of \d+ adjoints checked rule by rule, ≥ \d+ digits\s+Check$/);
  });

  it("compare with differences of the cost on command", async () => {
    await workbench.command("Adjoint: Check Gradients");
    await until(
      async () => /^(\d+) of \1 adjoints checked by differences, ≥ \d+ digits/.test(await bar().innerText()),
      () => bar().innerText(),
    );
    await panel.open("W1");
    const line = panel.row("W1").locator(".checkline");
    assert.match(
      await line.innerText(),
      /^\d+ digits: differences of c agree along 4 random directions and in \d+ of 5000 entries\./,
    );
    await workbench.page.locator(".statusbar-item", { hasText: "adjoints checked by differences" }).waitFor();
  });

  it("compare one row when its button is pressed", async () => {
    await workbench.cursor(22);
    await workbench.type(" ");
    await until(async () => /rule by rule/.test(await bar().innerText()), "checks of the newer text");
    const line = panel.row("W1").locator(".checkline");
    await line.locator("button").click();
    await until(
      async () => /differences of c agree/.test(await line.innerText()),
      () => line.innerText(),
    );
    await workbench.cursor(22);
    await workbench.page.keyboard.press("Control+z");
  });

  it("show the Hessian of an input", async () => {
    await panel.open("b2");
    const row = panel.row("b2");
    await row.getByRole("tab", { name: "Hessian" }).click();
    const hessian = row.locator(".hessian");
    await until(
      async () => /positive semidefinite: 1 of 10 eigenvalues are 0/.test(await hessian.innerText()),
      () => row.innerText(),
    );
    assert.match(await hessian.innerText(), /10×10, over the entries of b2/);
    assert.match(await hessian.locator(".stats").innerText(), /symmetric\s+yes/);
    assert.match(await hessian.locator(".checkline").innerText(), /^\d+ digits: differences of the gradient agree/);
    await hessian.getByRole("button", { name: "Show as table" }).click();
    assert.equal(await hessian.locator(".numbers td").count(), 100);
    await hessian.getByRole("button", { name: "Show as picture" }).click();
    assert.equal(await panel.row("W1").getByRole("tab", { name: "Hessian" }).count(), 0, "5000 entries are too many");
  });

  it("measure a rule against the dense Jacobian", async () => {
    await panel.open("s", "steps");
    const row = panel.row("s", "steps");
    await row.getByRole("tab", { name: "Cost" }).click();
    await row.getByRole("button", { name: "Measure", exact: true }).click();
    const times = row.locator(".times");
    await times.waitFor({ timeout: 20_000 });
    assert.match(await row.locator(".measure").innerText(), /h @ W2 with \d+×\d+ · \d+×\d+/);
    assert.match(
      await times.innerText(),
      /this rule\s+\S+ (µs|ms)[\s\S]*full Jacobian\s+\S+ (µs|ms|s)[\s\S]*ratio\s+×/,
    );
  });

  for (const [name, theme, bodyClass] of themes) {
    it(`look right: ${name}`, async () => {
      await workbench.settings({ "workbench.colorTheme": theme, "editor.minimap.enabled": false });
      await workbench.openFile("two_layer_network.py");
      panel = await openPanel(workbench);
      await panel.view.locator(`body.${bodyClass}`).waitFor();
      await panel.open("b2");
      await panel.row("b2").getByRole("tab", { name: "Hessian" }).click();
      await panel.row("b2").locator(".hessian .stats").waitFor();
      await until(async () => (await badge("b2").getAttribute("data-verdict")) === "agrees", "b2 is checked");
      for (const width of [380, 260]) {
        await panel.body.evaluate(() => window.scrollTo(0, 0));
        await workbench.panelWidth(width);
        await until(async () => Math.abs((await panel.body.boundingBox()).width - width) <= 4, `${width} px`);
        await workbench.screenshot(`checks-${name}-${width}`);
        await panel.row("b2").evaluate((row) => row.scrollIntoView());
        await panel.body.evaluate(() => window.scrollBy(0, -40)); // from under the heading
        await workbench.screenshot(`hessian-${name}-${width}`);
        assert.deepEqual(await panel.body.evaluate(overflowing), [], `wider than the panel at ${width} px`);
      }
    });
  }

  it("show a mismatch as one, and no closed form beside it", async () => {
    await panel.body.evaluate(() => window.scrollTo(0, 0));
    await workbench.panelWidth(380);
    await panel.open("W1");
    await panel.body.evaluate(contradict, "W1#1");
    const row = panel.row("W1");
    await until(async () => (await badge("W1").getAttribute("data-verdict")) === "differs", "the badge of W1");
    assert.match(await row.locator(".line .brief").innerText(), /disagrees with differences/);
    await row.locator(".checkline[role=alert]").waitFor();
    assert.equal(await row.locator(".formulas.closed, .terms").count(), 0);
    assert.match(await row.getAttribute("aria-label"), /disagrees with differences/);
    assert.match(await bar().innerText(), /^1 of \d+ adjoints? disagree with differences/);
    await workbench.screenshot("mismatch-contrast-380");
  });

  it("made no page errors and asked nothing of the outside", () => {
    assert.deepEqual(workbench.errors, []);
    assert.deepEqual(workbench.outside, []);
  });
});

/** Runs in the webview: says of a row what the host would say of one that fails its check. */
function contradict(_body, key) {
  const text =
    "The rule of np.tanh(a) on line 16 disagrees with differences (relative error 0.25): do not rely on this adjoint.";
  const rows = { [key]: { verdict: "differs", how: "rules", relativeError: 0.25, text } };
  const uri = document.querySelector(".context .file").title;
  const revision = Number(document.querySelector("main").dataset.revision);
  const data = { type: "checks", uri, revision, rows, checking: false };
  window.dispatchEvent(new MessageEvent("message", { data }));
}

/** Runs in the webview: what makes the page scroll sideways. */
function overflowing() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("main *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => `${element.className}: ${element.textContent.slice(0, 40)}`);
}
