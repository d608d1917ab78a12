// `npm start`: a real VS Code with the extension in it, on a copy of the example gallery. Ctrl-C takes it all away.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { atEnd } from "../test/host/ending.mjs";
import { freshProfile, root, vsix } from "../test/host/profile.mjs";
import { installVsix, startServer, workbenchUrl } from "../test/host/server.mjs";
import { hasHost, installDependencies, installHost } from "./setup.mjs";
import { npm, step } from "./steps.mjs";

const { values: options } = parseArgs({
  options: { port: { type: "string", default: "0" }, "no-open": { type: "boolean" } },
});
const gallery = "media/examples";
const windows = process.platform === "win32";

const desktop = desktopCommand();
if (!desktop && !hasHost) {
  fail("No desktop VS Code found. Put `code` on the PATH, or set ADJOINT_VSCODE to it.");
}
if (!installDependencies()) fail("The dependencies could not be installed.");
if (!desktop && !installHost()) fail("The VS Code server could not be installed.");
if (!step("build and package", npm("run", "--silent", "package")).ok) fail("The extension could not be packaged.");

mkdirSync(path.join(root, gallery), { recursive: true });
const profile = freshProfile({ userData: desktop ? "user-data" : "data" });
profile.copyWorkspace(gallery);
const example = firstExample();
await (desktop ? inDesktop(desktop) : inBrowser());
process.exit(0);

/** Until its window is closed. */
async function inDesktop(code) {
  const folders = ["--user-data-dir", profile.userData, "--extensions-dir", profile.extensions];
  const common = process.getuid?.() === 0 ? [...folders, "--no-sandbox"] : folders;
  const run = { shell: windows, stdio: "inherit" };
  if (spawnSync(code, [...common, "--install-extension", vsix], { ...run, stdio: "ignore" }).status !== 0) {
    fail(`${code} could not install the extension.`);
  }
  const files = [profile.workspace, ...(example ? [example] : [])];
  const window = spawn(code, [...common, "--new-window", "--wait", "--disable-workspace-trust", ...files], run);
  atEnd(closeWindow);
  console.log("\nVS Code is open on the examples. Close its window, or press Ctrl-C here, to end.");
  await new Promise((done) => window.on("exit", done));
}

/** The command only asks VS Code to open the window; VS Code leaves its own number in `code.lock`. */
function closeWindow() {
  try {
    process.kill(Number(readFileSync(path.join(profile.userData, "code.lock"), "utf8")));
  } catch {
    // Closed already.
  }
}

/** Until Ctrl-C. */
async function inBrowser() {
  await installVsix(profile, vsix);
  const server = await startServer(profile, { port: Number(options.port) });
  const url = workbenchUrl(server, profile.workspace, example ? [["openFile", server.remote(example)]] : []);
  console.log(`\nVS Code is at\n\n  ${url}\n\nOpen it in a browser; Ctrl-C ends it.`);
  if (!options["no-open"]) openInBrowser(url);
  const code = await server.stopped;
  fail(`The server ended with ${code}.`);
}

/** Where there is a screen; that it works is not promised, the address is printed. */
function openInBrowser(url) {
  const commands = { darwin: "open", linux: process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? "xdg-open" : null };
  const command = commands[process.platform];
  if (command) spawn(command, [url], { stdio: "ignore", detached: true }).on("error", () => {});
}

/** A `code` that only talks to the window whose terminal this is cannot have a profile of its own. */
function desktopCommand() {
  if (process.env.ADJOINT_VSCODE) return process.env.ADJOINT_VSCODE;
  if (process.env.VSCODE_IPC_HOOK_CLI) return null;
  const { status } = spawnSync("code", ["--version"], { stdio: "ignore", shell: windows });
  return status === 0 ? "code" : null;
}

/** The gallery's own order says where to begin. */
function firstExample() {
  const index = path.join(profile.workspace, "index.json");
  const [first] = existsSync(index) ? JSON.parse(readFileSync(index, "utf8")) : [];
  return first && path.join(profile.workspace, first.file);
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
