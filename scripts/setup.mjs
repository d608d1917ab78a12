// Installs what a fresh machine lacks. Like all that runs before it, this needs nothing but Node and npm.
import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { npm, step } from "./steps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const host = path.join(root, "test/host");

/** Whether the VS Code server and the browser of test/host exist for this machine. */
export const hasHost = process.platform === "linux" && process.arch === "x64";

/** The project's own dependencies. */
export function installDependencies() {
  return install(root, "npm ci");
}

/** A VS Code server and a browser, from npm. */
export function installHost() {
  if (!install(host, "npm ci, VS Code server")) return false;
  // The server looks for its modules beside itself; our lock file pins them in test/host/node_modules.
  const link = path.join(host, "node_modules/code-server/lib/vscode/node_modules");
  if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync("../../..", link, "dir");
  return true;
}

function install(folder, title) {
  return upToDate(folder) || step(title, npm("ci", "--no-audit", "--no-fund", "--loglevel=error"), { cwd: folder }).ok;
}

/** Compares what is wanted with what npm wrote down after its last install. */
function upToDate(folder) {
  const written = path.join(folder, "node_modules/.package-lock.json");
  if (!existsSync(written)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const installed = packages(written);
  return Object.entries(packages(path.join(folder, "package-lock.json"))).every(
    ([name, wanted]) => name === "" || wanted.optional || wanted.version === installed[name]?.version,
  );
}
