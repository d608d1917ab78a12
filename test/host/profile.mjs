// A throw-away profile: everything one run of VS Code writes, in a folder of its own.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { atEnd } from "./ending.mjs";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** The extension as it is shipped. */
export const vsix = path.join(root, "out/adjoint.vsix");

/** Where runs keep their things. */
export const scratch = path.join(root, ".vscode-test");

/** No telemetry, no updates, no questions. */
const quiet = {
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "npm.fetchOnlinePackageInfo": false,
};

/** For tests: nothing moves, opens, or is saved by itself (in a browser, VS Code saves after a second). */
export const still = {
  "files.autoSave": "off",
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

/** Makes a profile; it is removed at the end unless `keep`. `userData` is where this VS Code looks for settings. */
export function freshProfile({ settings = {}, userData = "data", keep = false } = {}) {
  mkdirSync(scratch, { recursive: true });
  const dir = mkdtempSync(path.join(scratch, "run-"));
  const user = path.join(dir, userData, "User");
  mkdirSync(user, { recursive: true });
  mkdirSync(path.join(dir, "extensions"));
  const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  if (!keep) atEnd(remove);
  const profile = {
    dir,
    remove,
    userData: path.join(dir, userData),
    extensions: path.join(dir, "extensions"),
    workspace: dir,
    /** VS Code for the browser reads them when the page loads, and not again. */
    writeSettings: (more = {}) =>
      writeFileSync(path.join(user, "settings.json"), JSON.stringify({ ...quiet, ...settings, ...more }, null, 2)),
    /** Makes the workspace a copy of `folder` (of the project), to be edited. */
    copyWorkspace(folder) {
      profile.workspace = path.join(dir, path.basename(folder));
      cpSync(path.join(root, folder), profile.workspace, { recursive: true });
    },
  };
  profile.writeSettings();
  return profile;
}
