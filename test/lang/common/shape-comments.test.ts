/** Shapes in comments and docstrings: what people write, and prose that only looks like it. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { constant, printDim, symbol } from "../../../src/core/dim";
import { type DimExpr, evaluateDim, readAxisString, readShapes } from "../../../src/lang/common/shape-comments";

/** The notes in `text`, as `X,Y: N x D; _: (N,)` with `_` for the assignment on the line. */
function check(text: string, expected: string): void {
  assert.equal(printed(text), expected, text);
}

function printed(text: string): string {
  return readShapes(text, 0)
    .map((n) => `${n.names?.join(",") ?? "_"}: ${n.scalar ? "scalar" : n.axes.map(axisText).join(" x ")}`)
    .join("; ");
}

function axisText(e: DimExpr): string {
  if (e.kind === "number") return String(e.value);
  if (e.kind === "name") return e.name;
  if (e.kind === "unknown") return "?";
  const op = { sum: "+", difference: "-", product: "*", quotient: "/" }[e.kind];
  return `(${axisText(e.left)}${op}${axisText(e.right)})`;
}

describe("shapes with names", () => {
  it("MATLAB's way", () => {
    check(" X: N x D", "X: N x D");
    check(" X is N x D", "X: N x D");
    check(" X - N x D matrix", "X: N x D");
    check(" X : [N x D] inputs", "X: N x D");
    check(" X (N by D)", "X: N x D");
    check(" nn_params: n_hid*(n_in+1) x 1, K: scalar", "nn_params: (n_hid*(n_in+1)) x 1; K: scalar");
    check(" X: N x D, y: N x 1", "X: N x D; y: N x 1");
    check(" X: N x D data matrix, y: N x 1 labels, w: D x 1", "X: N x D; y: N x 1; w: D x 1");
    check(" theta - (n+1) x 1 vector", "theta: (n+1) x 1");
    check(" theta: 2*h*v + h + v x 1", "theta: ((((2*h)*v)+h)+v) x 1");
    check(" X: N x D - the inputs", "X: N x D");
    check(" X: N x D + noise", "");
    check(" X is an N-by-D matrix", "X: N x D");
    check(" N-by-D matrix X", "X: N x D");
    check(" A (n x n), b (n x 1)", "A: n x n; b: n x 1");
    check(" W: 3x3", "W: 3 x 3");
    check(" scores: 1 x 4H", "scores: 1 x (4*H)");
    check(" theta is a vector of length N", "theta: N");
    check(" lambda is a scalar", "lambda: scalar");
  });

  it("Python's way", () => {
    check(" y: (N,)", "y: N");
    check(" X (N, D)", "X: N x D");
    check(" X: array of shape (N, D)", "X: N x D");
    check(" X, Y: N x D", "X,Y: N x D");
    check(" W1, W2 : (H, D)", "W1,W2: H x D");
    check(" X has shape (N, D) and y has shape (N,)", "X: N x D; y: N");
    check(" X.shape = (N, D)", "X: N x D");
    check(" W1 -> (H, D)", "W1: H x D");
    check(" self.W1: (D, H)", "self.W1: D x H");
    check(" Z: (2*N - 1, D//2)", "Z: ((2*N)-1) x (D/2)");
    check(" x: (-1, ?, :, D)", "x: ? x ? x ? x D");
    check(" X (N,D) data, y (N,) labels", "X: N x D; y: N");
    check(" Inputs X (N, D), weights W (D, H)", "X: N x D; W: D x H");
  });

  it("on a line that says nothing else any names will do", () => {
    check(" refl: (ntr, nr)", "refl: ntr x nr");
    check(" by: (V, 1)", "by: V x 1");
    check(" context_ids: (batch, win)", "context_ids: batch x win");
    check(" par: (ncat+k-1) x 1", "par: ((ncat+k)-1) x 1");
    check(" returns: (loss, grad)", "");
    check(" ends: (left, right) of the interval", "");
  });

  it("docstrings", () => {
    check("X : ndarray of shape (n_samples, n_features)", "X: n_samples x n_features");
    check("- X: Input data of shape (N, d_1, ..., d_k)", "");
    check("- W1: First layer weights; has shape (D, H)", "W1: D x H");
    check("- x: Input data, of shape (N, C) where x[i, j] is the score", "x: N x C");
    check("- reg: Scalar giving regularization strength.", "reg: scalar");
    check("lr : float", "lr: scalar");
    check("X (np.ndarray): inputs of shape (N, D)", "X: N x D");
    check("Inputs:\n    - X: A numpy array of shape (N, D)\n    - y: labels, (N,)\n", "X: N x D; y: N");
    check("X : array_like\n    The data, shape (N, D).\nw : ndarray\n    Weights.\nb : (H,) array", "X: N x D; b: H");
    check("# X: N x D\n# y: N x 1", "X: N x D; y: N x 1");
  });

  it("know where they stand", () => {
    const text = "data; X: N x D, y: N x 1";
    const spans = readShapes(text, 100).map((n) => text.slice(n.span.from - 100, n.span.to - 100));
    assert.deepEqual(spans, ["X: N x D", "y: N x 1"]);
  });
});

describe("shapes without a name", () => {
  it("are the whole comment or begin it", () => {
    check(" (B, T, C)", "_: B x T x C");
    check(" B x T x C", "_: B x T x C");
    check(" [N, D]", "_: N x D");
    check(" (N,)", "_: N");
    check(" shape: (N, D)", "_: N x D");
    check(" shape (n_out, n_in + 1)", "_: n_out x (n_in+1)");
    check(" -> (N, D)", "_: N x D");
    check(" => N x D", "_: N x D");
    check(" DxN", "_: D x N");
    check(" 5000 x 401", "_: 5000 x 401");
    check(" 400x1024", "_: 400 x 1024");
    check(" N×D", "_: N x D");
    check(" m x (n+1)", "_: m x (n+1)");
    check(" (N, D), one row per sample", "_: N x D");
    check(" (N, D) array", "_: N x D");
    check(" column vector (N x 1)", "_: N x 1");
    check(" a vector of length N", "_: N");
    check(" scalar", "_: scalar");
    check(" (batch, seq_len, d_model)", "_: batch x seq_len x d_model");
    check(" (B, nh, T, hs) x (B, nh, hs, T) -> (B, nh, T, T)", "_: B x nh x T x T");
  });
});

describe("prose is no shape", () => {
  const texts = [
    "3 x faster",
    "2 x as fast",
    "10 x speedup",
    "use x as index",
    "loop (see above)",
    "TODO (fix, later)",
    "call f(x, y)",
    "f(N, D)",
    "Note: (a, b) are the endpoints",
    "(a, b) are the endpoints",
    "e.g. 2 x 2",
    "see Fig 2 x 3",
    "see (Smith, 2008)",
    "x.shape == (N, D)",
    "[1]",
    "(1)",
    "[1, 2, 3]",
    "(optional)",
    "[0, 1]",
    "(0, 1)",
    "p: probability in (0, 1)",
    "range: [0, 1]",
    "interval is (0, T)",
    "f = 1/2 || T - [[A, B, C]] ||^2",
    "Kolda: T is near [[A,B,C]]",
    "y = a x b",
    "A = B x C",
    "w x + b",
    "exp",
    "0x1F",
    "gradient (see Eq, 3)",
    "W is used (N times)",
    "returns (loss, grad)",
    "Returns: (loss, dW)",
    "max: (a, b)",
    "Usage: f (x, y)",
    "error is 3 x larger",
    "grid: i x j loop",
    "cost - sum (y, p)",
    "f - y x 2",
    "x, y : coordinates",
    "alpha: step size of 0.1",
    "conv1: kernel size 3 x 3",
    "batch size is N",
    "size of the batch",
    "dW: gradient, same shape as W",
    "the input",
    "X is 3",
    "x: the input",
    "loss += 0.5 * reg * (W * W)",
    "forward pass: (1) scores, (2) loss",
    "a, b, c",
    "for i in range(N): x[i, j]",
    "http://example.org/a(b, c)",
    "---------",
    "Mod by Jack: create data file",
    "input is [1, 2, 3, 4]",
    "x is (3, 4)",
    "k: (-1)**k / log(k), [2, inf]",
    "chars: ^-[]",
    "type: (int, str) -> None",
    "on [min_value, max_value].",
    "following are true: a) a.shape[-1] < 2",
    "pairs: list of tuples ((u1, v1), (u2, v2))",
    "(1,).index(1, None)",
    "",
  ];
  for (const text of texts) it(text || "nothing", () => check(` ${text}`, ""));
});

describe("axes", () => {
  it("evaluate to polynomials", () => {
    const sizes: Record<string, number> = { n_hid: 25, n_in: 400, "?": 9 };
    const lookup = (name: string) => symbol(name, sizes[name] ?? 1);
    const [note] = readShapes("p: n_hid*(n_in+1) x n_hid/5 x 2n_hid-1 x ?", 0);
    const dims = note?.axes.map((a) => evaluateDim(a, lookup)) ?? [];
    assert.deepEqual(
      dims.map((d) => [printDim(d), d.size]),
      [
        ["n_hid*n_in + n_hid", 10025],
        ["⌊n_hid/5⌋", 5],
        ["2*n_hid - 1", 49],
        ["?", 9],
      ],
    );
    assert.deepEqual(evaluateDim({ kind: "number", value: 4 }, lookup), constant(4));
  });

  it("of jaxtyping strings", () => {
    const axes = (text: string) => readAxisString(text)?.map(axisText) ?? null;
    assert.deepEqual(axes("N D"), ["N", "D"]);
    assert.deepEqual(axes("batch 3 D+1 _"), ["batch", "3", "(D+1)", "?"]);
    assert.deepEqual(axes("#N rows=4"), ["N", "4"]);
    assert.deepEqual(axes(""), []);
    assert.equal(axes("... D"), null);
    assert.equal(axes("*batch D"), null);
    assert.equal(axes("N, D"), null);
  });
});
