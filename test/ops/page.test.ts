/** docs/operations.md says what the catalogue says, and every row of the table of rules has its operations. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { operationsPage } from "../../docs/generator/page";
import { rows } from "../../docs/generator/rows";
import { catalogue } from "../../src/ops";

describe("docs/operations.md", () => {
  it("is up to date", () => {
    const same = readFileSync("docs/operations.md", "utf8") === operationsPage();
    assert.ok(same, "docs/operations.md is out of date: npm run docs");
  });

  it("has a section for every operation", () => {
    const sections = new Set([...operationsPage().matchAll(/^### (\w+)$/gm)].map(([, name]) => name));
    assert.deepEqual([...catalogue.keys()].filter((name) => !sections.has(name)), []); // biome-ignore format: one thought
  });
});

describe("the table of rules", () => {
  for (const row of rows) {
    it(`${row.row}: ${row.operations.join(", ") || row.leftOut || row.note}`, () => {
      assert.deepEqual(row.operations.filter((name) => !catalogue.has(name)), [], "is in the catalogue"); // biome-ignore format: one thought
      assert.ok(row.operations.length > 0 || row.note || row.leftOut, "names operations, or says why there is none");
      assert.ok(row.operations.length === 0 || row.leftOut === undefined, "is either covered or left out");
    });
  }

  it("has every row once", () => {
    assert.equal(new Set(rows.map((row) => row.row)).size, rows.length);
    assert.ok(rows.length >= 70, `${rows.length} rows`);
  });
});
