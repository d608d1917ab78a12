/** Whole Python files in the style of courses and papers: every array has the shape and the values that real Python gives it. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { follow, type Run } from "../lang/python/run";
import { numpy } from "../oracles";

const folder = path.resolve("test/models/python");
const files = readdirSync(folder).filter((f) => f.endsWith(".py"));

/** Size and numbers of a name when the file has run. */
interface Held {
  readonly size: readonly number[];
  readonly data: readonly (number | null)[];
}

const runner = `
import json, sys, types, io, contextlib, warnings
import numpy as np
warnings.simplefilter("ignore")
class Anything(types.ModuleType):
    def __getattr__(self, name):
        return lambda *a, **k: None
for name in ("matplotlib", "matplotlib.pyplot"):
    sys.modules[name] = Anything(name)
sys.modules["matplotlib"].pyplot = sys.modules["matplotlib.pyplot"]
out = {}
for f in FILES:
    scope = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(open(f).read(), f, "exec"), scope)
    held = {}
    for name, v in scope.items():
        if isinstance(v, (np.ndarray, np.floating)) and v.dtype.kind in "biuf":
            a = np.asarray(v, dtype=float)
            held[name] = {"size": list(a.shape), "data": [x if np.isfinite(x) else None for x in a.ravel().tolist()]}
    out[f] = held
print(json.dumps(out))
`;

describe("whole Python files", () => {
  let answers: Readonly<Record<string, Readonly<Record<string, Held>>>> | null = null;
  let [right, all] = [0, 0];

  before(function () {
    this.timeout(120_000);
    const oracle = numpy();
    const paths = files.map((f) => path.join(folder, f));
    if (oracle) answers = JSON.parse(oracle.run(`FILES = ${JSON.stringify(paths)}\n${runner}`));
  });

  for (const file of files) {
    it(file, function () {
      this.timeout(30_000);
      const expected = answers?.[path.join(folder, file)];
      if (!expected) return this.skip();
      const names = Object.keys(expected);
      const run = follow(asking(readFileSync(path.join(folder, file), "utf8"), names));
      const errors = run.trace.diagnostics.filter((d) => d.severity === "error");
      assert.deepEqual(
        errors.map((d) => d.message),
        [],
      );
      const wrong = names.filter((n) => !sameSize(run, n, expected[n] as Held));
      right += names.length - wrong.length;
      all += names.length;
      assert.deepEqual(wrong, [], "names of another shape");
      assert.deepEqual(
        names.filter((n) => !sameNumbers(run, n, expected[n] as Held)),
        [],
        "names of other values",
      );
    });
  }

  after(() => {
    if (answers) assert.ok(right / all >= 0.95, `${right} of ${all} arrays have the right shape`);
  });
});

/** The file, and then every name once more, as it is when everything has run. */
function asking(source: string, names: readonly string[]): string {
  return `${source}\nimport numpy as now_np\n${names.map((n) => `now__${n} = now_np.asarray(${n})`).join("\n")}\n`;
}

function sameSize(run: Run, name: string, expected: Held): boolean {
  const node = run.trace.bindings.findLast((b) => b.name === name && b.frames.length === 0)?.node;
  return node?.shape.map((d) => d.size).join() === expected.size.join();
}

function sameNumbers(run: Run, name: string, expected: Held): boolean {
  const value = run.last(`now__${name}`);
  if (!value) return false;
  const scale = Math.max(1, ...expected.data.map((x) => Math.abs(x ?? 0)));
  return expected.data.every((x, i) => x === null || Math.abs((value.data[i] ?? Number.NaN) - x) <= 1e-8 * scale);
}
