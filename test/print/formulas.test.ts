/** The formulas of the lecture, and of the models people know, as the panel shows them. */
import assert from "node:assert/strict";
import { PythonProgram } from "../autodiff/python-program";

/** Name of a value, names of later values whose adjoints may be named, and the formula of its adjoint. */
type Row = readonly [name: string, bars: readonly string[], formula: string];

function shows(title: string, text: string, rows: readonly Row[]): void {
  describe(title, () => {
    const p = new PythonProgram(text);
    for (const [name, bars, formula] of rows) it(formula, () => assert.equal(p.formula(name, bars), formula));
  });
}

shows(
  "the squared error",
  `
f = np.random.randn(5)
y = np.random.randn(5)
c = (f - y) @ (f - y)
`,
  [
    ["f", [], "2 (f − y)"],
    ["y", [], "−2 (f − y)"],
    ["c", [], "1"],
  ],
);

shows(
  "an elementwise function and a product",
  `
X = np.random.randn(4, 3)
Y = np.random.randn(3, 2)
Z = X @ Y
h = np.tanh(Z)
R = np.random.randn(4, 2)
c = np.sum(R * h)
`,
  [
    ["h", [], "R"],
    ["Z", ["h"], "h̄ ⊙ (1 − h²)"],
    ["X", ["Z"], "Z̄ Yᵀ"],
    ["Y", ["Z"], "Xᵀ Z̄"],
    ["X", ["h"], "(h̄ ⊙ (1 − h²)) Yᵀ"],
  ],
);

shows(
  "a network",
  `
N, D, H, K = 7, 4, 3, 2
X = np.random.randn(N, D)
W1 = np.random.randn(D, H)
b1 = np.random.randn(H)
W2 = np.random.randn(H, K)
Y = np.random.randn(N, K)
a = X @ W1 + b1
h = np.tanh(a)
f = h @ W2
c = np.sum((f - Y)**2) / N
`,
  [
    ["f", [], "2/N (f − Y)"],
    ["h", ["f"], "f̄ W₂ᵀ"],
    ["h", [], "2/N (f − Y) W₂ᵀ"],
    ["a", [], "2/N ((f − Y) W₂ᵀ) ⊙ (1 − h²)"],
    ["b1", ["a"], "Σ₀(ā)"],
    ["W1", ["a"], "Xᵀ ā"],
  ],
);

shows(
  "softmax, by hand",
  `
N = 7
s = np.random.randn(N, 3)
Y = np.random.randn(N, 3)
m = np.max(s, axis=1, keepdims=True)
e = np.exp(s - m)
p = e / np.sum(e, axis=1, keepdims=True)
c = -np.sum(Y * np.log(p)) / N
`,
  [
    ["p", [], "−1/N Y ⊘ p"],
    ["e", ["p"], "p̄ ⊘ Σ₁(e) − Σ₁(p̄ ⊙ p ⊘ Σ₁(e))"],
    ["m", ["e"], "−Σ₁(ē ⊙ e)"],
    ["s", ["m", "e"], "ē ⊙ e + m̄ ⊙ [s = m]"],
  ],
);

shows(
  "inverses and factors",
  `
A = np.random.randn(4, 4) + 3 * np.eye(4)
B = np.random.randn(4, 3)
X = np.random.randn(4, 4)
K = X @ X.T + np.eye(4)
L = np.linalg.cholesky(K)
y = np.random.randn(4)
alpha = np.linalg.solve(K, y)
c = np.trace(np.linalg.inv(A) @ B @ B.T) + y @ alpha + np.linalg.slogdet(A)[1] + 2 * np.sum(np.log(np.diag(L)))
`,
  [
    ["A", [], "A⁻ᵀ − A⁻ᵀ B Bᵀ A⁻ᵀ"],
    ["B", [], "A⁻¹ B + A⁻ᵀ B"],
    ["K", ["L", "alpha"], "½ L⁻ᵀ (Φ(Lᵀ L̄) + Φ(Lᵀ L̄)ᵀ) L⁻¹ − K⁻ᵀ ᾱ αᵀ"],
    ["X", ["K"], "K̄ X + K̄ᵀ X"],
    ["L", [], "diag(2/diag(L))"],
  ],
);

shows(
  "signs and numbers",
  `
N, P = 6, 3
X = np.random.randn(N, P)
t = np.random.rand(N)
p = np.random.rand(N)
u = np.mean(X, axis=1)
c = np.mean(-u**2) - np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)) + 1e-5 * np.sum(p)
`,
  [
    ["X", [], "−2/(NP) u 1ᵀ"],
    ["t", [], "1/N (log(1 − p) − log(p))"],
    ["p", [], "10⁻⁵ + 1/N (1 − t) ⊘ (1 − p) − 1/N t ⊘ p"],
  ],
);

describe("LaTeX", () => {
  it("never puts two exponents on one base, and knows no Unicode minus", () => {
    const p = new PythonProgram(`
A = np.random.randn(4, 4) + 3 * np.eye(4)
b = np.random.randn(4)
x = np.linalg.solve(A.T, b)
S = (A.T)**2
c = -x @ x - np.sum(S) + np.trace(np.linalg.inv(A.T))
`);
    for (const name of ["A", "b", "x", "S"]) {
      const latex = p.formula(name, [], "latex");
      assert.doesNotMatch(latex, /\^\{[^{}]*\}\^/);
      assert.doesNotMatch(latex, /[−ᵀ⁻¹½⊙]/);
    }
    assert.match(p.formula("A", [], "latex"), /A\^\{-\\top\}/);
  });
});
