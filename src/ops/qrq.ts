/** Orthonormal factor of the thin QR factorisation. */

import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { qrOf } from "../numeric/memo";
import { orthogonalCost, rankEdge, tallOnly } from "./orthogonal";
import { both, chain, flip } from "./spectral";

export const qrq: Operation = {
  name: "qrq",
  summary: "Orthonormal factor Q of X = Q R, for a matrix with no more columns than rows.",
  params: ["X"],
  shape: ([X]) => tallOnly(X, (s) => s),
  kernel: ([X]) => qrOf(X as Tensor).Q,
  vjp: { X: adjoint },
  flops: ([X]) => orthogonalCost(X),
  notation: {
    unicode: "Q({X})",
    latex: "\\operatorname{Q}\\left({X}\\right)",
    numpy: "np.linalg.qr({X})[0]",
  },
  samples: [{ args: [[4, 3]] }, { args: [[3, 3]] }, { args: [[2, 4, 2]] }, { args: [[1, 1]] }, { args: [[5, 1]] }],
  domain: { X: "spread" },
  choice: "signs as LAPACK has them: a diagonal entry of R is opposite to what stood there",
  edge: ([X]) => rankEdge(qrOf(X as Tensor).R),
};

/** X̄ = (Q̄ − Q (Φ(M) + Φ(M)ᵀ)) R⁻ᵀ with M = Q̄ᵀ Q, whose lower triangle is copied to the upper (Walter, Lehmann 2012). */
function adjoint(c: RuleContext): Node {
  const { Z: Q, Zbar, apply } = c;
  const R = apply("qrr", [c.args[0] as Node]);
  const M = both(apply("phi", [chain(c, flip(Zbar, c), Q)]), c);
  return apply("rsolve", [apply("subtract", [Zbar, chain(c, Q, M)]), flip(R, c)]);
}
