// Runs the suite of test/e2e/suite in a desktop VS Code, on the packaged extension. Where there is none it says
// `DESKTOP NOT TESTED` and why; `REQUIRE_DESKTOP=1` makes that a failure.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from "@vscode/test-electron";
import { bundleSuites, fixtures } from "../test/e2e/bundle.mjs";
import { freshProfile, root, scratch, still, vsix } from "../test/host/profile.mjs";
import { vscodeVersion } from "../test/host/server.mjs";
import { record } from "./results.mjs";

const offline = /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|fetch failed/;
const rootFlags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) underVirtualDisplay();
const executable = await findVSCode();
await bundleSuites();
const profile = freshProfile({ settings: still, userData: "user-data" });
profile.copyWorkspace(fixtures);
const folders = ["--user-data-dir", profile.userData, "--extensions-dir", profile.extensions];
install();
const stats = path.join(profile.dir, "stats.json");
const code = await runTests({
  vscodeExecutablePath: executable,
  extensionDevelopmentPath: path.join(root, "test/driver"),
  extensionTestsPath: path.join(root, "out/test/e2e/index"),
  extensionTestsEnv: { ADJOINT_STATS: stats },
  launchArgs: [profile.workspace, ...folders, ...rootFlags, "--disable-workspace-trust"],
}).catch(() => 1);
const result = JSON.parse(readFileSync(stats, "utf8"));
record("desktop", result, `VS Code ${result.version}, appHost ${result.appHost}`);
process.exit(code === 0 && result.passes > 0 ? 0 : 1);

/** `VSCODE_EXECUTABLE` (the program itself, not `bin/code`), else one from the cache, else a download. */
async function findVSCode() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  try {
    return await downloadAndUnzipVSCode({ version: vscodeVersion(), cachePath: path.join(scratch, "desktop") });
  } catch (error) {
    if (!offline.test(`${error} ${error.code} ${error.cause}`)) throw error;
    return notTested(error.message);
  }
}

function underVirtualDisplay() {
  const self = [process.execPath, fileURLToPath(import.meta.url)];
  const { status, error } = spawnSync("xvfb-run", ["-a", ...self], { stdio: "inherit" });
  if (error) notTested("there is no display, nor xvfb-run to make one");
  process.exit(status ?? 1);
}

function notTested(reason) {
  console.log(`DESKTOP NOT TESTED: ${reason}`);
  process.exit(process.env.REQUIRE_DESKTOP === "1" ? 1 : 0);
}

function install() {
  const [command, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const all = [...args, ...folders, ...rootFlags, "--install-extension", vsix];
  const { status } = spawnSync(command, all, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`installing the extension ended with ${status}`);
}
