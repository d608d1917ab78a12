import assert from "node:assert/strict";
import type { Analysis, Row } from "../../src/protocol/analysis";
import { type Shown, show } from "../../webview/carry";
import { lecture } from "./models";
import { withoutNumbers } from "./samples";

const model = lecture();
const numbers = show(null, "lecture.m", model);
const shapes = withoutNumbers(model);

function find(shown: Shown, name: string): Row {
  const row = shown.analysis.rows.find((candidate) => candidate.name === name);
  assert.ok(row);
  return row;
}

function change(analysis: Analysis, name: string, changed: Partial<Row>): Analysis {
  return { ...analysis, rows: analysis.rows.map((row) => (row.name === name ? { ...row, ...changed } : row)) };
}

describe("numbers of the last run", () => {
  it("stay on rows that are the same, marked as old", () => {
    const shown = show(numbers, "lecture.m", shapes);
    assert.equal(find(shown, "f").adjoint.summary, find(numbers, "f").adjoint.summary);
    assert.equal(find(shown, "f").value, find(numbers, "f").value);
    assert.equal(shown.old.has("f#1"), true);
    assert.equal(shown.analysis.cost?.value, model.cost?.value);
    assert.equal(shown.costOld, true);
  });

  it("stay over several edits, and keep the norms of the terms", () => {
    const shown = show(show(numbers, "lecture.m", shapes), "lecture.m", withoutNumbers(shapes));
    assert.equal(find(shown, "X").adjoint.terms[0]?.norm, 3.2);
    assert.equal(shown.old.has("X#1"), true);
  });

  it("go where the formula has changed", () => {
    const shown = show(numbers, "lecture.m", change(shapes, "f", { formula: "2 X w" }));
    assert.equal(find(shown, "f").value, null);
    assert.equal(find(shown, "f").adjoint.summary, null);
    assert.equal(shown.old.has("f#1"), false);
    assert.equal(shown.old.has("y#1"), true);
  });

  it("go where the size has changed", () => {
    assert.equal(find(show(numbers, "lecture.m", change(shapes, "f", { size: [9, 1] })), "f").value, null);
  });

  it("keep the value but not the adjoint where only the adjoint's formula has changed", () => {
    const adjoint = { ...find(show(null, "", shapes), "f").adjoint, formula: "3 (f − y)" };
    const row = find(show(numbers, "lecture.m", change(shapes, "f", { adjoint })), "f");
    assert.notEqual(row.value, null);
    assert.equal(row.adjoint.summary, null);
  });

  it("are not mixed between files, and never replace new ones", () => {
    assert.equal(show(numbers, "b.m", { ...shapes, uri: "file:///b.m" }).old.size, 0);
    assert.equal(show(numbers, "lecture.m", model).old.size, 0);
  });

  it("stay when the run was cancelled, and go when the file is too large", () => {
    const ended = { ...shapes, phase: "numbers" } as const;
    const cancelled = { ...ended, withheld: { reason: "cancelled", bytes: 0, message: "" } } as const;
    const large = { ...ended, withheld: { reason: "tooLarge", bytes: 1e12, message: "" } } as const;
    assert.ok(show(numbers, "lecture.m", cancelled).old.size > 0);
    assert.equal(show(numbers, "lecture.m", large).old.size, 0);
  });
});
