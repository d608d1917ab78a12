/** Programs nobody wrote for us: Octave's own files, Python's standard library and NumPy's sources, all of them. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../src/core/diagnostic";
import { lineMap } from "../../src/core/span";
import { defaultLimits } from "../../src/lang/common/trace";
import { follow as followMatlab } from "./matlab/run";
import { follow as followPython } from "./python/run";

/** Enough to reach most lines of a file, and little enough for more than a thousand files. */
const limits = { ...defaultLimits, nodes: 2000, passes: 20, steps: 3000, depth: 20 };

const libraries = [
  { title: "Octave", least: 1000, files: () => filesIn("/usr/share/octave", ".m"), encoding: "latin1" as const },
  { title: "Python", least: 500, files: () => filesIn(standardLibrary(), ".py"), encoding: "utf8" as const },
  {
    title: "NumPy",
    least: 300,
    files: () => filesIn("/usr/lib/python3/dist-packages/numpy", ".py"),
    encoding: "utf8" as const,
  },
];

for (const { title, least, files, encoding } of libraries) {
  describe(`The sources of ${title}`, () => {
    it("are followed without a fault of ours, and hardly any of them is called wrong", function () {
      this.timeout(600_000);
      const all = files();
      if (all.length < least) {
        if (process.env.REQUIRE_ORACLES) assert.fail(`only ${all.length} files are there`);
        return this.skip();
      }
      const found = all.map((file) => ({ file, ...findings(file, readFileSync(file, encoding)) }));
      assert.deepEqual(
        found.flatMap((f) => f.faults),
        [],
      );
      const wrong = found.filter((f) => f.errors.length > 0);
      const share = wrong.length / all.length;
      assert.ok(share <= 0.02, `${(100 * share).toFixed(2)} %\n${wrong.flatMap((f) => f.errors).join("\n")}`);
    });
  });
}

/** What is said of one file: faults of ours, and errors that a working program does not have. */
function findings(file: string, text: string): { faults: string[]; errors: string[] } {
  const follow = () => (file.endsWith(".m") ? followMatlab(text, {}, null, limits) : followPython(text, { limits }));
  const lines = lineMap(text);
  const told = (d: Diagnostic) => `${file}:${lines.position(d.span.from).line}: ${d.code}: ${d.message}`;
  try {
    const { diagnostics } = follow().trace;
    const faults = diagnostics.filter((d) => /could not be followed/.test(d.message));
    const errors = diagnostics.filter(
      (d) => (d.severity === "error" && d.code !== "limit") || d.code === "stale-shape-comment",
    );
    return { faults: faults.map(told), errors: errors.map(told) };
  } catch (error) {
    return { faults: [`${file}: ${error instanceof Error ? error.stack : String(error)}`], errors: [] };
  }
}

function standardLibrary(): string {
  const ask = "import sysconfig; print(sysconfig.get_path('stdlib'))";
  const run = spawnSync("python3", ["-c", ask], { encoding: "utf8" });
  return run.status === 0 ? run.stdout.trim() : "";
}

function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return /-packages|__pycache__/.test(entry.name) ? [] : filesIn(file, ending);
    return entry.name.endsWith(ending) ? [file] : [];
  });
}
