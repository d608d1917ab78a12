/** Kernels that write into a given array: the same numbers whatever it held, and no result that is part of an operand. */
import assert from "node:assert/strict";
import { isFault } from "../../src/core/operation";
import { shapeOf, sizeOf } from "../../src/core/shape";
import { count } from "../../src/core/tensor";
import { catalogue } from "../../src/ops";
import { allCases } from "./cases";

describe("a kernel that is given an array for its result", () => {
  for (const { operation, sample, title, operands } of allCases()) {
    it(`${title}: gives the same numbers`, () => {
      const attrs = sample.attrs ?? {};
      const shape = operation.shape(sample.args.map(shapeOf), attrs);
      assert.ok(!isFault(shape));
      const size = sizeOf(shape);
      const before = operands.map((t) => t.data.slice());
      const own = operation.kernel(operands, attrs, size);
      const out = new Float64Array(count(size)).fill(Number.NaN);
      const Z = operation.kernel(operands, attrs, size, out);
      assert.deepEqual([Z.size, Z.data], [own.size, own.data]);
      assert.deepEqual(
        operands.map((t) => t.data),
        before,
      );
      for (const { data } of operands) assert.ok(Z.data === data || Z.data.buffer !== data.buffer);
    });
  }

  it("writes into it where results are large and many: element by element, products, sums, transposes", () => {
    const writes = new Set<string>();
    for (const { operation, sample, operands } of allCases()) {
      const shape = operation.shape(sample.args.map(shapeOf), sample.attrs ?? {});
      if (isFault(shape)) continue;
      const out = new Float64Array(count(sizeOf(shape)));
      if (operation.kernel(operands, sample.attrs ?? {}, sizeOf(shape), out).data === out) writes.add(operation.name);
    }
    for (const name of ["exp", "add", "multiply", "maximum", "matmul", "sum", "mean", "max", "transpose", "expand"]) {
      assert.ok(writes.has(name), name);
    }
    assert.ok([...catalogue.values()].filter((o) => writes.has(o.name)).length >= 40);
  });
});
