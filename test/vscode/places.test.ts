/** From a place in the text to the row it means. */

import assert from "node:assert/strict";
import { costCandidate, countingPass, entryFor, meaningAt, passesOf, rowAtCaret } from "../../src/vscode/places";
import { adjoint, analysis, lecture, range, row } from "./fixture";

describe("a place", () => {
  const check = (line: number, column: number, expected: string | undefined) =>
    assert.equal(meaningAt(lecture, { line, column })?.row.key, expected);

  it("means the innermost thing there", () => {
    check(3, 1, "K#1");
    check(3, 5, "inv#1");
    check(3, 9, "A#1");
    check(3, 12, "K#1");
    check(3, 14, "B#1");
  });
  it("means nothing on blanks and elsewhere", () => {
    check(3, 2, undefined);
    check(3, 15, undefined);
    check(1, 1, undefined);
    check(9, 1, undefined);
  });
});

describe("the caret", () => {
  const check = (line: number, column: number, expected: string | undefined) =>
    assert.equal(rowAtCaret(lecture, { line, column })?.key, expected);

  it("also means the name before it", () => check(3, 15, "B#1"));
  it("else the value bound on its line", () => check(4, 9, "c#1"));
  it("else nothing", () => check(7, 1, undefined));
});

describe("a cost at the cursor", () => {
  it("is a scalar that is computed on that line", () => assert.equal(costCandidate(lecture, 4)?.key, "c#1"));
  it("is no matrix", () => assert.equal(costCandidate(lecture, 3), undefined));
});

describe("a number at the cursor", () => {
  it("is no cost: it depends on nothing", () => {
    const at = (formula: string) =>
      costCandidate(analysis([row("t#1", { shape: [], size: [], formula, range: range(2, 5, 6) })]), 2)?.key;
    assert.deepEqual([at("7"), at("2 a")], [undefined, "t#1"]);
  });
});

describe("passes of a loop", () => {
  const pass = (n: number, more = {}) =>
    row(`w#1[${n}]`, { name: "w", iteration: [n], expression: range(3, 5, 9), ...more });
  const none = { adjoint: adjoint([], [], { status: "none" }) };
  const rows = [row("w#0"), pass(1), pass(2), pass(3, none), pass(1, { expression: range(4, 1, 2) })];
  const loop = analysis(rows);

  it("are those of one line", () => {
    assert.deepEqual(passesOf(loop, rows[2] as never), rows.slice(1, 4));
    assert.deepEqual(passesOf(loop, rows[0] as never), rows.slice(0, 1));
  });
  it("count up to the last that reaches the cost", () => {
    assert.equal(countingPass(loop, rows[3] as never), rows[2]);
    assert.equal(countingPass(loop, rows[1] as never), rows[1]);
  });
});

describe("what has to be followed for a place", () => {
  const lines = (first: number, last: number) => ({ line: first, column: 1, endLine: last, endColumn: 9 });
  const define = (name: string, first: number, last: number) => ({
    name,
    kind: "function" as const,
    path: name,
    range: lines(first, last),
    nameRange: range(first, 5, 9),
    params: [],
    outputs: null,
    documentation: null,
    members: [],
  });
  const definitions = [define("loss", 1, 3), define("ridge", 5, 7), define("plot", 9, 9)];
  const script = { name: "x", scope: lines(1, 20), writes: [11, 1], reads: [], complete: true };
  const check = (line: number, entry: string | null, expected: string | null | undefined, names = [script]) => {
    const followed = row("r#1", { range: range(2, 1, 2) });
    const outline = { definitions, names, modules: {} };
    const made = analysis([followed], { entry, entries: ["loss", "ridge"], outline });
    assert.equal(entryFor(made, { line, column: 2 }), expected);
  };

  it("is the function there, if nothing of it is known yet", () => {
    check(6, "loss", "ridge");
    check(2, "loss", undefined);
    check(9, "loss", undefined);
  });
  it("is the script, outside of functions", () => {
    check(12, "loss", null);
    check(12, null, undefined);
    check(12, "loss", undefined, []);
  });
});
