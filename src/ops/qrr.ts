/** Triangular factor of the thin QR factorisation. */

import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { qrOf } from "../numeric/memo";
import { oneOnly } from "./matrices";
import { orthogonalCost, rankEdge, tallOnly } from "./orthogonal";
import { both, chain, flip } from "./spectral";

export const qrr: Operation = {
  name: "qrr",
  summary: "Upper triangular factor R of X = Q R, for a matrix with no more columns than rows.",
  params: ["X"],
  shape: ([X]) => tallOnly(X, (s) => [...s.slice(0, -2), ...s.slice(-1), ...s.slice(-1)]),
  kernel: ([X]) => qrOf(X as Tensor).R,
  vjp: { X: adjoint },
  flops: ([X]) => orthogonalCost(X),
  notation: {
    unicode: "R({X})",
    latex: "\\operatorname{R}\\left({X}\\right)",
    // With one result Octave leaves the reflections below R, and as many rows as the matrix has.
    matlab: (c) => {
      const [m, n] = c.node.args[0]?.shape ?? [];
      return m?.size !== n?.size ? null : oneOnly(c, `triu(qr(${c.operand(0, "none")}, 0))`);
    },
    numpy: `np.linalg.qr({X}, mode="r")`,
  },
  samples: [{ args: [[4, 3]] }, { args: [[3, 3]] }, { args: [[2, 4, 2]] }, { args: [[1, 1]] }, { args: [[5, 1]] }],
  domain: { X: "spread" },
  choice: "signs as LAPACK has them: a diagonal entry of R is opposite to what stood there",
  triangle: () => "upper",
  edge: (_, Z) => rankEdge(Z),
};

/** X̄ = Q (Φ(M) + Φ(M)ᵀ) R⁻ᵀ with M = R R̄ᵀ, whose lower triangle is copied to the upper (Walter, Lehmann 2012). */
function adjoint(c: RuleContext): Node {
  const { Z: R, Zbar, apply } = c;
  const Q = apply("qrq", [c.args[0] as Node]);
  const M = both(apply("phi", [chain(c, R, flip(Zbar, c))]), c);
  return apply("rsolve", [chain(c, Q, M), flip(R, c)]);
}
