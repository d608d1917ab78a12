/** Tensors, shapes, places in a text, and value numbers. */
import assert from "node:assert/strict";
import { constant, symbol } from "../../src/core/dim";
import { Graph } from "../../src/core/node";
import { isScalar, printShape, sameShape, sameSize, shapeOf, sizeOf } from "../../src/core/shape";
import { contains, cover, lineMap } from "../../src/core/span";
import { count, fromNested, scalar, strides, tensor, toNested, zeros } from "../../src/core/tensor";

describe("tensors", () => {
  it("read and write nested lists", () => {
    for (const value of [
      3,
      [1, 2],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [[1], [2]],
        [[3], [4]],
      ],
      [],
    ]) {
      // biome-ignore format: a table
      const t = fromNested(value);
      assert.ok(t);
      assert.deepEqual(toNested(t), value);
    }
    for (const value of [[[1], [2, 3]], [1, "x"], { a: 1 }, [[1], 2], null]) assert.equal(fromNested(value), null);
    assert.deepEqual([...(fromNested([true, false])?.data ?? [])], [1, 0]);
  });

  it("know sizes and strides", () => {
    assert.equal(count([]), 1);
    assert.equal(count([3, 0]), 0);
    assert.deepEqual(strides([2, 3, 4]), [12, 4, 1]);
    assert.equal(zeros([2, 3]).data.length, 6);
    assert.deepEqual(scalar(2).size, []);
  });
});

describe("shapes", () => {
  it("compare as polynomials and as numbers", () => {
    const [N, seven] = [symbol("N", 7), constant(7)];
    assert.ok(sameSize([N], [seven]));
    assert.ok(!sameShape([N], [seven]));
    assert.ok(!sameSize([N], [N, N]));
    assert.deepEqual(sizeOf([N, constant(2)]), [7, 2]);
  });

  it("are scalars only when they are whatever the names stand for", () => {
    assert.ok(isScalar([]));
    assert.ok(isScalar(shapeOf([1, 1])));
    assert.ok(!isScalar([symbol("N", 1)]));
  });

  it("print as people write them", () => {
    assert.equal(printShape([]), "scalar");
    assert.equal(printShape(shapeOf([3])), "(3,)");
    assert.equal(printShape([symbol("N", 7), constant(4)]), "N×4");
  });
});

describe("value numbers", () => {
  it("are shared by nodes that hold the same values, and by no others", () => {
    const g = new Graph();
    const leaf = (seed: string) => g.add("input", [], { seed }, shapeOf([2]), null);
    const [x, again, y] = [leaf("x"), leaf("x"), leaf("y")];
    assert.equal(x.number, again.number);
    assert.notEqual(x.number, y.number);
    const sum = (axis: number) => g.add("sum", [x], { axes: [axis] }, [], null);
    assert.equal(sum(0).number, sum(0).number);
    assert.notEqual(sum(0).number, sum(1).number);
    const value = (...data: number[]) =>
      g.add("constant", [], { value: tensor([data.length], data) }, shapeOf([data.length]), null);
    assert.equal(value(1, 2).number, value(1, 2).number);
    assert.notEqual(value(1, 2).number, value(1, 3).number);
  });
});

describe("places in a text", () => {
  it("count lines and columns from 1, for every line ending", () => {
    const map = lineMap("ab\ncd\r\ne\rf");
    assert.equal(map.lineCount, 4);
    assert.deepEqual(map.position(0), { line: 1, column: 1 });
    assert.deepEqual(map.position(4), { line: 2, column: 2 });
    assert.deepEqual(map.position(7), { line: 3, column: 1 });
    assert.deepEqual(map.position(9), { line: 4, column: 1 });
    assert.equal(map.lineStart(3), 7);
  });

  it("cover and contain", () => {
    assert.deepEqual(cover({ from: 3, to: 5 }, { from: 1, to: 4 }), { from: 1, to: 5 });
    assert.ok(contains({ from: 1, to: 5 }, { from: 1, to: 5 }));
    assert.ok(!contains({ from: 1, to: 5 }, { from: 0, to: 2 }));
  });
});
