// Runs the suite of test/e2e/suite on the packaged extension, inside VS Code's own extension host:
// the Node one, or with `--web` the web worker. `--keep` keeps the profile, `--grep` picks tests by title.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { format, parseArgs } from "node:util";
import { record } from "../../scripts/results.mjs";
import { installHost } from "../../scripts/setup.mjs";
import { bundleSuites, fixtures } from "../e2e/bundle.mjs";
import { launchBrowser, newPage } from "./browser.mjs";
import { freshProfile, root, still, vsix } from "./profile.mjs";
import { installVsix, startServer, workbenchUrl } from "./server.mjs";
import { startWeb } from "./web.mjs";

const { values: options } = parseArgs({
  options: {
    web: { type: "boolean" },
    keep: { type: "boolean" },
    grep: { type: "string" },
    timeout: { type: "string", default: "180" },
  },
});
const suite = options.web ? "web" : "host";
const profile = freshProfile({ settings: still, keep: options.keep });
const log = path.join(profile.dir, "extension-host.log");

const ok = await main().catch((error) => {
  console.error(error.stack);
  return false;
});
if (!ok && existsSync(log)) console.log(lastErrors());
process.exit(ok ? 0 : 1);

async function main() {
  if (!installHost()) return false;
  await Promise.all([bundleSuites(options.grep), installVsix(profile, vsix)]);
  const { url, server } = options.web ? await webHost() : await nodeHost();
  const browser = await launchBrowser();
  try {
    return await runIn(browser, url);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function webHost() {
  const folder = readdirSync(profile.extensions).find((name) => name.startsWith("adjoint.adjoint-"));
  const server = await startWeb({ extension: path.join(profile.extensions, folder), tests: "e2e/web.js" });
  return { server, url: server.origin };
}

async function nodeHost() {
  profile.copyWorkspace(fixtures);
  const server = await startServer(profile, { driver: true });
  const url = workbenchUrl(server, profile.workspace, [
    ["extensionDevelopmentPath", server.remote(path.join(root, "test/driver"))],
    ["extensionTestsPath", server.remote(path.join(root, "out/test/e2e/index"))],
  ]);
  return { server, url };
}

/** Opens the page and waits for the suite's end; an exit code alone does not prove that tests ran. */
async function runIn(browser, url) {
  const { page, outside } = await newPage(browser);
  if (process.env.DEBUG) page.on("console", (message) => console.log("  page:", message.text()));
  const { code, stats } = await finished(page, url).catch(async (error) => {
    mkdirSync(path.join(root, "out/screenshots"), { recursive: true });
    await page.screenshot({ path: path.join(root, `out/screenshots/failure-${suite}.png`) }).catch(() => {});
    throw error;
  });
  if (!stats) throw new Error("the suite did not report");
  record(suite, stats, `VS Code ${stats.version}, appHost ${stats.appHost}`);
  for (const address of new Set(outside)) console.log(`request to the outside: ${address}`);
  return code === 0 && stats.passes > 0 && stats.failures === 0 && outside.length === 0;
}

/** VS Code forwards all that extensions log; what our suite says is tagged. */
async function finished(page, url) {
  let stats;
  const said = (type, [first, ...rest]) => {
    const text = String(first);
    if (text.startsWith("@test ")) console.log(format(text.slice(6), ...rest));
    else if (text.startsWith("@stats ")) stats = JSON.parse(text.slice(7));
    else appendFileSync(log, `${type}: ${format(first, ...rest)}\n`);
  };
  let timer;
  const code = await new Promise((done, fail) => {
    timer = setTimeout(() => fail(new Error(`no result after ${options.timeout} s`)), Number(options.timeout) * 1000);
    page.on("crash", () => fail(new Error("the page crashed")));
    const exposed = [
      page.exposeFunction("codeAutomationLog", said),
      page.exposeFunction("codeAutomationExit", (exitCode) => done(exitCode)),
    ];
    Promise.all(exposed)
      .then(() => page.goto(url))
      .catch(fail);
  });
  clearTimeout(timer);
  return { code, stats };
}

function lastErrors() {
  const errors = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("error: "));
  return errors.slice(-10).join("\n");
}
