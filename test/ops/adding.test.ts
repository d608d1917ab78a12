/** docs/adding-an-operation.md, followed to the letter in a copy of the project. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const page = readFileSync("docs/adding-an-operation.md", "utf8");
const blocks = [...page.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language = "", text = ""]) => ({ language, text }));

describe("adding an operation as the page says", function () {
  this.timeout(120_000);
  let copy = "";

  before(() => {
    mkdirSync("out/adding", { recursive: true });
    copy = mkdtempSync("out/adding/copy-");
    for (const part of ["src", "scripts", "test/ops", "test/numeric", "test/oracles.ts", "package.json"])
      cpSync(part, path.join(copy, part), { recursive: true });
    symlinkSync(path.resolve("node_modules"), path.join(copy, "node_modules"));
    follow(copy);
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it("gives an operation whose derived tests pass", () => {
    const { status, output } = tests(copy, "versine");
    assert.equal(status, 0, output);
    const passing = Number(/(\d+) passing/.exec(output)?.[1] ?? 0);
    assert.ok(passing >= 20, `${passing} tests have run\n${output}`);
  });

  it("gives one whose derived tests fail when the rule is wrong", () => {
    const file = path.join(copy, "src/ops/versine.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace("Zbar .* sin(X)", "Zbar .* cos(X)"));
    const { status, output } = tests(copy, "versine.*adjoints agree");
    assert.notEqual(status, 0, output);
    assert.match(output, /3 failing/);
  });
});

/** Writes the file and the two lines of the catalogue that the page shows. */
function follow(copy: string): void {
  const [file, imported, entry] = blocks.filter((b) => b.language === "ts").map((b) => b.text);
  const [, name] = /^`(src\/ops\/\w+\.ts)`:$/m.exec(page) ?? [];
  assert.ok(name && file && imported && entry, "the page shows a file, an import and an entry");
  writeFileSync(path.join(copy, name), file);
  const index = path.join(copy, "src/ops/index.ts");
  const before = readFileSync(index, "utf8");
  const after = before.replace(/^import \{ abs /m, `${imported}$&`).replace(/^ {2}abs,$/m, `${entry}$&`);
  assert.equal(after.length, before.length + imported.length + entry.length);
  writeFileSync(index, after);
}

/** The command of the page, with another choice of titles. */
function tests(copy: string, grep: string): { status: number | null; output: string } {
  const shown = blocks.find((b) => b.language === "sh")?.text.trim() ?? "";
  const words = shown.replace(/^npm run test:unit -- /, "").split(" ");
  assert.deepEqual(words.slice(1), ["--grep", "versine"], shown);
  const command = ["scripts/test-unit.mjs", words[0] ?? "", "--grep", grep];
  const child = spawnSync(process.execPath, command, { cwd: copy, encoding: "utf8", timeout: 100_000 });
  return { status: child.status, output: `${child.stdout}${child.stderr}` };
}
