import assert from "node:assert/strict";
import { parseFilter } from "../../webview/filter";
import { network } from "./models";
import { troubled } from "./troubles";

function found(text: string, model = network()): string[] {
  return model.rows.filter(parseFilter(text)).map((row) => row.name ?? row.text);
}

describe("the filter", () => {
  it("finds parts of names, operations and called functions", () => {
    assert.deepEqual(found("w1"), ["W1", "X @ W1"]);
    assert.deepEqual(found("matmul"), ["X @ W1", "h @ W2"]);
    assert.deepEqual(found("softmax"), ["m", "e", "s"]);
    assert.deepEqual(
      found(" "),
      network().rows.map((row) => row.name ?? row.text),
    );
  });

  it("finds shapes by size, by name, and by their beginning", () => {
    assert.deepEqual(found("shape:100x50"), ["W1"]);
    assert.deepEqual(found("shape:DxH"), ["W1"]);
    assert.deepEqual(found("shape:d×50"), ["W1"]);
    assert.deepEqual(found("shape:*x10"), ["T", "W2", "a2", "h @ W2", "e", "P"]);
    assert.deepEqual(found("shape:h"), ["b1", "W2"]);
    assert.deepEqual(found("shape:hx"), ["b1", "W2"]);
    assert.deepEqual(found("shape:5x3x2"), []);
    assert.deepEqual(found("shape:?", troubled()), ["q"]);
  });

  it("finds NaN and infinities", () => {
    assert.deepEqual(found("nan", troubled()), ["x", "L", "c"]);
    assert.deepEqual(found("inf", troubled()), ["x", "L"]);
  });

  it("compares norms of adjoints", () => {
    assert.deepEqual(found("norm>5"), ["W1", "W2"]);
    assert.deepEqual(found("norm<=1 shape:NxD"), ["X"]);
    assert.deepEqual(found("norm=1"), ["L", "R", "c"]);
    assert.deepEqual(found("norm>1e3"), []);
    assert.deepEqual(found("norm>", network()), []);
  });

  it("wants all words", () => {
    assert.deepEqual(found("w norm>10"), ["W1"]);
  });
});
