/** What only follows from numbers that nobody gave, or from sizes that are assumed, is not called an error. */

import assert from "node:assert/strict";
import { follow } from "./run";

/** Errors and the shapes of the last arrays. */
function read(text: string): { errors: string[]; shapes: Record<string, string> } {
  const { trace } = follow(text);
  const shapes = trace.bindings.map((b) => [b.name, b.node?.shape.map((d) => d.size).join("x") ?? "?"] as const);
  return {
    errors: trace.diagnostics.filter((d) => d.severity === "error").map((d) => d.message),
    shapes: Object.fromEntries(shapes),
  };
}

const softmax = (comments: string) => `function [cost, grad] = softmax_cost(theta, numClasses, inputSize, data, labels)
${comments}theta = reshape(theta, numClasses, inputSize);
m = size(data, 2);
truth = full(sparse(labels, 1:m, 1));
A = theta * data;
P = exp(bsxfun(@minus, A, max(A)));
P = bsxfun(@rdivide, P, sum(P));
cost = -1 / m * sum(sum(truth .* log(P)));
grad = -1 / m * (truth - P) * data';
end
`;

describe("MATLAB: no false alarms", () => {
  it("the classes of labels that nobody gave", () => {
    const declared = "% theta: (numClasses*inputSize) x 1\n% data: inputSize x M\n% labels: M x 1\n";
    assert.deepEqual(read(softmax(declared)).errors, []);
  });

  it("parameters that are unrolled, with sizes of which the comments say nothing", () => {
    const { errors, shapes } = read(softmax("% inputSize - the size N of an input\n% data - the N x M matrix\n"));
    assert.deepEqual(errors, []);
    assert.equal(shapes.grad, shapes.theta);
    assert.notEqual(shapes.cost, "?");
  });

  it("a parameter that is replaced does not keep what was said of it", () => {
    const { errors, shapes } = read(
      "function c = f(theta, a, b, X)\n% theta: (5*N) x 1\n% X: N x M\ntheta = reshape(theta, a, b);\nc = sum(sum(theta * X));\nend\n",
    );
    assert.deepEqual(errors, []);
    assert.notEqual(shapes.theta, "35x1");
  });

  it("mixed orders are orders", () => {
    const run = follow("p = randperm(7); s = sort(p); q = randperm(9, 4); n = numel(unique(q));");
    assert.deepEqual([...(run.last("s")?.data ?? [])], [1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(run.last("q")?.size, [1, 4]);
    assert.deepEqual([...(run.last("n")?.data ?? [])], [4]);
  });

  it("what functions for people give back is not known, and no mistake", () => {
    assert.deepEqual(read("[n, x] = hist(randn(1, 9)); h = plot(x, n); [a, b] = view(); v = ver();").errors, []);
    assert.deepEqual(read("s = []; s(1).a = 2; s(2).a = 3; t = s(2).a;").errors, []);
    assert.deepEqual(read("c = arrayfun(@(k) ones(1, k), 1:3, 'uni', false); d = c{3};").shapes.d, "1x3");
  });
});
