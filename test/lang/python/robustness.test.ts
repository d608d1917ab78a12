/** Python's standard library and NumPy's own sources go through the front end: nothing throws, no statement is lost to a fault of ours. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { evaluate } from "../../../src/autodiff/evaluate";
import { trace } from "../../../src/lang/common/follow";
import { python } from "../../../src/lang/python/dialect";
import { parsePython } from "../../../src/lang/python/parse";
import { catalogue } from "../../../src/ops/index";

/** Small enough that a hundred files take a few seconds. */
const limits = { nodes: 2000, passes: 20, steps: 3000, depth: 20 };

/** Every n-th file: all of them take minutes. `ADJOINT_EVERY=1` follows all. */
const every = Number(process.env.ADJOINT_EVERY ?? 25);

describe("Python: files nobody wrote for us", () => {
  it("are followed without a fault", function () {
    this.timeout(300_000);
    const files = [...pythonFiles("/usr/lib/python3/dist-packages/numpy"), ...pythonFiles(standardLibrary())];
    if (files.length === 0) return this.skip();
    const faults = files.filter((_, i) => i % every === 0).flatMap((f) => faultsIn(f));
    assert.deepEqual(faults, []);
  });
});

function faultsIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const host = {
    evaluate: (n: Parameters<typeof evaluate>[0]) => evaluate(n, catalogue, new Map()),
    file: () => ({ kind: "missing", why: "" }) as const,
    lastGood: () => null,
    lastKnown: () => null,
    parse: parsePython,
  };
  try {
    const options = { entry: null, sizes: {}, values: new Map(), seed: 1, limits };
    const { diagnostics } = trace(parsePython(text), python, catalogue, host, options);
    return diagnostics.filter((d) => /could not be followed/.test(d.message)).map((d) => `${file}: ${d.message}`);
  } catch (error) {
    return [`${file}: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

function standardLibrary(): string {
  const run = spawnSync("python3", ["-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"], {
    encoding: "utf8",
  });
  return run.status === 0 ? run.stdout.trim() : "";
}

function pythonFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return /-packages|__pycache__/.test(entry.name) ? [] : pythonFiles(file);
      return file.endsWith(".py") ? [file] : [];
    });
  } catch {
    return [];
  }
}
