/** Names and calls found by place. */

import assert from "node:assert/strict";
import type { NameRow } from "../../src/protocol/analysis";
import { callBefore, canonicalPath, pathBefore } from "../../src/vscode/calls";
import { isName } from "../../src/vscode/language";
import { definitionOf, methodNamed, nameAt, rangesOf, visibleNames, whyNotRename } from "../../src/vscode/names";
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

describe("renaming", () => {
  const outer = name({ name: "scale", scope: range(1, 1, 9, 1) });
  const inner = name({ name: "z", scope: range(3, 1, 5, 1) });
  const apart = name({ name: "v", scope: range(6, 1, 8, 1) });
  const outline = { definitions: [], names: [outer, inner, apart], modules: {} };
  const why = (renamed: NameRow, to: string, text = "") => whyNotRename(outline, renamed, to, text);

  it("refuses names that are taken, also in functions inside and around", () => {
    assert.equal(why(outer, "z"), "There is a 'z' here already.");
    assert.equal(why(inner, "scale"), "There is a 'scale' here already.");
    assert.equal(why(inner, "v"), null);
    assert.equal(why(inner, "z"), null);
  });
  it("refuses names of functions that the file calls", () => {
    assert.match(why(outer, "sum", "c = sum(x)") ?? "", /calls a function 'sum'/);
    assert.equal(why(outer, "sum", "c = np.sum(x) + total_sum(x)"), null);
  });
  it("takes what the language takes as a name", () => {
    assert.deepEqual(
      ["länge", "σ2", "class", "2z", "a b", "end"].filter((text) => isName("python", text)),
      ["länge", "σ2", "end"],
    );
    assert.deepEqual(
      ["n_1", "länge", "end", "_x", "class"].filter((text) => isName("matlab", text)),
      ["n_1", "class"],
    );
  });
});

describe("methods", () => {
  const method = (owner: string, line: number) => ({
    name: "loss",
    kind: "function" as const,
    path: `${owner}.loss`,
    range: range(line, 3, line + 1, 9),
    nameRange: range(line, 7, line, 11),
    params: ["self"],
    outputs: null,
    documentation: null,
    members: [],
  });
  const type = (owner: string, line: number) => ({
    ...method(owner, line),
    name: owner,
    kind: "class" as const,
    members: [method(owner, line + 1)],
  });
  const find = (...definitions: ReturnType<typeof type>[]) =>
    methodNamed(analysis([], { outline: { definitions, names: [], modules: {} } }), "net.loss");

  it("are found by name where one class has them", () => {
    assert.deepEqual(find(type("Net", 1)), range(2, 7, 2, 11));
    assert.equal(find(type("Net", 1), type("Other", 5)), null);
    assert.equal(find(), null);
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
    assert.deepEqual(pathBefore("y = grö"), { owner: null, beginning: "grö" });
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
