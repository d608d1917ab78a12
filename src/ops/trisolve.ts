/** Solution Z of L Z = B for a triangular matrix L, of which only that triangle is read. */

import { productOf } from "../core/dim";
import type { Node } from "../core/node";
import { fault, isFault, type Operation, type PrintContext, type RuleContext } from "../core/operation";
import { type Tensor, tensor } from "../core/tensor";
import { solveTriangular } from "../numeric/linear";
import { pullCoefficient } from "./algebra";
import { beside, inverted } from "./formula";
import { squareOnly } from "./matrices";

export const trisolve: Operation = {
  name: "trisolve",
  summary: "Solution Z of L Z = B, or of Lᵀ Z = B, for a triangular matrix L; B is a vector or a matrix.",
  params: ["L", "B"],
  attrs: ["lower", "trans", "unit"],
  shape([L = [], B = []]) {
    const square = squareOnly(L);
    if (isFault(square)) return square;
    if (L.length !== 2 || B.length < 1 || B.length > 2) return fault("a matrix and a right side are needed");
    if (L[0]?.size === B[0]?.size) return B;
    return fault("numbers of rows differ", [
      { arg: 0, axis: 0 },
      { arg: 1, axis: 0 },
    ]);
  },
  kernel([L, B], attrs, size) {
    const right = tensor([size[0] ?? 1, size[1] ?? 1], (B as Tensor).data);
    const options = { lower: attrs.lower === true, transpose: attrs.trans === true, unit: attrs.unit === true };
    return tensor(size, solveTriangular(L as Tensor, right, options).data);
  },
  vjp: { L: adjointOfL, B: (c) => backwards(c) },
  flops: ([L = []], out) => productOf([...out, L[1] as (typeof out)[0]]),
  notation: {
    unicode: (c) => beside(c, inverse(c, "unicode"), c.operand(1, "product")),
    latex: (c) => beside(c, inverse(c, "latex"), c.operand(1, "product")),
    matlab: inMatlab,
    numpy: (c) => {
      const options = [
        c.attrs.trans === true ? ", trans=1" : "",
        c.attrs.lower === true ? ", lower=True" : "",
        c.attrs.unit === true ? ", unit_diagonal=True" : "",
      ].join("");
      return {
        text: `scipy.linalg.solve_triangular(${c.operand(0, "none")}, ${c.operand(1, "none")}${options})`,
        level: "atom",
      };
    },
  },
  samples: [
    { args: [[3, 3], [3]], attrs: { lower: true, trans: false, unit: false } },
    {
      args: [
        [4, 4],
        [4, 2],
      ],
      attrs: { lower: true, trans: true, unit: false },
    },
    {
      args: [
        [3, 3],
        [3, 1],
      ],
      attrs: { lower: false, trans: false, unit: true },
    },
    { args: [[1, 1], [1]], attrs: { lower: false, trans: true, unit: false } },
  ],
  domain: { L: "regular" },
  choice: "only the triangle that is read has a gradient",
  edge: ([L], Z) =>
    Z.data.every(Number.isFinite) || !(L as Tensor).data.every(Number.isFinite)
      ? null
      : {
          at: null,
          sentence: "A diagonal entry of the triangular matrix is 0: it is singular, and the system has no solution",
        },
  simplify: ([L, B], attrs, b) =>
    pullCoefficient(B as Node, b, (rest) => b.apply("trisolve", [L as Node, rest], attrs)),
};

/** B̄ = L⁻ᵀ Z̄ */
function backwards({ apply, args, attrs, Zbar }: RuleContext): Node {
  return apply("trisolve", [args[0] as Node, Zbar], { ...attrs, trans: attrs.trans !== true });
}

/** L̄ = −tril(B̄ Zᵀ), and −tril(Z B̄ᵀ) where the transpose was solved with; without its diagonal where that counts as 1. */
function adjointOfL(c: RuleContext): Node {
  const { apply, attrs, Z } = c;
  const Bbar = backwards(c);
  const [x, y] = attrs.trans === true ? [Z, Bbar] : [Bbar, Z];
  const dyad = Z.shape.length === 1 ? apply("outer", [x, y]) : apply("matmul", [x, apply("transpose", [y])]);
  const shift = attrs.unit === true ? 1 : 0;
  const lower = attrs.lower === true;
  return apply("negate", [apply(lower ? "tril" : "triu", [dyad], { k: lower ? -shift : shift })]);
}

function inverse(c: PrintContext, target: "unicode" | "latex") {
  const L = inverted(c, 0, target);
  if (c.attrs.trans !== true) return L;
  const text = target === "unicode" ? L.text.replace(/⁻¹$/, "⁻ᵀ") : L.text.replace(/\^\{-1\}$/, "^{-\\top}");
  // The inverse of a transpose, transposed again.
  const back = target === "unicode" ? L.text.replace(/⁻ᵀ$/, "⁻¹") : L.text.replace(/\^\{-\\top\}$/, "^{-1}");
  return { text: text === L.text ? back : text, level: L.level };
}

function inMatlab(c: PrintContext) {
  if (c.node.shape.length !== 2) return null;
  const name = c.attrs.lower === true ? "tril" : "triu";
  const n = c.dim(c.node.args[0]?.shape[0] as NonNullable<(typeof c.node.shape)[0]>);
  const strict = `${name}(${c.operand(0, "none")}, ${c.attrs.lower === true ? -1 : 1})`;
  const L = c.attrs.unit === true ? `(${strict} + eye(${n}))` : `${name}(${c.operand(0, "none")})`;
  const turned = c.attrs.trans === true ? `${L}'` : L;
  return { text: `${turned} \\ ${c.operand(1, "unary")}`, level: "times" } as const;
}
