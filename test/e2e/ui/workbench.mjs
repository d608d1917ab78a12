// One workbench with the packaged extension, as a user gets it, and what a user does in it.
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { launchBrowser, newPage } from "../../host/browser.mjs";
import { freshProfile, root, still, vsix } from "../../host/profile.mjs";
import { installVsix, startServer, workbenchUrl } from "../../host/server.mjs";
import { fixtures } from "../bundle.mjs";

const screenshots = path.join(root, "out/screenshots");

/** Opens a copy of `folder` (of the project) in VS Code. */
export async function openWorkbench({ settings = {}, folder = fixtures } = {}) {
  const profile = freshProfile({ settings: { ...still, ...settings } });
  profile.copyWorkspace(folder);
  await installVsix(profile, vsix);
  const server = await startServer(profile);
  const browser = await launchBrowser();
  const { page, outside } = await newPage(browser);
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(workbenchUrl(server, profile.workspace));
  await ready(page);

  return {
    page,
    /** Addresses outside of this machine that were asked for. */
    outside,
    /** Uncaught errors of the page. */
    errors,
    ...editing(page),
    ...looking(page),
    /** Changes user settings; VS Code reads them when the page loads, so it loads again. */
    async settings(more) {
      profile.writeSettings(more);
      await page.reload();
      await ready(page);
    },
    serverLog: () => readFileSync(path.join(profile.dir, "server.log"), "utf8"),
    async close() {
      await browser.close();
      await server.stop();
      profile.remove();
    },
  };
}

async function ready(page) {
  await page.locator(".part.statusbar .statusbar-item").first().waitFor();
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
}

function editing(page) {
  const quickInput = page.locator(".quick-input-widget input[type=text]");
  const gone = () => page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  return {
    /** Opens a file of the workspace, for good (not as a preview). */
    async openFile(name) {
      const row = page.locator(".explorer-folders-view .monaco-list-row");
      await row.filter({ has: page.getByText(name, { exact: true }) }).dblclick();
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await page.locator(".editor-instance .view-line, .notebookOverlay .view-line").first().waitFor();
    },
    /** Runs a command by its full title, `Adjoint: Show Panel`. */
    async command(title) {
      // Exact: the palette may put a longer title first.
      const rows = page.locator(".quick-input-widget .monaco-list-row");
      const row = rows.filter({ has: page.getByText(title, { exact: true }) }).first();
      // Again: a command of an extension that is not active yet may not be on offer.
      for (let tries = 0; tries < 10; tries += 1) {
        await page.keyboard.press("F1");
        await quickInput.fill(`>${title}`);
        const shown = await row.waitFor({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
        if (shown) {
          await row.click();
          return gone();
        }
        await page.keyboard.press("Escape");
        await gone();
      }
      throw new Error(`no command ${title}`);
    },
    /** Puts the cursor into the editor; lines and columns count from 1. */
    async cursor(line, column = 1) {
      await page.locator(".editor-instance .view-lines").first().click();
      await page.keyboard.press("Control+g");
      await quickInput.fill(`:${line}:${column}`);
      await page.keyboard.press("Enter");
      await gone();
      // The editor takes keys again a moment after the box is gone.
      await page.locator(".editor-instance .monaco-editor.focused").waitFor();
      await page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
    },
    /** Types, key by key, where the cursor is; VS Code may close brackets by itself. */
    type: (text) => page.keyboard.type(text),
    /** Replaces the line of the cursor. */
    async replaceLine(line, text) {
      await this.cursor(line);
      await page.keyboard.press("End");
      await page.keyboard.press("Shift+Home");
      await page.keyboard.type(text);
    },
  };
}

function looking(page) {
  return {
    /** The text of the hover over the first `word` on screen. */
    async hover(word) {
      const at = await page.evaluate(middleOf, word);
      if (!at) throw new Error(`${word} is not on screen`);
      const hover = page.locator(".monaco-hover:not(.hidden) .hover-contents").filter({ hasNotText: /^Loading/ });
      // Again and again: a hover from before the extension was active stays empty until the mouse moves.
      for (let tries = 0; tries < 10; tries += 1) {
        await page.mouse.move(at.x + 60, at.y + 120);
        await page.mouse.move(at.x, at.y, { steps: 4 });
        const shown = await hover
          .first()
          .waitFor({ timeout: 2000 })
          .then(
            () => true,
            () => false,
          );
        if (shown) return (await hover.allInnerTexts()).join("\n").trim();
      }
      throw new Error(`no hover on ${word}`);
    },
    /** The document of a webview: VS Code's frame is outside, the extension's page inside. */
    webview: (n = 0) =>
      page.locator("iframe.webview.ready").nth(n).contentFrame().locator("#active-frame").contentFrame(),
    /** What the status bar says of cursor and selection: `Ln 8, Col 2 (1 selected)`. */
    selectedText: () => page.locator('[id="status.editor.selection"]').innerText(),
    /** Drags the edge of the secondary side bar until the page in it is `width` pixels wide. */
    async panelWidth(width) {
      const frame = await this.webview().locator("body").boundingBox();
      const sashes = await page.locator(".monaco-sash.vertical").all();
      const boxes = (await Promise.all(sashes.map((sash) => sash.boundingBox()))).filter(Boolean);
      const away = (box) => Math.abs(box.x + box.width / 2 - frame.x);
      const edge = boxes.sort((a, b) => away(a) - away(b))[0];
      const [x, y] = [edge.x + edge.width / 2, frame.y + frame.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + frame.width - width, y, { steps: 5 });
      await page.mouse.up();
    },
    /** Takes a picture into out/screenshots/. */
    async screenshot(name) {
      mkdirSync(screenshots, { recursive: true });
      await page.mouse.move(640, 2); // where nothing lights up under it
      await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
    },
  };
}

/** Runs in the page: the middle of the first `word` in the editor. */
function middleOf(word) {
  for (const line of document.querySelectorAll(".editor-instance .view-lines .view-line")) {
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = new RegExp(`(?<!\\w)${word.replace(/[^\w]/g, "\\$&")}(?!\\w)`).exec(node.data)?.index;
      if (at === undefined) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
  return null;
}
