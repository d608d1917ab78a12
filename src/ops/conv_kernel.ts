/** The transposed map of a convolution in the kernel: the array correlated with the adjoint of the result. */

import type { Operation, PrintContext, Template } from "../core/operation";
import type { Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { correlateKernel } from "../numeric/conv";
import { samplesOf, windowAttrs, windowFlops, windows } from "./convolutions";

export const convKernel: Operation = {
  name: "conv_kernel",
  summary: "What each entry of a convolution's kernel met: the array correlated with a result-sized array.",
  params: ["X", "G"],
  attrs: [...windowAttrs, "size"],
  shape: (_, attrs) => attrs.size as Shape,
  kernel: ([X, G], attrs, size) => correlateKernel(X as Tensor, G as Tensor, size, windows(attrs)),
  vjp: {
    X: "conv_transpose(G, Zbar, stride, low, high, dilation, flip, groups, size(X))",
    G: "conv(X, Zbar, stride, low, high, dilation, flip, groups)",
  },
  flops: ([, G = []], out, attrs) => windowFlops(G, out, attrs),
  notation: { unicode: written("⋆"), latex: written("\\star") },
  samples: samplesOf("X", "Z", "W"),
};

/** `X ⋆ Z̄`; of a true convolution the result is turned round. */
function written(star: string): Template {
  return (c: PrintContext) => {
    const text = `${c.operand(0, "product")} ${star} ${c.operand(1, "unary")}`;
    if (c.attrs.flip !== true) return { text, level: "product" };
    const name = star === "⋆" ? "rot180" : "\\operatorname{rot180}";
    return { text: `${name}(${text})`, level: "atom" };
  };
}
