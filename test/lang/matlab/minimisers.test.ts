/** Searches for a minimum: what they find is not known, its shape is. */

import assert from "node:assert/strict";
import { sizeOf } from "../../../src/core/shape";
import { follow } from "./run";

describe("MATLAB: what a search finds", () => {
  const cases: readonly (readonly [string, string, readonly number[]])[] = [
    ["fminunc", "x = fminunc(@(t) sum(t.^2), zeros(3, 2), optimset('GradObj', 'on'));", [3, 2]],
    ["fminsearch with its value", "[y, x] = fminsearch(@(t) sum(t.^2), zeros(3, 1));", [1, 1]],
    ["fminbnd", "x = fminbnd(@cos, 1, 4);", [1, 1]],
  ];
  for (const [what, source, size] of cases) {
    it(`of ${what} has a shape and no value`, () => {
      const { trace } = follow(`${source}\nz = x + 1;`);
      const found = trace.bindings.find((b) => b.name === "x");
      assert.deepEqual([found?.state, sizeOf(found?.shape ?? [])], ["opaque", size]);
      assert.match(found?.why ?? "", /known only when the file runs/);
      assert.deepEqual(trace.diagnostics, []);
    });
  }
});
