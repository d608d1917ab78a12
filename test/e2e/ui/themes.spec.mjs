// Pictures of the panel for people to look at, in three themes and two widths, and what must hold in all of them.
import assert from "node:assert/strict";
import { openPanel } from "./panel.mjs";
import { until } from "./until.mjs";
import { openWorkbench } from "./workbench.mjs";

const themes = [
  ["dark", "Dark 2026", "vscode-dark", "vs-dark"],
  ["light", "Light 2026", "vscode-light", "vs"],
  ["contrast", "Default High Contrast", "vscode-high-contrast", "hc-black"],
];
const file = "two_layer_network.py";

describe("the panel in three themes", () => {
  let workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: "media/examples" });
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest.state === "failed") await workbench?.screenshot(`failure-${this.currentTest.title}`);
  });

  for (const [name, theme, bodyClass, workbenchClass] of themes) {
    it(name, async () => {
      await workbench.settings({ "workbench.colorTheme": theme });
      await workbench.page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
      await workbench.openFile(file);
      const panel = await openPanel(workbench);
      await panel.view.locator(`body.${bodyClass}`).waitFor();
      await panel.row("W1").waitFor();
      await panel.open("W1");
      for (const width of [380, 260]) {
        await workbench.panelWidth(width);
        await until(async () => Math.abs((await panel.body.boundingBox()).width - width) <= 4, `${width} px`);
        await workbench.screenshot(`${name}-${width}`);
        assert.deepEqual(await panel.body.evaluate(overflowing), [], `wider than the panel at ${width} px`);
      }
      const unreadable = await panel.body.evaluate(paleTexts);
      assert.deepEqual(unreadable, [], "texts with a contrast below 4.5");
    });
  }

  it("with room for the README's picture", async () => {
    await workbench.settings({ "workbench.colorTheme": "Dark 2026", "editor.minimap.enabled": false });
    await workbench.openFile(file);
    const panel = await openPanel(workbench);
    await panel.open("W1");
    await workbench.command("View: Toggle Primary Side Bar Visibility");
    await workbench.page.locator(".part.sidebar").waitFor({ state: "hidden" });
    await workbench.panelWidth(470);
    await until(async () => Math.abs((await panel.body.boundingBox()).width - 470) <= 4, "470 px");
    const time = () => panel.view.locator(".status .time").innerText();
    const first = await time(); // with a cold engine
    await workbench.cursor(22);
    await workbench.type(" ");
    await workbench.page.keyboard.press("Control+z");
    await until(async () => (await time()) !== first, "the time of another analysis");
    await workbench.cursor(10, 1);
    await until(async () => (await panel.marked()).join() === "W1#1", "W1 is marked");
    await panel.body.evaluate(() => window.scrollTo(0, 0));
    await workbench.screenshot("readme"); // the picture in media/panel.png is a copy of it
  });

  it("made no page errors and asked nothing of the outside", () => {
    assert.deepEqual(workbench.errors, []);
    assert.deepEqual(workbench.outside, []);
  });
});

/** Runs in the webview: what makes the page scroll sideways. */
function overflowing() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("main *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => `${element.className}: ${element.textContent.slice(0, 40)}`);
}

/** Runs in the webview: row texts that stand out too little from the panel's background. */
function paleTexts() {
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const linear = (x) => (x / 255 <= 0.03928 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const over = ([r, g, b, alpha = 1], back) => [r, g, b].map((x, i) => alpha * x + (1 - alpha) * back[i]);
  const probe = document.body.appendChild(document.createElement("div"));
  probe.style.background = "var(--vscode-sideBar-background, var(--vscode-editor-background))";
  const background = parts(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const contrast = (element) => {
    const text = over(parts(getComputedStyle(element).color), background);
    const [light, dark] = [luminance(text), luminance(background)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const texts = [...document.querySelectorAll(".name, .brief, .shape, .norm, .title, .note, .status span, .dims span")];
  return texts
    .filter((element) => element.textContent.trim() && contrast(element) < 4.5)
    .map((element) => `${element.className}: ${element.textContent.slice(0, 30)} ${contrast(element).toFixed(2)}`);
}
