/** Programs of which the cost `c` is differentiated with respect to the inputs given. */

import { type Tensor, tensor } from "../../../src/core/tensor";

/** A smooth array of a size, the same every time. */
function wave(m: number, n: number, phase: number): Tensor {
  return tensor(
    [m, n],
    Array.from({ length: m * n }, (_, i) => Math.sin(1.7 * i + phase) + 0.1 * i),
  );
}

/** A wave of which some entries are missing, but neither a whole column nor a whole row. */
function holed(): Tensor {
  const A = wave(4, 3, 0.5);
  for (const i of [1, 3, 5, 9]) A.data[i] = Number.NaN;
  return A;
}

/** By title. */
export const differentiable: Readonly<Record<string, { inputs: Readonly<Record<string, Tensor>>; source: string }>> = {
  "two-layer network": {
    inputs: { X: wave(5, 3, 0), W1: wave(3, 4, 1), b1: wave(1, 4, 2), W2: wave(4, 1, 3), y: wave(5, 1, 4) },
    source:
      "% X: N x D, y: N x 1, W1: D x H, b1: 1 x H, W2: H x 1\nh = tanh(X * W1 + b1);\nf = h * W2;\nc = sum((f - y) .^ 2) / (2 * size(X, 1));",
  },
  "columns, reshape and unrolled parameters": {
    inputs: { p: wave(10, 1, 0) },
    source:
      "% p: 10 x 1\nA = reshape(p(1:6), 2, 3);\nB = reshape(p(7:end), 2, 2);\nC = B * A;\nc = sum(C(:) .* (1:6)');",
  },
  "blocks read and written": {
    inputs: { A: wave(3, 4, 0), v: wave(1, 4, 1) },
    source:
      "% A: M x N, v: 1 x N\nB = A;\nB(2, :) = v .^ 2;\nB(:, 1) = B(:, 2) .* B(:, 3);\nB(1, end) = 3;\nc = sum(sum(B .* A));",
  },
  "places read and written": {
    inputs: { A: wave(3, 3, 0), w: wave(2, 1, 1) },
    source:
      "% A: M x M, w: 2 x 1\nB = A([1 3 3], :);\nC = A;\nC([2 6]) = w;\nD = A(:, [3 1]);\nE = zeros(3);\nE([1 3], [1 3]) = A(1:2, 1:2);\nc = sum(sum(B .^ 2)) + sum(sum(C .^ 3)) + sum(D(:)) + sum(sum(E .* A));",
  },
  masks: {
    inputs: { x: wave(6, 1, 0.3) },
    source: "% x: N x 1\nr = x;\nr(r < 0) = 0;\ns = x(x > 0);\nc = sum(r .^ 2) + sum(s) ^ 2;",
  },
  "reductions along axes": {
    inputs: { A: wave(3, 4, 0.2) },
    source:
      "% A: M x N\nc = sum(max(A, [], 2)) + sum(var(A)) + sum(std(A, 0, 2)) + mean(mean(A, 2) .^ 2) + norm(A, 'fro') + max(A(:));",
  },
  "products and solves": {
    inputs: { A: tensor([2, 2], [3, 1, 0.5, 2]), b: wave(2, 1, 0), r: wave(1, 2, 1) },
    source:
      "% A: N x N, b: N x 1, r: 1 x N\nx = A \\ b;\ny = r / A;\nc = x' * x + y * b + trace(A ^ 3) + log(det(A)) + sum(sum(inv(A)));",
  },
  "upper Cholesky factor": {
    inputs: { a: wave(3, 2, 0.4), y: wave(3, 1, 1) },
    source:
      "% a: N x 2, y: N x 1\nK = a * a' + 2 * eye(3);\nR = chol(K);\nz = R' \\ y;\nc = z' * z + 2 * sum(log(diag(R))) + sum(R(1, :));",
  },
  "loops, cells and structs": {
    inputs: { X: wave(2, 3, 0), W: wave(3, 3, 1) },
    source:
      "% X: N x D, W: D x D\nnet.W = W;\nH = cell(1, 3);\nH{1} = X;\nfor t = 2:3\n  H{t} = tanh(H{t - 1} * net.W);\nend\nout = [];\nfor t = 1:3\n  out(end + 1) = sum(sum(H{t}));\nend\nc = sum(out .^ 2);",
  },
  "softmax with one-hot targets": {
    inputs: { X: wave(4, 3, 0), W: wave(3, 3, 2) },
    source:
      "% X: N x D, W: D x K\ny = [1; 3; 2; 2];\nA = X * W;\nA = bsxfun(@minus, A, max(A, [], 2));\nP = bsxfun(@rdivide, exp(A), sum(exp(A), 2));\nI = eye(3);\nY = I(y, :);\nc = -mean(sum(Y .* log(P), 2));",
  },
  "stretching and repeating": {
    inputs: { a: wave(3, 1, 0), b: wave(1, 2, 1), s: tensor([1, 1], [0.7]) },
    source:
      "% a: M x 1, b: 1 x N, s: 1 x 1\nP = a + b;\nQ = repmat(a, 1, 2) .* P;\nR = repmat(b, 3, 1) ./ (2 + s);\nT = repmat([a a], 2, 1);\nc = sum(sum(Q .* R)) * s + sum(sum(T .^ 2)) + sum(diag(P * P').^ 2);",
  },
  "functions and handles": {
    inputs: { w: wave(3, 1, 0) },
    source:
      "function y = act(z)\n  y = 1 ./ (1 + exp(-z));\nend\n% w: 3 x 1\nf = @(v) sum(act(v) .* w);\ng = cellfun(@(k) f(w * k), {1, 2});\nc = sum(g) + act(w(end));",
  },
  "power spectra and circular convolution": {
    inputs: { x: wave(1, 6, 0), h: wave(1, 6, 2) },
    source:
      "% x: 1 x 6, h: 1 x 6\nX = fft(x);\ny = real(ifft(X .* fft(h)));\nP = abs(X) .^ 2;\nr = imag(X ./ (fft(h) + 3));\nc = sum(y .^ 3) + sum(log(1 + P)) + sum(angle(X(2:3))) + sum(r .^ 2);",
  },
  "extrema over entries that are missing": {
    inputs: { A: holed(), v: wave(4, 1, 2) },
    source:
      "% A: 4 x 3, v: 4 x 1\nm = max(A, [], 2);\np = min(A, v);\nq = cummax(A);\nr = max(A(:, 1:2));\nc = sum(m .^ 2) + sum(sum(sin(p))) + sum(q(end, 1:2)) + r * [1; 2];",
  },
  "integrals and zeros with parameters": {
    inputs: { p: wave(2, 1, 1) },
    source:
      "% p: 2 x 1\nI = integral(@(x) exp(-p(1) * x) .* cos(x), 0, 1 + p(2) ^ 2);\nr = fzero(@(x) x ^ 3 + x - 2 - p(1), [-3 3]);\nq = quad(@(x) x * p(2), 0, 2);\nc = I + r ^ 2 + q;",
  },
  "curves through points": {
    inputs: { y: wave(1, 5, 1), q: wave(3, 1, 0) },
    source: "% y: 1 x 5, q: 3 x 1\nc = sum(pchip(1:5, y, 2.3 + q) .^ 2) + sum(spline(1:3, y(1:3), 2 + q / 2));",
  },
};
