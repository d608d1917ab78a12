/** The life of one open file. */

import assert from "node:assert/strict";
import { edit } from "../../src/vscode/edits";
import { Model } from "../../src/vscode/model";
import { analysis, row } from "./fixture";

describe("a model", () => {
  const newLine = edit({ line: 1, column: 1, endLine: 1, endColumn: 1 }, "\n");
  const result = (revision: number, phase: "shapes" | "numbers" = "numbers") => analysis([], { revision, phase });
  const open = () => {
    const model = new Model("file:///m.m", "matlab");
    model.sent(1, 1);
    return model;
  };

  it("is pending until numbers are there", () => {
    const model = open();
    assert.equal(model.pending, true);
    model.analysed(result(1, "shapes"));
    assert.deepEqual([model.pending, model.fresh], [true, true]);
    model.analysed(result(1));
    assert.equal(model.pending, false);
  });
  it("forgets the chosen cost when a new comment names one", () => {
    const model = open();
    model.reads("a = 1  # adjoint: cost\n");
    model.choose({ cost: "b", at: 2 });
    model.reads("a = 1  # adjoint: cost\nb = 2\n");
    assert.equal(model.choice.cost, "b");
    model.reads("a = 1  # adjoint: cost\nb = 2\nc = 3  # adjoint: cost\n");
    assert.deepEqual([model.choice.cost, model.choice.at], [null, null]);
  });
  it("keeps its analysis when the text moves on", () => {
    const model = open();
    model.analysed(result(1));
    model.edited(2, [newLine], 0);
    assert.equal(model.fresh, false);
    assert.equal(model.analysis?.revision, 1);
    assert.deepEqual(model.toAnalysed({ line: 4, column: 1 }), { line: 3, column: 1 });
  });
  it("keeps the checks of the analysis at hand, and no others", () => {
    const model = open();
    const check = { verdict: "open", text: "too large" } as const;
    assert.equal(model.checked(1, { "x#1": check }), false);
    model.analysed(result(1));
    assert.equal(model.checked(1, { "x#1": check }), true);
    assert.equal(model.checked(1, { "y#1": check }), true);
    assert.deepEqual(model.checks, { revision: 1, rows: { "x#1": check, "y#1": check } });
    model.edited(2, [newLine], 0);
    model.sent(2, 2);
    model.analysed(result(2));
    assert.equal(model.checks, null);
    assert.equal(model.checked(1, { "x#1": check }), false);
  });
  it("counts edits from the analysed text, also when an older analysis comes late", () => {
    const model = open();
    model.edited(2, [newLine], 0);
    model.sent(2, 2);
    model.edited(3, [newLine], 0);
    model.analysed(result(1));
    assert.equal(model.toAnalysed({ line: 3, column: 1 })?.line, 1);
    model.analysed(result(2));
    assert.equal(model.toAnalysed({ line: 3, column: 1 })?.line, 2);
    assert.equal(model.analysed(result(1)), false);
    assert.equal(model.analysis?.revision, 2);
  });
  it("lets the chosen line ride along", () => {
    const model = open();
    model.choose({ cost: "f", at: 3 });
    model.edited(2, [newLine], 0);
    assert.deepEqual([model.choice.cost, model.choice.at], ["f", 4]);
    model.edited(3, [edit({ line: 4, column: 1, endLine: 5, endColumn: 1 }, "")], 0);
    assert.equal(model.choice.at, null);
  });
  it("forgets trouble when the text changes", () => {
    const model = open();
    model.stopped(1, "stuck");
    assert.equal(model.trouble, "stuck");
    model.edited(2, [newLine], 0);
    assert.equal(model.trouble, null);
  });
  it("notices that the chosen cost has left the file, not that it is broken", () => {
    const model = open();
    model.choose({ cost: "e", at: 3 });
    model.sent(2, 1);
    model.analysed(analysis([row("e#1", { name: "e", state: "opaque" })], { revision: 2, cost: null }));
    assert.equal(model.correction, null);
    model.analysed(analysis([row("f#1", { name: "f" })], { revision: 2, cost: null }));
    assert.deepEqual(model.correction, { cost: null, at: null });
    model.choose({ cost: null, at: null });
    assert.equal(model.correction, null);
  });
  it("follows the chosen function under a new name, and gives up one that is gone", () => {
    const model = open();
    const defines = (revision: number, name: string, line: number) => {
      const at = { line, column: 5, endLine: line, endColumn: 9 };
      const more = {
        path: name,
        range: at,
        nameRange: at,
        params: [],
        outputs: null,
        documentation: null,
        members: [],
      };
      const outline = { definitions: [{ name, kind: "function" as const, ...more }], names: [], modules: {} };
      return analysis([], { revision, entries: [name], outline });
    };
    model.choose({ entry: "loss" });
    model.sent(2, 1);
    model.analysed(defines(2, "loss", 4));
    assert.equal(model.correction, null);
    model.edited(2, [newLine, edit({ line: 5, column: 1, endLine: 5, endColumn: 14 }, "def cost(w):")], 0);
    model.sent(3, 2);
    model.analysed(defines(3, "cost", 5));
    assert.deepEqual(model.correction, { entry: "cost", cost: null, at: null });
    model.analysed(defines(3, "other", 9));
    assert.deepEqual(model.correction, { entry: null, cost: null, at: null });
  });
});
