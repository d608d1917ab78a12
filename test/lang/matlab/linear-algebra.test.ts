/** Linear algebra as MATLAB files call it: values as Octave has them, gradients against differences. */

import assert from "node:assert/strict";
import { checkAdjoint } from "../../../src/autodiff/check";
import { evaluate, type Values } from "../../../src/autodiff/evaluate";
import { reverse } from "../../../src/autodiff/reverse";
import type { Node } from "../../../src/core/node";
import { catalogue } from "../../../src/ops";
import { octave } from "../../oracles";
import { follow } from "./run";

const preamble = `A = [2 0.3 -0.4; 0.1 1.5 0.2; -0.3 0.5 3.1];
T = [1 0.2; 0.4 -2; 0.7 3; -1.1 0.5];
b = [1; -2; 0.5];
y = [0.3; 1; -0.7; 2];
S = A * A' + eye(3);
`;

/** By title: the names to compare, then the program. The scalar `c` is differentiated by A, T, b and y. */
const programs: Readonly<Record<string, readonly [names: string, source: string]>> = {
  norms: [
    "n v m c",
    "n = [norm(b), norm(b, 1), norm(b, 3), norm(b, Inf), norm(b, -Inf), norm(b', 'fro')];\nv = vecnorm(T, 2, 2);\nm = [norm(A), norm(A, 1), norm(A, Inf), norm(A, 'fro'), norm(A, 2)];\nc = n(1) + n(2) * n(3) + n(4) + n(5) + sum(v) + m(1) * m(2) + m(3) + m(4) + norm(T);",
  ],
  systems: [
    "L R z x X Y w G c",
    "L = chol(S, 'lower'); R = chol(S);\nz = L \\ b;\nx = R \\ (R' \\ b);\nX = T / S(1:2, 1:2);\nY = (A \\ b)' / S;\nw = T \\ y;\nG = b' / T(1:3, :)';\nc = sum(z .^ 3) + x' * x + sum(X(:)) + sum(Y .^ 2) + w' * w + sum(G);",
  ],
  "determinants and powers": [
    "d P Q E F H c",
    "d = [det(A), log(det(S)), trace(A)];\nP = A ^ 3; Q = A ^ -2; E = S ^ 0.5; F = A ^ 0;\nH = polyvalm([1 -2 0.5], A);\nc = d(1) ^ 2 + d(2) + P(1, 2) + sum(Q(:)) + sum(E(:)) + H(2, 1) + F(1, 1);",
  ],
  "functions of matrices": [
    "E R L G c",
    "E = expm(0.5 * A); R = sqrtm(A); L = logm(S); G = logm(A);\nc = E(1, 2) + sum(R(:) .^ 2) + L(2, 3) + sum(G(:));",
  ],
  factorisations: [
    "Q R L U P M V r c",
    "[Q, R] = qr(T, 0);\n[L, U, P] = lu(A([2 1 3], :));\n[M, V] = lu(A);\n[~, r] = qr(A);\nc = Q(1, 1) + R(1, 2) + sum(L(:)) * U(1, 3) + P(1, 2) + sum(M(:)) + V(2, 2) + r(1, 3);",
  ],
  eigenvalues: [
    "e W D g c",
    "e = eig(S);\n[V, D] = eig(S);\nW = abs(V);\ng = sort(eig(A));\n[X, F] = eig(A);\nc = sum(e .^ 2) + W(1, 2) + D(3, 3) + sum(g) + abs(X(1, 2)) + F(1, 1);",
  ],
  "singular values": [
    "s U S2 V N O k p r c",
    "s = svd(T);\n[U, S2, V] = svd(T);\nN = U(:, 3:4) * U(:, 3:4)';\nU = abs(U(:, 1:2)); V = abs(V);\n[u, q, v] = svd(T, 0);\nO = orth(T) * orth(T)';\nZ = null(T');\nO = O + Z * Z';\nk = [cond(T), cond(A, 1)]; p = pinv(T); r = rank(T);\nc = sum(s .^ 3) + U(1, 1) + S2(1, 1) + V(1, 2) + N(1, 2) + k(1) + k(2) + p(1, 2) + sum(sum(u * q * v')) + O(1, 2);",
  ],
  "products of many kinds": [
    "K C D F G H q c",
    "K = kron(T, A, [1 2]);\nC = cross(A, A');\nD = diag(A, 1); F = diag(b, -1); G = diag(T); H = diag(A * S);\nq = b' * S * b + b' * (S \\ b) + trace(A * S);\nc = sum(K(:) .^ 2) + sum(C(:)) + sum(D) + sum(sum(F .^ 2)) + sum(G) + sum(H) + q;",
  ],
};

/** Sizes and entries, row by row, of the names of every program. */
function ask(run: (code: string) => string): Map<string, { size: number[]; data: number[] }> {
  const show =
    'function show_(name, v)\n  v = full(double(v));\n  printf("%s|%s|%s\\n", name, sprintf("%d ", size(v)), sprintf("%.17g ", v.' +
    "'" +
    "));\nend\n";
  const bodies = Object.entries(programs).map(([title, [names, source]]) => {
    const shows = names.split(" ").map((n) => `show_("${title}/${n}", ${n});`);
    return `${preamble}${source}\n${shows.join("\n")}\nclear -x show_;`;
  });
  const numbers = (text = "") => text.trim().split(/\s+/).filter(Boolean).map(Number);
  const lines = run(`${show}${bodies.join("\n")}`)
    .trim()
    .split("\n");
  return new Map(
    lines.map((line) => {
      const [name = "", size, data] = line.split("|");
      return [name, { size: numbers(size), data: numbers(data) }];
    }),
  );
}

describe("MATLAB: linear algebra", () => {
  let answers: ReturnType<typeof ask> | null = null;

  before(function () {
    this.timeout(120_000);
    const oracle = octave();
    if (oracle) answers = ask((code) => oracle.run(code));
  });

  for (const [title, [names, source]] of Object.entries(programs)) {
    it(`${title}: values`, function () {
      if (!answers) return this.skip();
      const run = follow(preamble + source);
      assert.deepEqual(
        run.trace.diagnostics.filter((d) => d.code !== "silent-broadcast").map((d) => d.message),
        [],
      );
      for (const name of names.split(" ")) {
        const expected = answers.get(`${title}/${name}`);
        const value = run.last(name);
        assert.ok(expected && value, name);
        assert.deepEqual([...value.size], expected.size, `size of ${name}`);
        const scale = Math.max(1, ...expected.data.map(Math.abs));
        expected.data.forEach((x, i) => {
          const off = Math.abs((value.data[i] as number) - x);
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
        const X = run.node(name) as Node;
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
    const run = follow("e = eig([0 1; -1 0]);");
    assert.match(run.trace.diagnostics.map((d) => d.message).join(), /eigenvalues of this matrix are complex/);
  });

  it("says why the whole of Q is not determined", () => {
    const run = follow(`${preamble}[Q, R] = qr(T);`);
    assert.match(run.trace.diagnostics.map((d) => d.message).join(), /Use qr\(A, 0\)/);
  });
});
