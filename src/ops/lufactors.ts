/** What the three factors of P L U share. */

import type { Node } from "../core/node";
import type { Edge, Operation, RuleContext, Triangle } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { luOf } from "../numeric/lufactors";
import { cubed, squareOnly } from "./matrices";
import { chain, flip } from "./spectral";

/** One of the factors, from what makes it different. */
export function luFactor(o: {
  name: string;
  summary: string;
  letter: string;
  /** Position in what SciPy returns. */
  at: number;
  kernel: (X: Tensor) => Tensor;
  rule: ((c: RuleContext) => Node) | null;
  triangle?: Triangle;
}): Operation {
  const { triangle } = o;
  return {
    name: o.name,
    summary: o.summary,
    params: ["X"],
    shape: ([X]) => squareOnly(X),
    kernel: ([X]) => o.kernel(X as Tensor),
    vjp: { X: o.rule },
    flops: ([X]) => cubed(X, 2 / 3),
    notation: {
      unicode: `${o.letter}({X})`,
      latex: `\\operatorname{${o.letter}}\\left({X}\\right)`,
      numpy: `scipy.linalg.lu({X})[${o.at}]`,
    },
    samples: [{ args: [[3, 3]] }, { args: [[4, 4]] }, { args: [[2, 3, 3]] }, { args: [[1, 1]] }],
    domain: { X: "regular" },
    ...(triangle ? { triangle: () => triangle } : {}),
    choice: "the order of the rows stays as it is",
    edge: ([X]) => singular(X as Tensor),
  };
}

function singular(X: Tensor): Edge | null {
  const { U } = luOf(X);
  const n = U.size[U.size.length - 1] ?? 0;
  const zero = U.data.some((x, at) => x === 0 && (at % (n * n)) % (n + 1) === 0);
  return zero
    ? { at: null, sentence: "The matrix is singular, so its triangular factors have no derivative here" }
    : null;
}

/** X̄ = P L⁻ᵀ M U⁻ᵀ */
export function between(c: RuleContext, L: Node, M: Node, U: Node): Node {
  const P = c.apply("lup", [c.args[0] as Node]);
  const middle = c.apply("rsolve", [c.apply("solve", [flip(L, c), M]), flip(U, c)]);
  return chain(c, P, middle);
}
