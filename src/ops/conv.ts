/** Convolution and correlation, with stride, padding, dilation and groups. */

import { constant } from "../core/dim";
import { fault, type Operation, type PrintContext, type Template } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { correlate } from "../numeric/conv";
import { isSimple, modeOf, placesAlong, samplesOf, windowAttrs, windowFlops, windows } from "./convolutions";

export const conv: Operation = {
  name: "conv",
  summary: "A kernel moved over an array: correlation, or true convolution, which turns the kernel round.",
  params: ["X", "W"],
  attrs: windowAttrs,
  shape([X = [], W = []], attrs) {
    const spatial = windows(attrs).stride.length;
    const lead = X.length - spatial;
    if (lead !== W.length - spatial || (lead !== 0 && lead !== 2)) return fault("numbers of axes do not fit");
    if (lead === 2 && X[1]?.size !== (W[1]?.size ?? 0) * windows(attrs).groups) {
      return fault("numbers of channels differ", [
        { arg: 0, axis: 1 },
        { arg: 1, axis: 1 },
      ]);
    }
    const places = X.slice(lead).map((n, axis) => placesAlong(n, W[lead + axis] ?? constant(1), axis, attrs));
    const short = places.findIndex((d) => d.size < 1);
    if (short >= 0)
      return {
        ...fault("the kernel is larger than the array", [
          { arg: 0, axis: lead + short },
          { arg: 1, axis: lead + short },
        ]),
        larger: true,
      };
    return lead === 0 ? places : [X[0] ?? constant(1), W[0] ?? constant(1), ...places];
  },
  kernel: ([X, W], attrs, size) => correlate(X as Tensor, W as Tensor, size, windows(attrs)),
  vjp: {
    X: "conv_transpose(Zbar, W, stride, low, high, dilation, flip, groups, size(X))",
    W: "conv_kernel(X, Zbar, stride, low, high, dilation, flip, groups, size(W))",
  },
  flops: ([, W = []], out, attrs) => windowFlops(out, W, attrs),
  notation: {
    unicode: written((c) => (c.attrs.flip === true ? " ∗ " : " ⋆ ")),
    latex: written((c) => (c.attrs.flip === true ? " * " : " \\star ")),
    matlab: (c) => {
      const mode = plainMode(c);
      if (mode === null || c.attrs.flip !== true) return null;
      return { text: `conv2(${c.operand(0, "none")}, ${c.operand(1, "none")}, '${mode}')`, level: "atom" };
    },
    numpy: (c) => {
      const mode = plainMode(c);
      if (mode === null) return null;
      const name = c.attrs.flip === true ? "convolve2d" : "correlate2d";
      return {
        text: `scipy.signal.${name}(${c.operand(0, "none")}, ${c.operand(1, "none")}, '${mode}')`,
        level: "atom",
      };
    },
  },
  samples: samplesOf("X", "W", null),
};

/** `X ⋆ W`, with the step below the operator where it is not 1. */
function written(sign: (c: PrintContext) => string): Template {
  return (c) => {
    const text = `${c.operand(0, "product")}${sign(c)}${c.operand(1, "unary")}`;
    return { text, level: "product" };
  };
}

/** The mode of a call on two matrices that the libraries offer. */
function plainMode(c: PrintContext): "full" | "same" | "valid" | null {
  const [X, W] = c.node.args;
  if (X?.shape.length !== 2 || W?.shape.length !== 2 || !isSimple(c.attrs)) return null;
  // Asked for 'valid', SciPy swaps the two when the kernel is larger along every axis.
  return modeOf(c, W.shape);
}
