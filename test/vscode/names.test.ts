/** Names and calls found by place. */

import assert from "node:assert/strict";
import type { NameRow } from "../../src/protocol/analysis";
import { callBefore, canonicalPath, pathBefore } from "../../src/vscode/calls";
import { definitionOf, nameAt, rangesOf, visibleNames } from "../../src/vscode/names";
import { analysis, row } from "./fixture";

const range = (line: number, column: number, endLine: number, endColumn: number) => ({
  line,
  column,
  endLine,
  endColumn,
});
const file = range(1, 1, 9, 1);

function name(given: Partial<NameRow>): NameRow {
  return { name: "x", scope: file, writes: [], reads: [], complete: true, ...given };
}

describe("names by place", () => {
  const outer = name({ writes: [1, 1], reads: [7, 5] });
  const inner = name({ scope: range(2, 1, 5, 4), writes: [2, 7], reads: [3, 7] });
  const other = name({ name: "total", writes: [6, 1] });
  const outline = { definitions: [], names: [outer, inner, other], modules: {} };

  it("finds the name under the cursor or right before it", () => {
    assert.equal(nameAt(outline, { line: 3, column: 7 })?.name, inner);
    assert.equal(nameAt(outline, { line: 3, column: 8 })?.name, inner);
    assert.equal(nameAt(outline, { line: 3, column: 9 }), null);
    assert.equal(nameAt(outline, { line: 6, column: 4 })?.name, other);
  });

  it("lists all places of a name", () => {
    assert.deepEqual(rangesOf(other), [range(6, 1, 6, 6)]);
    assert.deepEqual(rangesOf(outer), [range(1, 1, 1, 2), range(7, 5, 7, 6)]);
  });

  it("sees the names of the innermost scope first, each once", () => {
    assert.deepEqual(visibleNames(outline, { line: 3, column: 1 }), [inner, other]);
    assert.deepEqual(visibleNames(outline, { line: 7, column: 1 }), [outer, other]);
  });

  it("goes to the assignment a value comes from, else to the first", () => {
    const rows = [row("x#2", { name: "x", range: range(5, 1, 5, 2) })];
    const places = [{ range: range(7, 5, 7, 6), row: "x#2" }];
    const made = analysis(rows, { places, outline });
    assert.deepEqual(definitionOf(made, { line: 7, column: 5 }), range(5, 1, 5, 2));
    assert.deepEqual(definitionOf(made, { line: 3, column: 7 }), range(2, 7, 2, 8));
    assert.equal(definitionOf(made, { line: 8, column: 1 }), null);
  });
});

describe("the text before the cursor", () => {
  it("is a path, or the beginning of a name, or neither", () => {
    assert.deepEqual(pathBefore("y = np.linalg.so"), { owner: "np.linalg", beginning: "so" });
    assert.deepEqual(pathBefore("y = np."), { owner: "np", beginning: "" });
    assert.deepEqual(pathBefore("y = ta"), { owner: null, beginning: "ta" });
    assert.deepEqual(pathBefore("y = X*"), { owner: null, beginning: "" });
    assert.equal(pathBefore("y = f(x).T"), null);
    assert.equal(pathBefore("y = 2.5"), null);
  });

  it("opens a call, past brackets and strings", () => {
    assert.deepEqual(callBefore("y = np.dot(A, "), { callee: "np.dot", argument: 1 });
    assert.deepEqual(callBefore("f(g(1, 2), [1, 2, 3], "), { callee: "f", argument: 2 });
    assert.deepEqual(callBefore("f(')', "), { callee: "f", argument: 1 });
    assert.deepEqual(callBefore("f(A', B', "), { callee: "f", argument: 2 });
    assert.equal(callBefore("f(1) + [2, "), null);
    assert.equal(callBefore("(a, "), null);
    assert.equal(callBefore(""), null);
  });

  it("calls modules as the library does", () => {
    const modules = { numpy: "numpy", N: "numpy", la: "numpy.linalg", jnp: "jax.numpy", special: "scipy.special" };
    assert.equal(canonicalPath("N.linalg", modules), "np.linalg");
    assert.equal(canonicalPath("la", modules), "np.linalg");
    assert.equal(canonicalPath("jnp.exp", modules), "np.exp");
    assert.equal(canonicalPath("special.expit", modules), "scipy.special.expit");
    assert.equal(canonicalPath("constructor", modules), "constructor");
  });
});
