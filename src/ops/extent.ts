/** A number of entries or rows, as a number. */

import { asConstant, asSymbol, constant, type Dim, namesIn, plus, symbol, times, zero } from "../core/dim";
import type { Operation, Piece, PrintContext } from "../core/operation";
import { shapeOf } from "../core/shape";
import { tensor } from "../core/tensor";

/** A size needs parentheses only when it is a sum or a product; N³ holds together as a formula writes it. */
function size(c: PrintContext): Piece {
  const dim = c.attrs.dim as Dim;
  const text = c.dim(dim);
  const plain = asSymbol(dim) !== null || asConstant(dim) !== null;
  if (plain || namesIn(dim).has(text)) return { text, level: "atom" };
  if (dim.monomials.size > 1) return { text, level: "add" };
  return { text, level: namesIn(dim).size === 1 && !/[*· ]/.test(text) ? "power" : "times" };
}

export const extent: Operation = {
  name: "extent",
  summary: "A number of entries or rows, as a number.",
  params: [],
  attrs: ["dim", "rank"],
  shape: (_, attrs) => shapeOf(new Array<number>((attrs.rank as number | undefined) ?? 0).fill(1)),
  kernel: (_, attrs, size) => tensor(size, [(attrs.dim as Dim).size]),
  vjp: {},
  flops: () => zero,
  notation: { unicode: (c) => size(c), latex: (c) => size(c), matlab: (c) => size(c), numpy: (c) => size(c) },
  samples: [
    { args: [], attrs: { dim: constant(7) } },
    { args: [], attrs: { dim: plus(symbol("N", 5), constant(1)) } },
    { args: [], attrs: { dim: times(symbol("N", 5), symbol("D", 3)), rank: 2 } },
  ],
};
