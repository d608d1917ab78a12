/** Solution Z of Z A = B for square A: B A⁻¹. */

import { constant, plus, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import { fault, isFault, type Operation, type RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { permute } from "../numeric/rearrange";
import { pullCoefficient } from "./algebra";
import { beside, inverted } from "./formula";
import { cubed, squareOnly } from "./matrices";
import { broadcastShape } from "./shapes";
import { unsolvable } from "./singularity";
import { solutionOf, triangleIn, turnedTriangle, withinTriangle } from "./triangles";

export const rsolve: Operation = {
  name: "rsolve",
  summary: "Solution Z of Z A = B for a square matrix A.",
  params: ["B", "A"],
  attrs: ["triangle"],
  shape([B = [], A = []]) {
    const square = squareOnly(A);
    if (isFault(square)) return square;
    if (B.length < 2) return fault("the left side is not a matrix");
    if (A[A.length - 1]?.size === B[B.length - 1]?.size) {
      const batch = broadcastShape([A.slice(0, -2), B.slice(0, -2)]);
      return isFault(batch) ? batch : [...batch, ...B.slice(-2)];
    }
    return fault("numbers of columns differ", [
      { arg: 0, axis: B.length - 1 },
      { arg: 1, axis: A.length - 1 },
    ]);
  },
  kernel: ([B, A], attrs) => turned(solutionOf(turned(A as Tensor), turned(B as Tensor), turnedTriangle(attrs))),
  vjp: { B: backwards, A: adjointOfA },
  flops: ([B = [], A = []], _, attrs) => {
    const substitution = productOf([...B, A[A.length - 1] ?? constant(1)]);
    return triangleIn(attrs) ? substitution : plus(cubed(A, 2 / 3), scale(substitution, 2));
  },
  notation: {
    unicode: (c) => beside(c, c.piece(0), inverted(c, 1, "unicode").text),
    latex: (c) => beside(c, c.piece(0), inverted(c, 1, "latex").text),
    matlab: (c) =>
      c.node.shape.length > 2 ? null : { text: `${c.operand(0, "times")} / ${c.operand(1, "unary")}`, level: "times" },
    numpy: (c) =>
      c.node.shape.length > 2
        ? { text: `${c.operand(0, "times")} @ np.linalg.inv(${c.operand(1, "none")})`, level: "times" }
        : { text: `np.linalg.solve(${c.operand(1, "postfix")}.T, ${c.operand(0, "postfix")}.T).T`, level: "postfix" },
  },
  oracle: "B * inv(A)",
  samples: [
    {
      args: [
        [2, 3],
        [3, 3],
      ],
    },
    {
      args: [
        [4, 1],
        [1, 1],
      ],
    },
    {
      args: [
        [1, 5],
        [5, 5],
      ],
    },
    {
      args: [
        [2, 4, 3],
        [2, 3, 3],
      ],
    },
  ],
  domain: { A: "regular" },
  edge: ([B, A], Z) => unsolvable(A as Tensor, B as Tensor, Z),
  simplify: ([B, A], attrs, b) => pullCoefficient(B as Node, b, (rest) => b.apply("rsolve", [rest, A as Node], attrs)),
};

/** B̄ = Z̄ A⁻ᵀ */
function backwards({ apply, args, attrs, Zbar }: RuleContext): Node {
  return apply("rsolve", [Zbar, apply("transpose", [args[1] as Node])], turnedTriangle(attrs));
}

/** Ā = −Zᵀ B̄, of a triangular A only its triangle. */
function adjointOfA(c: RuleContext): Node {
  const dyad = c.apply("matmul", [c.apply("transpose", [c.Z]), backwards(c)]);
  return c.apply("negate", [withinTriangle(dyad, c.attrs, c)]);
}

function turned(X: Tensor): Tensor {
  const axes = [...X.size.keys()];
  return permute(X, [...axes.slice(0, -2), ...axes.slice(-2).reverse()]);
}
