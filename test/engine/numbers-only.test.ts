/** Loops that are too long to be followed value by value, and that no gradient is asked through: their numbers are followed. */
import assert from "node:assert/strict";
import { analysisOf, bench, rowOf } from "./harness";

const functions = `function g = sigmoid(z)
  g = 1 ./ (1 + exp(-z));
end
function [J, grad] = costOf(p, X, y, hidden)
  [m, n] = size(X);
  W1 = reshape(p(1:hidden * n), hidden, n);
  W2 = reshape(p(hidden * n + 1:end), 3, hidden);
  Y = zeros(m, 3);
  for i = 1:m
    Y(i, y(i)) = 1;
  end
  A = sigmoid(X * W1');
  H = sigmoid(A * W2');
  J = sum(sum((H - Y) .^ 2)) / (2 * m);
  D = (H - Y) .* H .* (1 - H) / m;
  G1 = ((D * W2) .* A .* (1 - A))' * X;
  G2 = D' * A;
  grad = [G1(:); G2(:)];
end
function numgrad = numericalGradient(J, theta)
  numgrad = zeros(size(theta));
  perturb = zeros(size(theta));
  e = 1e-4;
  for k = 1:numel(theta)
    perturb(k) = e;
    loss1 = J(theta - perturb);
    loss2 = J(theta + perturb);
    numgrad(k) = (loss2 - loss1) / (2 * e);
    perturb(k) = 0;
  end
end
`;

/** A check of a network's gradient by differences, with so many inputs, hidden units and examples. */
function check(inputs: number, hidden: number, examples: number): string {
  return `m = ${examples};
X = reshape(sin(1:m * ${inputs}), m, ${inputs});
y = 1 + mod(1:m, 3)';
p = cos(1:${hidden * (inputs + 3)})' / 2;
J = @(p) costOf(p, X, y, ${hidden});
[cost, grad] = J(p);
numgrad = numericalGradient(J, p);
err = norm(numgrad - grad) / norm(numgrad + grad);
after = 2 * cost;

${functions}`;
}

const limited = /passes|values|steps/;

describe("a gradient by differences in a loop", () => {
  it("is followed whole although its values are too many", async () => {
    const analysis = await analysisOf(check(4, 5, 60), { cost: "cost" }, "matlab");
    assert.deepEqual(
      analysis.findings.map((f) => f.message).filter((m) => limited.test(m)),
      [],
    );
    assert.ok((rowOf(analysis, "err").value?.max ?? 1) < 1e-8, "the differences agree with the gradient");
    assert.equal(rowOf(analysis, "after").value?.max, 2 * (analysis.cost?.value ?? 0));
    assert.equal(rowOf(analysis, "p").adjoint.status, "ok");
    assert.ok(analysis.rows.length < 3000, `${analysis.rows.length} rows`);
  });

  it("says where it stopped when it is too long for that too, and what stands around it is kept", async () => {
    const analysis = await analysisOf(check(12, 20, 90), { cost: "cost" }, "matlab");
    const said = analysis.findings.map((f) => f.message).filter((m) => limited.test(m));
    assert.equal(said.length, 1, said.join("\n"));
    assert.match(
      said[0] ?? "",
      /^Only the first \d+ of 300 passes are followed: what they give is not known after the loop; fewer passes/,
    );
    assert.equal(rowOf(analysis, "after").value?.max, 2 * (analysis.cost?.value ?? 0));
    assert.equal(rowOf(analysis, "p").adjoint.status, "ok");
  });

  it("is followed for its numbers too where its own result is all there is to differentiate", async () => {
    const checked = `m = 60; X = reshape(sin(1:m * 4), m, 4); y = 1 + mod(1:m, 3)'; p = cos(1:35)' / 2;
d = checkgrad(@(p) costOf(p, X, y, 5), p, 1e-4);
${functions}
function d = checkgrad(f, X, e)
  [y, dy] = f(X);
  dh = zeros(length(X), 1);
  for j = 1:length(X)
    dx = zeros(length(X), 1); dx(j) = e;
    dh(j) = (f(X + dx) - f(X - dx)) / (2 * e);
  end
  d = norm(dh - dy) / norm(dh + dy);
end
`;
    const analysis = await analysisOf(checked, {}, "matlab");
    assert.deepEqual(
      analysis.findings.map((f) => f.message).filter((m) => limited.test(m)),
      [],
    );
    assert.ok((analysis.rows.find((row) => row.name === "d" && row.frames.length === 0)?.value?.max ?? 1) < 1e-8);
  });

  it("is followed anew when something it was computed from changes", async () => {
    const text = check(4, 5, 60);
    const b = bench();
    b.analyse(text, { cost: "cost" }, "matlab");
    await b.settle();
    b.analyse(text.replace("(1:m *", "(2:m *").replace(`m * 4), m`, "m * 4 + 1), m"), { cost: "cost" }, "matlab");
    await b.settle();
    const changed = b.last();
    assert.ok((rowOf(changed, "err").value?.max ?? 1) < 1e-8);
    // A line of the loop, of which most executions were not kept.
    b.analyse(text.replace("J(theta + perturb)", "J(theta + 3 * perturb)"), { cost: "cost" }, "matlab");
    await b.settle();
    const wrong = rowOf(b.last(), "err").value?.max ?? 0;
    assert.ok(Math.abs(wrong - 1 / 3) < 1e-3, `twice the gradient differs from it by a third, not by ${wrong}`);
    b.analyse(text, { cost: "cost" }, "matlab");
    await b.settle();
    assert.ok((rowOf(b.last(), "err").value?.max ?? 1) < 1e-8);
  });
});

describe("a loop through which the cost has a gradient", () => {
  it("is followed value by value up to the limit, as ever", async () => {
    const text = "w = 0.5;\nx = w;\nfor k = 1:1000\n  x = x * 1.001;\nend\nc = x ^ 2;\n";
    const analysis = await analysisOf(text, {}, "matlab");
    assert.deepEqual(
      analysis.findings.map((f) => f.message),
      ["Only the first 200 of 1000 passes are followed"],
    );
    assert.equal(rowOf(analysis, "w").adjoint.status, "ok");
  });
});
