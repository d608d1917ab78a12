// Runs test/e2e/ui/*.spec.mjs: Playwright in the workbench, on the packaged extension. Words pick files, `--grep` titles.
import { readdirSync } from "node:fs";
import path from "node:path";
import { runMocha, selection } from "../../scripts/mocha.mjs";
import { installHost } from "../../scripts/setup.mjs";
import { root } from "./profile.mjs";
import { vscodeVersion } from "./server.mjs";

if (!installHost()) process.exit(1);
const { picks, grep, bail } = selection();
const folder = path.join(root, "test/e2e/ui");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".spec.mjs") && picks(name))
  .map((name) => path.join(folder, name));
const host = `VS Code ${vscodeVersion()}, workbench in Chromium`;
const ok = await runMocha("ui", files, { grep, bail, timeout: 60_000, host });
process.exit(ok ? 0 : 1);
