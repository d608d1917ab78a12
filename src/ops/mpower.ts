/** Whole power of a matrix: of its inverse for negative k, the identity for k = 0. */

import { superscript } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { broadcastTo } from "../numeric/broadcast";
import { inverse } from "../numeric/linear";
import { matmul } from "../numeric/matmul";
import { eye } from "../numeric/triangle";
import { zerosOf } from "./algebra";
import { raised } from "./formula";
import { cubed, oneOnly, squareOnly } from "./matrices";
import { blockAdjoint } from "./matrix-functions";
import { flip } from "./spectral";

/** Up to this power the adjoint is written out as a sum. */
const writtenOut = 4;

export const mpower: Operation = {
  name: "mpower",
  summary: "Whole power k of a matrix, of its inverse for negative k, the identity for k = 0.",
  params: ["X"],
  attrs: ["k"],
  shape: ([X]) => squareOnly(X),
  kernel: ([X], attrs) => powerOf(X as Tensor, attrs.k as number),
  vjp: { X: adjoint },
  flops: ([X], _, attrs) => cubed(X, 2 * products(Math.abs(attrs.k as number)) + ((attrs.k as number) < 0 ? 2 : 0)),
  notation: {
    unicode: (c) => raised(c, 0, superscript(c.attrs.k as number)),
    latex: (c) => raised(c, 0, `^{${c.attrs.k}}`),
    matlab: (c) => {
      const k = c.attrs.k as number;
      const text = oneOnly(c, `${c.operand(0, "postfix")}^${k < 0 ? `(${k})` : k}`);
      return text && { ...text, level: "power" };
    },
    numpy: (c) => ({ text: `np.linalg.matrix_power(${c.operand(0, "none")}, ${c.attrs.k})`, level: "atom" }),
  },
  samples: [
    { args: [[3, 3]], attrs: { k: 3 } },
    { args: [[2, 3, 3]], attrs: { k: 2 } },
    { args: [[2, 2]], attrs: { k: 6 } },
    { args: [[3, 3]], attrs: { k: -2 } },
    { args: [[2, 2]], attrs: { k: -5 } },
    { args: [[3, 3]], attrs: { k: 0 } },
    { args: [[1, 1]], attrs: { k: 1 } },
  ],
  domain: { X: "regular" },
};

/** By repeated squaring. */
function powerOf(X: Tensor, k: number): Tensor {
  const n = X.size[X.size.length - 1] ?? 1;
  let square = k < 0 ? inverse(X) : X;
  let Z: Tensor | null = null;
  for (let rest = Math.abs(k); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) Z = Z ? matmul(Z, square) : square;
    if (rest > 1) square = matmul(square, square);
  }
  return Z ?? broadcastTo(eye(n), X.size);
}

function products(k: number): number {
  return k === 0 ? 0 : Math.floor(Math.log2(k)) + k.toString(2).replace(/0/g, "").length - 1;
}

/** X̄ = Σ (Xᵀ)ⁱ Z̄ (Xᵀ)ᵏ⁻¹⁻ⁱ over i < k; for negative k the same of the inverse W, and X̄ = −Wᵀ W̄ Wᵀ; large powers as a block. */
function adjoint(c: RuleContext): Node {
  const k = c.attrs.k as number;
  const X = c.args[0] as Node;
  if (k === 0) return zerosOf(X.shape, c);
  if (Math.abs(k) > writtenOut) return blockAdjoint(c, { k });
  if (k > 0) return powersAround(c, flip(X, c), k);
  const T = flip(c.apply("inv", [X]), c);
  return c.apply("negate", [c.apply("matmul", [c.apply("matmul", [T, powersAround(c, T, -k)]), T])]);
}

/** Σ Tⁱ Z̄ Tᵏ⁻¹⁻ⁱ over i < k */
function powersAround(c: RuleContext, T: Node, k: number): Node {
  const power = (i: number) => (i === 1 ? T : c.apply("mpower", [T], { k: i }));
  const term = (i: number): Node => {
    const left = i === 0 ? c.Zbar : c.apply("matmul", [power(i), c.Zbar]);
    return i === k - 1 ? left : c.apply("matmul", [left, power(k - 1 - i)]);
  };
  return Array.from({ length: k }, (_, i) => term(i)).reduce((sum, t) => c.apply("add", [sum, t]));
}
