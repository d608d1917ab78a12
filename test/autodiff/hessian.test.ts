/** Second derivatives through the whole stack: known Hessians, symmetry, and differences of gradients. */
import assert from "node:assert/strict";
import { plus } from "../../src/autodiff/check";
import { slope } from "../../src/autodiff/differences";
import { hessian, hessianProduct, secondOrder } from "../../src/autodiff/hessian";
import { leafOf } from "../../src/autodiff/restrict";
import type { Node } from "../../src/core/node";
import { count, type Tensor, tensor } from "../../src/core/tensor";
import { draw } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";
import { close } from "../numeric/judge";
import { PythonProgram } from "./python-program";

function hessianOf(p: PythonProgram, name: string): Tensor {
  return hessian(p.node("c"), p.node(name), catalogue, p.values);
}

/** H v against differences of the gradient. */
function agreesWithDifferences(p: PythonProgram, name: string): void {
  const of = secondOrder(p.node("c"), p.node(name), catalogue, p.values);
  const X = p.value(p.node(name));
  const v = draw("normal", name, X.size);
  const ours = of.product(v);
  const slopes = ours.data.map((_, k) => {
    return slope((h) => of.gradientAt(plus(X, v, h)).data[k] ?? 0, 1e-3).value;
  });
  const scale = Math.max(...slopes.map(Math.abs), ...ours.data.map(Math.abs));
  ours.data.forEach((h, k) => {
    const off = Math.abs(h - (slopes[k] ?? Number.NaN));
    assert.ok(off <= 1e-7 * scale, `${name} ${k}: ${h} is not ${slopes[k]}`);
  });
}

describe("the Hessian", () => {
  it("of xᵀAx is A + Aᵀ", () => {
    const p = new PythonProgram("A = np.random.randn(4, 4)\nx = np.random.randn(4)\nc = x @ A @ x");
    const A = p.value(p.node("A"));
    const expected = A.data.map((a, at) => a + (A.data[(at % 4) * 4 + Math.floor(at / 4)] ?? 0));
    close(hessianOf(p, "x"), tensor([4, 4], expected), 1e-12);
    close(hessianOf(p, "A"), tensor([16, 16], new Float64Array(256)), 1e-12);
  });

  it("of log Σ exp is diag(s) − s sᵀ", () => {
    const p = new PythonProgram("x = np.random.randn(5)\nc = np.log(np.sum(np.exp(x)))");
    const e = p.value(p.node("x")).data.map(Math.exp);
    const total = e.reduce((a, b) => a + b);
    const s = e.map((t) => t / total);
    const expected = Float64Array.from({ length: 25 }, (_, at) => {
      const [i, j] = [Math.floor(at / 5), at % 5];
      return (i === j ? (s[i] ?? 0) : 0) - (s[i] ?? 0) * (s[j] ?? 0);
    });
    close(hessianOf(p, "x"), tensor([5, 5], expected), 1e-12);
  });

  it("of logistic regression is Xᵀ D X", () => {
    const p = new PythonProgram(`
X = np.random.randn(7, 3)
y = np.array([0, 1, 1, 0, 1, 0, 1])
w = np.random.randn(3)
a = X @ w
c = np.sum(np.log(1 + np.exp(a)) - y * a)`);
    const [X, a] = [p.value(p.node("X")).data, p.value(p.node("a")).data];
    const expected = new Float64Array(9);
    a.forEach((t, n) => {
      const s = 1 / (1 + Math.exp(-t));
      for (let i = 0; i < 3; i++)
        for (let j = 0; j < 3; j++)
          expected[i * 3 + j] = (expected[i * 3 + j] ?? 0) + (X[n * 3 + i] ?? 0) * s * (1 - s) * (X[n * 3 + j] ?? 0);
    });
    close(hessianOf(p, "w"), tensor([3, 3], expected), 1e-12);
  });

  it("tells inputs apart that hold the same values", () => {
    const p = new PythonProgram("A = np.eye(2)\nB = np.eye(2)\nc = np.trace(A @ B)");
    assert.equal(p.node("A").number, p.node("B").number);
    close(hessianOf(p, "A"), tensor([4, 4], new Float64Array(16)), 1e-12);
  });

  it("is taken by values on the way, too: only that occurrence moves", () => {
    const p = new PythonProgram(`
A = np.random.randn(3, 3) + 3 * np.eye(3)
K = np.linalg.inv(A)
L = np.linalg.inv(A)
c = np.sum(K * L) + np.sum(K ** 3)`);
    const K = p.value(p.node("K")).data;
    const expected = new Float64Array(81);
    K.forEach((k, i) => {
      expected[i * 10] = 6 * k;
    });
    close(hessianOf(p, "K"), tensor([9, 9], expected), 1e-12);
  });

  const network = `
X = np.random.randn(6, 3)
y = np.random.randn(6, 2)
W1 = np.random.randn(3, 4)
b1 = np.random.randn(4)
W2 = np.random.randn(4, 2)
S = W2.T @ W2 + np.eye(2)
h = np.tanh(X @ W1 + b1)
c = np.sum((h @ W2 - y) ** 2) / 6 + np.linalg.slogdet(S)[1] + np.sum(np.linalg.inv(S))`;

  it("of a network with determinant and inverse agrees with differences of gradients", () => {
    const p = new PythonProgram(network);
    for (const name of ["X", "W1", "b1", "W2", "h"]) agreesWithDifferences(p, name);
  });

  it("is symmetric", () => {
    const p = new PythonProgram(network);
    for (const name of ["W1", "W2"]) {
      const H = hessianOf(p, name);
      const n = H.size[0] ?? 0;
      const largest = Math.max(...H.data.map(Math.abs));
      H.data.forEach((x, at) => {
        const mirror = H.data[(at % n) * n + Math.floor(at / n)] ?? Number.NaN;
        assert.ok(Math.abs(x - mirror) <= 1e-12 * largest, `${name} ${at}`);
      });
    }
  });

  it("of several inputs together: its product is built once for all", () => {
    const p = new PythonProgram("x = np.random.randn(3)\ny = np.random.randn(3)\nc = np.sum(x ** 2 * y)");
    const { graph } = p.trace;
    const inputs = [p.node("x"), p.node("y")];
    const v = inputs.map((X, i) => leafOf(graph, draw("normal", `v${i}`, [3]), `v${i}`, X));
    const products = hessianProduct(graph, catalogue, p.node("c"), inputs, v).map((node: Node) => p.value(node).data);
    const [x, y, vx, vy] = [...inputs, ...v].map((node) => p.value(node).data) as Float64Array[];
    for (let i = 0; i < 3; i++) {
      const at = (a: Float64Array | undefined): number => a?.[i] ?? Number.NaN;
      assert.ok(Math.abs(at(products[0]) - (2 * at(y) * at(vx) + 2 * at(x) * at(vy))) < 1e-12);
      assert.ok(Math.abs(at(products[1]) - 2 * at(x) * at(vx)) < 1e-12);
    }
  });

  it("is 0 where the cost is linear, and has the size of its value", () => {
    const p = new PythonProgram("x = np.random.randn(2, 3)\nc = np.sum(3 * x)");
    const H = hessianOf(p, "x");
    assert.deepEqual([H.size, count(H.size)], [[6, 6], 36]);
    assert.ok(H.data.every((h) => h === 0));
  });
});
