/** The front end against Python itself: the same trees for the same text, and the whole standard library read. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { parsePython } from "../../../src/lang/python/parse";
import { moduleText } from "../tree-text";
import { randomNumbers } from "./damage";
import { network, script } from "./fixtures";

const library = python(["-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"])?.trim() ?? null;

/** Texts that Python 3 reads, as `moduleText` would print them; `null` for those it rejects. */
function oracle(texts: readonly string[], ...flags: string[]): (string | null)[] {
  const output = python(["test/lang/python/parse-oracle.py", ...flags], JSON.stringify(texts)) ?? "[]";
  const printed = JSON.parse(output) as (string | null)[];
  return printed.map(
    (p) => p?.replace(/#([^#]*)#/g, (_, n: string) => `${n === "inf" ? Infinity : Number(n)}`) ?? null,
  );
}

function python(args: string[], input?: string): string | null {
  const run = spawnSync("python3", args, { encoding: "utf8", input, maxBuffer: 1 << 30 });
  return run.status === 0 ? run.stdout : null;
}

describe("Python's own parser", function () {
  this.timeout(120_000);
  before(function () {
    if (library === null) this.skip();
  });

  it("reads the same from the fixtures, places included", () => {
    const texts = [network, script];
    assert.deepEqual(
      texts.map((t) => moduleText(parsePython(t), true)),
      oracle(texts, "spans"),
    );
  });

  it("groups random operators the same way", () => {
    const random = randomNumbers(21);
    const pick = (list: readonly string[]) => list[Math.floor(random.next().value * list.length)] ?? "";
    const binary = "+ - * / // % @ ** << >> & | ^ < <= == != in is and or".split(" ").concat("not in", "is not");
    const term = (depth: number): string => {
      const prefix = pick(["", "", "", "-", "~", "+", "not "]);
      const atom = pick(["a", "b.c", "f(x)", "z[1:, 2]", "2", "1.", "(a, b)", "lambda: a", "(a if b else c)"]);
      if (depth === 0) return prefix + atom;
      const inner = `${term(depth - 1)} ${pick(binary)} ${term(depth - 1)}`;
      return random.next().value < 0.3 ? `${prefix}(${inner})` : inner;
    };
    const texts = Array.from({ length: 4000 }, () => term(1 + Math.floor(random.next().value * 3)));
    const expected = oracle(texts);
    const wrong = texts.filter((t, i) => expected[i] !== null && moduleText(parsePython(t)) !== expected[i]);
    assert.ok(expected.filter((e) => e !== null).length > 1000);
    assert.deepEqual(wrong, []);
  });

  it("reads the same from the standard library", () => {
    const files = pythonFiles(library ?? "").filter((f) => !/[\\/](?:test|tests|idlelib|lib2to3)[\\/]/.test(f));
    let read = 0;
    let same = 0;
    let clean = 0;
    const different: string[] = [];
    for (let i = 0; i < files.length; i += 200) {
      const batch = files.slice(i, i + 200);
      const texts = batch.map((f) => readFileSync(f, "utf8").replace(/\r\n?/g, "\n"));
      oracle(texts).forEach((expected, k) => {
        const module = parsePython(texts[k] ?? "");
        if (expected === null || /\\N\{|^\s*match\b/m.test(module.text)) return;
        read++;
        if (module.problems.length === 0) clean++;
        if (moduleText(module) === expected) same++;
        else different.push(batch[k] ?? "");
      });
    }
    assert.ok(read > 300, `${read} files`);
    assert.ok(clean / read >= 0.99, `${clean} of ${read} files without a problem`);
    assert.ok(same / read >= 0.99, `${same} of ${read} files read alike; not: ${different.join(", ")}`);
  });
});

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return /site-packages|dist-packages|__pycache__/.test(entry.name) ? [] : pythonFiles(file);
    return file.endsWith(".py") ? [file] : [];
  });
}
