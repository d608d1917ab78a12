// A real browser, from the npm package @sparticuz/chromium, that reaches this machine only.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { scratch } from "./profile.mjs";

const folder = path.join(scratch, "chromium");

const flags = [
  "--no-sandbox", // root, as in CI
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--disable-extensions",
];

/** Another browser can be had through `CHROME_PATH`. */
export async function launchBrowser() {
  const given = process.env.CHROME_PATH;
  const { executablePath, env } = given ? { executablePath: given, env: {} } : await unpacked();
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, headless: true, args: flags });
}

/** A page, and the addresses outside of this machine it asked for (and did not get). */
export async function newPage(browser) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    locale: "en-US",
    reducedMotion: "reduce",
  });
  const outside = [];
  const isOutside = (url) => /^(https?|wss?):$/.test(url.protocol) && url.hostname !== "127.0.0.1";
  await context.route(isOutside, (route) => {
    outside.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, outside };
}

/** The package unpacks into the temporary folder and trusts what lies there, so it gets one of our own. */
async function unpacked() {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  mkdirSync(folder, { recursive: true });
  try {
    const { default: packed, inflate } = await import("@sparticuz/chromium");
    const executablePath = await packed.executablePath();
    return { executablePath, env: isBare(executablePath) ? await ownLibraries(inflate) : {} };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Whether the machine lacks the libraries the browser links to, or fonts. */
function isBare(executable) {
  return spawnSync(executable, ["--version"]).status !== 0 || !existsSync("/etc/fonts/fonts.conf");
}

/** The package brings both, made for a cloud whose paths are not ours. */
async function ownLibraries(inflate) {
  const archive = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
  await inflate(path.join(path.dirname(archive), "../bin/al2023.tar.br"));
  const fonts = path.join(folder, "fonts.conf");
  writeFileSync(fonts, `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
  return { LD_LIBRARY_PATH: path.join(folder, "al2023/lib"), FONTCONFIG_FILE: fonts };
}
