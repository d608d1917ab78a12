/** Comments that state a shape: reported where the value on the line has another, silent where they are no claim. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Diagnostic } from "../../../src/core/diagnostic";
import { follow as followMatlab } from "../matlab/run";
import { follow as followPython } from "../python/run";

const header = `import numpy as np
N, D, H = 64, 5, 3
X = np.random.randn(N, D)  # (N, D)
W = np.random.randn(D, H)  # (D, H)
b = np.zeros(H)  # (H,)
z = X @ W + b  # (N, H)
`;

function stale(text: string, language: "python" | "matlab" = "python"): readonly Diagnostic[] {
  const { trace } = language === "python" ? followPython(text) : followMatlab(text);
  return trace.diagnostics.filter((d) => d.code === "stale-shape-comment");
}

/** `line` alone is reported behind the header, and its fix gives `fixed`. */
function check(line: string, fixed: string, message?: string): void {
  const text = header + line;
  const found = stale(text);
  assert.equal(found.length, 1, `${line}: ${found.map((d) => d.message).join("; ")}`);
  const { fix } = found[0] as Diagnostic;
  assert.ok(fix, line);
  assert.equal((text.slice(0, fix.span.from) + fix.text + text.slice(fix.span.to)).slice(header.length), fixed);
  if (message !== undefined) assert.equal(found[0]?.message, message);
}

function silent(text: string, language: "python" | "matlab" = "python"): void {
  const found = stale(language === "python" ? header + text : text, language);
  assert.deepEqual(
    found.map((d) => d.message),
    [],
    text,
  );
}

describe("comments with a shape that is not true", () => {
  it("says what is true and why, and rewrites the shape alone", () => {
    check(
      "h = np.tanh(z)  # (N, D): hidden",
      "h = np.tanh(z)  # (N, H): hidden",
      "The comment says (N, D), but 'h' is N×H (64×3): z is N×H since line 6",
    );
    check("h = X @ W + b  # (N, D), affine", "h = X @ W + b  # (N, H), affine");
  });

  it("in the style it has", () => {
    check("r = X.T @ X  # N x D", "r = X.T @ X  # D x D");
    check("r = X.T @ X  # shape: [N, D]", "r = X.T @ X  # shape: [D, D]");
    check("r = X.T @ X  # N-by-D matrix", "r = X.T @ X  # D-by-D matrix");
    check("r = X.T @ X  # r: (N, D)", "r = X.T @ X  # r: (D, D)");
    check("s = z.sum(axis=1)  # (N, 1)", "s = z.sum(axis=1)  # (N,)");
    check("s = z.sum(axis=1, keepdims=True)  # (N,)", "s = z.sum(axis=1, keepdims=True)  # (N, 1)");
    check("m = z.mean(0)  # scalar", "m = z.mean(0)  # (H,)");
    check("y = np.sum(z)  # (N,)", "y = np.sum(z)  # scalar");
    check("p = X[:3]  # (4, 5)", "p = X[:3]  # (3, 5)");
  });

  it("in every pass of a loop and in every call, or not at all", () => {
    assert.equal(stale(`${header}for i in range(3):\n    h = X @ W  # (N, D)\n`).length, 1);
    assert.equal(stale(`${header}V = X\nfor i in range(2):\n    V = V[:, 1:]  # (N, D)\n`).length, 1);
    silent("def f(a):\n    g = a * 2  # (N, D)\n    return g\nf(X)\nf(z)\n");
  });

  it("MATLAB's", () => {
    const text = "N = 20; D = 4;\nX = randn(N, D);  % N x D\nw = randn(D, 1);  % D x 1\n";
    const one = (line: string) => stale(text + line, "matlab").map((d) => `${d.fix?.text}`);
    assert.deepEqual(one("f = X * w;  % N x D"), ["N x 1"]);
    assert.deepEqual(one("f = X' * (X * w);  % [1 x D]"), ["[D x 1]"]);
    assert.deepEqual(one("e = (X * w).^2;  % scalar"), ["N x 1"]);
    assert.deepEqual(one("e = X * w;  % vector of length N"), []);
    assert.deepEqual(one("f = X * w;  % N x 1\n"), []);
  });

  it("of documented parameters, where every call passes another number of axes", () => {
    const f = 'def f(x, W):\n    """x: (N, D)\n    W: (D, H)"""\n    return x @ W\n';
    const found = stale(`import numpy as np\n${f}c = f(np.ones(5), np.ones((5, 3))).sum()\n`);
    assert.deepEqual(
      found.map((d) => d.message),
      ["The documentation says (N, D), but 'x' is (5,) in the call on line 6"],
    );
    const both = `import numpy as np\n${f}c = f(np.ones(5), np.ones((5, 3))).sum()\nd = f(np.ones((2, 5)), np.ones((5, 3)))\n`;
    assert.deepEqual(stale(both), []);
  });
});

describe("comments that claim nothing about their line", () => {
  it("true ones, and what agrees as far as can be told", () => {
    silent("h = np.tanh(z)  # (N, H)\nk = z.T  # (H, N)\ns = z.sum(1)  # N x 1 column\n");
    silent("q = z[:, None]  # (N, 1, H)\nu = z[z > 0]  # (P,)\nr = X[:7]  # (M, D)\n");
  });

  it("intervals, years, indices, values", () => {
    silent("u = np.random.uniform(1, 5, size=10)  # (1, 5)\nt = 2 * u  # (0, 1)\n");
    silent("a = np.array([2, 3]) * 1.0  # (2, 3)\nv = z[1, 2] + 0.5  # (1, 2)\nw = z + 1  # (2019, 2020)\n");
    silent("for i in range(2):\n    for j in range(2):\n        v = z[i, j] * 2  # (i, j)\n");
  });

  it("about something else", () => {
    silent("m = z.max()  # of (N, D) inputs\ns = z.sum()  # over all (N, H)\n");
    silent("g = z * 2  # (2, 3) and (4, 5)\ng = z * 2  # (N, D) before the product\n");
    silent("g = z * 2  # (N, D)?\ng = z * 2  # should be (N, D)\ng = z * 2  # (N, D) or (N, H)\n");
    silent("g = z.reshape(-1, 1)  # 28x28 images\ng = z @ W.T  # input (N, H)\n");
    silent("g = z.reshape(8, 8, H)  # (…, H)\ng = z.reshape(8, 8, H)  # (..., D)\n");
    silent("z[0] = 1  # (N, D)\nfor x in X:  # (N, D)\n    y = x\n");
    silent("q = np.concatenate([z,\n  X], axis=1)  # (N, D)\n");
    silent("a = 1.5 * z; c = a @ W.T  # (N, H)\n");
    silent("def g(a, k): return a\ny = g(z, k=(N, D))  # (N, D)\n");
  });

  it("one item of a batch, or all items", () => {
    silent("g = z.reshape(4, 16, H)  # (16, H)\n");
    silent("for x in X:\n    h = x @ W  # (N, H)\n");
  });

  it("sizes that are only assumed, and inputs nothing describes", () => {
    silent("def f(A, B):\n    C = A @ B  # (3, 4)\n    return C\n");
    const assumed = "import numpy as np\ndef f(A, v):\n    C = A @ v  # (N, K)\n    return np.sum(C)\n";
    assert.deepEqual(stale(assumed), []);
    const declared =
      'import numpy as np\ndef f(A):\n    """A: (N, D)"""\n    C = A * 2  # (3, 4)\n    return np.sum(C)\n';
    assert.deepEqual(stale(declared), []);
  });

  it("a file that writes all its shapes the other way round", () => {
    const text = "N = 20; D = 4; H = 3;\nX = randn(N, D);  % D x N\nW = randn(D, H);  % H x D\nh = X * W;  % H x N\n";
    silent(text, "matlab");
  });
});
