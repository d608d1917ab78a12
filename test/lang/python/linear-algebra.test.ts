/** Linear algebra as Python files call it: values as NumPy and SciPy have them, gradients against differences. */

import assert from "node:assert/strict";
import { checkAdjoint } from "../../../src/autodiff/check";
import { evaluate, type Values } from "../../../src/autodiff/evaluate";
import { reverse } from "../../../src/autodiff/reverse";
import type { Node } from "../../../src/core/node";
import { catalogue } from "../../../src/ops";
import { numpy } from "../../oracles";
import { type Answer, ask, number } from "./oracle";
import { follow } from "./run";

const preamble = `import numpy as np
import scipy.linalg as sla
from scipy.linalg import expm, sqrtm, logm, lu, solve_triangular, cho_factor, cho_solve
A = np.array([[2.0, 0.3, -0.4], [0.1, 1.5, 0.2], [-0.3, 0.5, 3.1]])
T = np.array([[1.0, 0.2], [0.4, -2.0], [0.7, 3.0], [-1.1, 0.5]])
S = A @ A.T + np.eye(3)
b = np.array([1.0, -2.0, 0.5])
y = np.array([0.3, 1.0, -0.7, 2.0])
`;

/** By title. Every name that holds a number or an array is compared; the scalar `c` is differentiated by A, T, b and y. */
const programs: Readonly<Record<string, string>> = {
  "norms of vectors":
    "p = [np.linalg.norm(b), np.linalg.norm(b, 1), np.linalg.norm(b, 3), np.linalg.norm(b, np.inf), np.linalg.norm(b, -np.inf)]\nz = np.linalg.norm(b, 0)\nr = np.linalg.norm(T, axis=1)\nk = np.linalg.norm(T, 1, axis=0, keepdims=True)\nc = p[0] + p[1] + p[2] * p[3] + p[4] + r.sum() + (k ** 2).sum()",
  "norms of matrices":
    "f = np.linalg.norm(T)\ng = np.linalg.norm(T, 'fro')\ns = np.linalg.norm(T, 2)\nm = np.linalg.norm(T, -2)\nn = np.linalg.norm(T, 'nuc')\no = np.linalg.norm(T, 1)\ni = np.linalg.norm(T, np.inf)\nj = np.linalg.norm(T, -1)\nW = np.stack([A, 2 * A, A.T])\nB = np.linalg.norm(W, axis=(1, 2))\nC = np.linalg.norm(W, 2, axis=(1, 2))\nD = np.linalg.norm(W, 1, axis=(0, 2), keepdims=True)\nc = f + g * s + m + n + o * i + j + B.sum() + C.sum() + D.sum()",
  "triangular systems":
    "L = np.linalg.cholesky(S)\nu = solve_triangular(L, b, lower=True)\nv = solve_triangular(L, u, lower=True, trans='T')\nw = solve_triangular(A, T[:3], unit_diagonal=True)\nx = cho_solve(cho_factor(S), b)\nq = cho_solve((L, True), b)\nR = sla.cholesky(S)\nz = np.linalg.solve(L, b)\nc = (u ** 3).sum() + (v ** 2).sum() + (w ** 2).sum() + x @ q + R[0, 1] + (z ** 2).sum()",
  "systems in stacks":
    "W = np.stack([A, A.T @ A])\nx = np.linalg.solve(W, b)\nX = np.linalg.solve(W, T[:3])\nY = np.linalg.solve(A, np.stack([T[:3], T[1:]]))\np = W @ b\nq = b @ W\nr = W @ W\nd = np.linalg.det(W)\ns, l = np.linalg.slogdet(W)\nV = np.linalg.inv(W)\nc = (x ** 2).sum() + X.sum() + (Y ** 2).sum() + (p * q).sum() + r[1, 0, 1] + d.sum() + l.sum() + V[1].sum()",
  "least squares":
    "w = np.linalg.lstsq(T, y, rcond=None)[0]\nx, res, rank, sv = np.linalg.lstsq(T, np.stack([y, y ** 2], axis=1), rcond=None)\nP = np.linalg.pinv(T)\nm = np.linalg.lstsq(T.T, b[:2], rcond=None)[0]\nc = w @ w + (x ** 3).sum() + res.sum() + sv[0] + P[0, 1] + (m ** 2).sum()",
  determinants:
    "d = np.linalg.det(A)\nsign, logdet = np.linalg.slogdet(-A)\nl = np.linalg.slogdet(A)[1]\nk = np.log(np.linalg.det(S))\nn = np.linalg.slogdet(S).logabsdet\nc = d ** 2 + logdet + l * k + n",
  powers:
    "P = np.linalg.matrix_power(A, 3)\nQ = np.linalg.matrix_power(A, -2)\nR = np.linalg.matrix_power(A, 0)\nU = np.linalg.matrix_power(A / 3, 9)\nM = np.linalg.multi_dot([T, T.T, T])\nc = P[0, 1] + Q.sum() + (U ** 2).sum() + M[0, 0] + R[0, 0]",
  "functions of matrices":
    "E = expm(0.5 * A)\nR = sqrtm(S)\nL = logm(S)\nG = logm(A)\nH = sqrtm(A)\nc = E[0, 1] + (R ** 2).sum() + L[1, 2] + G.sum() + H[2, 0]",
  factorisations:
    "Q, R = np.linalg.qr(T)\nr = np.linalg.qr(T, mode='r')\nQw, Rw = np.linalg.qr(T.T)\nP, L, U = lu(A)\nPL, V = lu(A[::-1], permute_l=True)\nF = np.linalg.qr(A).R\nc = Q[0, 0] + R[0, 1] + (r ** 3).sum() + Qw[0, 1] + (Rw ** 3).sum() + L[1, 0] * U[0, 2] + P[0, 0] + PL.sum() + V[1, 1] + F[0, 2]",
  "symmetric eigenvalues":
    "w, V = np.linalg.eigh(S)\nV = np.abs(V)\nl = np.linalg.eigvalsh(A)\nu = np.linalg.eigvalsh(A, UPLO='U')\nm = np.linalg.eigh(S).eigenvalues[-1]\nX = np.linalg.eigvalsh(np.stack([S, 2 * S]))\nB = np.linalg.eigh(S).eigenvectors\nB = B[:, :2] @ B[:, :2].T\nc = (w ** 2) @ b + V[0, 1] + m + X[1, 0] + B[0, 1]",
  "eigenvalues of general matrices":
    "w, V = np.linalg.eig(A)\nV = np.abs(V)\nl = np.sort(np.linalg.eigvals(A))\nr = np.max(np.abs(np.linalg.eigvals(A)))\nc = (w ** 3).sum() + V[0, 1] + l[0] + r",
  "singular values":
    "U, s, Vt = np.linalg.svd(T, full_matrices=False)\nB = (U * s) @ Vt\nU, Vt = np.abs(U), np.abs(Vt)\nv = np.linalg.svd(T, compute_uv=False)\nFull, sf, Vf = np.linalg.svd(T)\nN = Full[:, 2:] @ Full[:, 2:].T\nFull, Vf = np.abs(Full[:, :2]), np.abs(Vf)\nW = np.linalg.svd(np.stack([A, A.T @ A]), compute_uv=False)\nk = np.linalg.cond(T)\nk1 = np.linalg.cond(A, 1)\nrank = np.linalg.matrix_rank(T)\nn = np.linalg.svd(T, full_matrices=False).S\nc = U[0, 0] + Vt[0, 1] + (s ** 3).sum() + v[0] + Full[1, 1] + W[1, 2] + k + k1 + B[0, 0] + N[0, 1] + n[1]",
  "products of many kinds":
    "K = np.kron(T, A)\nKv = np.kron(b, y)\nKm = np.kron(b, T)\nC = np.cross(b, A)\nC0 = np.cross(A, A.T, axis=0)\nO = np.outer(T, b)\nI = np.inner(A, T[:2, :1].T @ A[:2]) if False else np.inner(A, S)\nD = np.vdot(A, S)\ntr = np.trace(A @ S) + np.trace(A, offset=1)\nq = b @ S @ b + b @ np.linalg.solve(S, b)\nB = T.T @ np.diag(y) @ T\nG = np.diag(A, 1)\nH = np.diag(b, -1)\nJ = np.diagonal(A, offset=-1)\nvd = np.vander(b, 4)\nc = (K ** 2).sum() + Kv[3] + Km[2, 1] + (C ** 2).sum() + C0.sum() + O[2, 1] + I[0, 1] + D + tr + q + B[0, 1] + G.sum() + (H ** 2).sum() + J[0] + vd.sum()",
};

describe("Python: linear algebra", () => {
  let answers: Readonly<Record<string, Answer>> | null = null;

  before(function () {
    this.timeout(120_000);
    const oracle = numpy();
    if (oracle) answers = ask(oracle, programs, preamble);
  });

  for (const [title, source] of Object.entries(programs)) {
    it(`${title}: values`, function () {
      const answer = answers?.[title];
      if (!answer || answer.error?.includes("No module named")) return this.skip();
      assert.equal(answer.error, null);
      const questions = Object.keys(answer.values).map((n) => `\nq__${n} = np.asarray(${n})`);
      const run = follow(`${preamble}${source}${questions.join("")}`);
      assert.deepEqual(
        run.trace.diagnostics.filter((d) => d.code !== "silent-broadcast").map((d) => d.message),
        [],
      );
      for (const [name, expected] of Object.entries(answer.values)) {
        const node = run.node(`q__${name}`);
        assert.ok(node, `${name} is not an array`);
        const value = run.valueOf(node);
        assert.deepEqual([...value.size], [...expected.size], `size of ${name}`);
        const scale = Math.max(1, ...expected.data.map((x) => Math.abs(number(x))));
        expected.data.forEach((x, i) => {
          const off = Math.abs((value.data[i] as number) - number(x));
          assert.ok(off <= 1e-12 * scale, `${name}: entry ${i} is ${value.data[i]}, not ${x}`);
        });
      }
    });

    it(`${title}: gradients`, () => {
      const run = follow(preamble + source);
      const cost = run.node("c") as Node;
      const sweep = reverse(run.trace.graph, catalogue, cost, () => true);
      const values: Values = new Map();
      let checked = 0;
      for (const name of ["A", "T", "b", "y"]) {
        const X = run.trace.bindings.find((binding) => binding.name === name)?.node as Node;
        const bar = sweep.adjoints.get(X.id)?.node;
        if (!bar) continue;
        const check = checkAdjoint(cost, X, evaluate(bar, catalogue, values), catalogue, values);
        assert.ok(check.maxRelativeError <= 1e-6, `${name}: ${JSON.stringify(check)}`);
        checked += 1;
      }
      assert.ok(checked > 0, "nothing has a gradient");
    });
  }

  it("says of complex eigenvalues what they are", () => {
    const run = follow("import numpy as np\nw, V = np.linalg.eig(np.array([[0.0, 1.0], [-1.0, 0.0]]))\n");
    assert.match(run.trace.diagnostics.map((d) => d.message).join(), /eigenvalues of this matrix are complex/);
  });

  it("says why the whole of Q is not determined", () => {
    const run = follow(`${preamble}Q, R = np.linalg.qr(T, mode='complete')\n`);
    assert.match(run.trace.diagnostics.map((d) => d.message).join(), /Use mode='reduced'/);
  });
});
