/** The transposed map of a convolution in the array: adds each entry where the kernel saw it. */

import type { Operation, PrintContext, Template } from "../core/operation";
import type { Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { correlateTransposed } from "../numeric/conv";
import { isSimple, samplesOf, windowAttrs, windowFlops, windows } from "./convolutions";

export const convTranspose: Operation = {
  name: "conv_transpose",
  summary: "Transposed convolution: adds each entry, weighted by the kernel, to where the kernel saw it.",
  params: ["G", "W"],
  attrs: [...windowAttrs, "size"],
  shape: (_, attrs) => attrs.size as Shape,
  kernel: ([G, W], attrs, size) => correlateTransposed(G as Tensor, W as Tensor, size, windows(attrs)),
  vjp: {
    G: "conv(Zbar, W, stride, low, high, dilation, flip, groups)",
    W: "conv_kernel(Zbar, G, stride, low, high, dilation, flip, groups, size(W))",
  },
  flops: ([G = [], W = []], _, attrs) => windowFlops(G, W, attrs),
  notation: {
    unicode: written((c) => (isSimple(c.attrs) ? (c.attrs.flip === true ? " ⋆ " : " ∗ ") : " ⋆ᵀ ")),
    latex: written((c) => (isSimple(c.attrs) ? (c.attrs.flip === true ? " \\star " : " * ") : " \\star^{\\mathsf T} ")),
  },
  samples: samplesOf("Z", "W", "X"),
};

/** In steps of one this is the other of the two: a correlation's transposed map is a convolution. */
function written(sign: (c: PrintContext) => string): Template {
  return (c) => ({ text: `${c.operand(0, "product")}${sign(c)}${c.operand(1, "unary")}`, level: "product" });
}
