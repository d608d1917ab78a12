// The panel in the workbench as a reader sees it: its rows, its header, and whether it was ever empty.
import { until } from "./until.mjs";

/** The panel of a workbench, opened by the command that people use. */
export async function openPanel(workbench) {
  await workbench.command("Adjoint: Compute Gradients");
  const panel = panelOf(workbench);
  await panel.row("c", "steps").waitFor();
  return panel;
}

/** The panel that is open already, in webview `n`. */
export function panelOf(workbench, n = 0) {
  const view = workbench.webview(n);
  return {
    view,
    body: view.locator("body"),
    /** The row of a value, by the key without its count: `W` for `W#1`. */
    row: (name, section = "gradients") => view.locator(`[id="${section}/${name}#1"]`),
    /** Unfolds the row of a value, if it is not unfolded already. */
    async open(name, section = "gradients") {
      const row = this.row(name, section);
      const isOpen = async () => (await row.getAttribute("aria-expanded")) === "true";
      if (!(await isOpen())) await row.locator(".line .twistie").first().click();
      await until(isOpen, `${name} is unfolded`);
    },
    value: view.locator(".headline .value"),
    /** What is said above the rows. */
    problems: view.locator(".notice.problem"),
    /** The names of a section's rows, from top to bottom. */
    names: (section) => view.locator(`[data-section=${section}] [role=treeitem] .line .name`).allInnerTexts(),
    /** The keys of the rows marked by the caret. */
    marked: () => view.locator("[aria-current=true]").evaluateAll((rows) => rows.map((row) => row.dataset.key)),
    /** From now on the fewest rows ever on show are counted, after every change of the page. */
    watch: () => view.locator("body").evaluate(watchRows),
    fewest: () => view.locator("body").evaluate(() => window.fewestRows),
    /** Since then, the heights at which the first row stood. */
    tops: () => view.locator("body").evaluate(() => [...window.topsOfRows]),
    /** Waits until the header shows another value than `old`, and gives it. */
    otherValue(old) {
      return until(async () => {
        const text = await view.locator(".headline .value").innerText();
        return text && text !== old && text;
      }, `a value other than ${old}`);
    },
  };
}

/** Runs in the webview. */
function watchRows() {
  const count = () => document.querySelectorAll("[role=treeitem]").length;
  const top = () => document.querySelector("[role=treeitem]")?.getBoundingClientRect().top ?? 0;
  window.fewestRows = count();
  window.topsOfRows = new Set([Math.round(top())]);
  const note = () => {
    window.topsOfRows.add(Math.round(top()));
    window.fewestRows = Math.min(window.fewestRows, count());
  };
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true, attributes: true });
}
