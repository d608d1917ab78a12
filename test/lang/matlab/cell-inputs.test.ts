/** Inputs that are cells or arrays of structs, and arrays that are filled from themselves. */

import assert from "node:assert/strict";
import { printShape } from "../../../src/core/shape";
import { follow } from "./run";

/** Printed shapes of the last array of each name. */
function shapes(text: string): Record<string, string> {
  const { bindings } = follow(text).trace;
  return Object.fromEntries(bindings.map((b) => [b.name, b.node ? printShape(b.node.shape) : "unknown"]));
}

describe("MATLAB: cells and arrays of structs as inputs", () => {
  it("have items of their own, as many as the text takes", () => {
    const found = shapes(
      "function c = f(stack, data)\n% data: N x M\na = data;\nfor d = 1:numel(stack)\n  z = stack{d}.w * a + repmat(stack{d}.b, 1, size(a, 2));\n  a = 1 ./ (1 + exp(-z));\nend\nc = sum(a(:));\nend\n",
    );
    assert.equal(found.c, "1×1");
    assert.match(found["stack{1}.w"] ?? "", /×N$/);
    assert.match(found["stack{2}.b"] ?? "", /×1$/);
    assert.match(found.a ?? "", /×M$/);
    const three = shapes("function c = f(W)\nc = sum(sum(W{1} * W{2} * W{3}));\nend\n");
    assert.equal(three.c, "1×1");
    assert.ok(three["W{3}"] && three["W{3}"] !== "unknown");
  });

  it("go by their fields where they are arrays of structs", () => {
    const found = shapes(
      "function c = f(layers, x)\n% x: D x 1\nh = x;\nfor k = 1:2\n  h = tanh(layers(k).W * h + layers(k).b);\nend\nc = sum(h);\nend\n",
    );
    assert.equal(found.c, "1×1");
  });
});

describe("MATLAB: functions that are handed over", () => {
  const called = {
    "by the name alone":
      "function g = numericalGradient(J, theta)\ng = zeros(size(theta));\ne = zeros(size(theta));\nfor k = 1:numel(theta)\n  e(k) = 1e-4;\n  g(k) = (J(theta + e) - J(theta - e)) / 2e-4;\n  e(k) = 0;\nend\nend\n",
    "by feval": "function d = step(f, x)\n[y, g] = feval(f, x);\nd = x - 0.1 * g;\nend\n",
  };
  for (const [how, source] of Object.entries(called)) {
    it(`and called ${how} are no arrays`, () => {
      const { trace } = follow(source);
      const [first] = trace.bindings;
      assert.equal(first?.state, "opaque");
      assert.match(first?.why ?? "", /^only a call says which function/);
    });
  }
});

describe("MATLAB: arrays filled from themselves", () => {
  it("symmetrically, without going all ways back", () => {
    const run = follow(
      "n = 14; K = zeros(n); for i = 1:n, for j = i:n, K(i, j) = i + j; K(j, i) = K(i, j); end, end\nc = sum(K(:));",
    );
    assert.equal(run.last("c")?.data[0], 14 * 14 * 15);
  });

  it("from blocks along the diagonal", () => {
    const run = follow("A = blkdiag([1 2; 3 4], 5, [6 7]);");
    assert.deepEqual(run.last("A")?.size, [4, 5]);
    assert.deepEqual([...(run.last("A")?.data ?? [])], [1, 2, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 6, 7]);
  });
});
