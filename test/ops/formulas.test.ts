/** The adjoints of these families, as the panel writes them. */
import assert from "node:assert/strict";
import { PythonProgram } from "../autodiff/python-program";

/** What y is computed as from X (3×4), and the formula of X̄ with ȳ by name. */
const rows: readonly (readonly [code: string, formula: string])[] = [
  ["np.var(X, axis=0, ddof=1)", "ȳ ⊙ (X − mean₀(X))"],
  ["np.std(X)", "(ȳ/(12 y)) · (X − mean(X))"],
  ["np.prod(X, axis=1)", "(ȳ 1ᵀ) ⊙ Π≠₁(X)"],
  ["np.max(X, axis=1, keepdims=True)", "ȳ ⊙ [X = y]"],
  ["np.cumsum(X, axis=1)", "cumsum←(ȳ)"],
  ["np.sort(X, axis=1)", "ȳ[order(order(X))]"],
  ["np.maximum.accumulate(X, axis=1)", "scatter(ȳ, argcummax(X))"],
  ["np.clip(X, -1, 1)", "ȳ ⊙ ([−1 ≤ X] ∧ [X ≤ 1])"],
  ["np.where(X > 0, np.log(X), 0)", "where([X > 0], ȳ ⊘ X, 0)"],
  ["np.where(X > 0, 1 / X, X)", "where([X > 0], 0, ȳ) + where([X > 0], −ȳ ⊙ (1/X) ⊘ X, 0)"],
  ["X**3", "3 ȳ ⊙ X²"],
  ["X**0.5", "0.5 ȳ ⊙ X^(−½)"],
  ["2.0**X", "(ȳ ⊙ y) · log(2)"],
  ["np.hypot(X, 1)", "ȳ ⊙ X ⊘ y"],
  ["scipy.special.erf(X)", "(2/√π) · (ȳ ⊙ exp(−X²))"],
  ["scipy.special.gammaln(X)", "ȳ ⊙ ψ(X)"],
  ["scipy.special.xlogy(X, 2)", "ȳ · log(2)"],
  ["torch.nn.functional.silu(X)", "ȳ ⊙ (σ(X) + y ⊙ (1 − σ(X)))"],
  ["torch.nn.functional.gelu(X)", "ȳ ⊙ (½ erfc(−X/√2) + (X ⊙ exp(−1/2 X²))/√(2π))"],
  ["np.sinc(X)", "ȳ ⊙ sinc′(X)"],
];

describe("formulas", () => {
  for (const [code, formula] of rows) {
    it(`${code}: ${formula}`, () => {
      const p = new PythonProgram(
        `import scipy.special\nimport torch\nX = np.random.randn(3, 4)\ny = ${code}\nc = np.sum(y**2)\n`,
      );
      assert.equal(p.formula("X", ["y"]), formula);
    });
  }
});
