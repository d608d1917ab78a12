/** log Σ exp over all entries up to each place along an axis, without overflow. */

import { scale } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, RuleContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { runningLogSumExp } from "../numeric/running";
import { shifted } from "./shifted";
import { spell } from "./spell";

export const cumlogsumexp: Operation = {
  name: "cumlogsumexp",
  summary: "Running log Σ exp along an axis, without overflow.",
  params: ["X"],
  attrs: ["axis"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => runningLogSumExp(X as Tensor, attrs.axis as number),
  vjp: { X: fromTheEnd },
  flops: ([X = []]) => scale(entries(X), 4),
  notation: {
    unicode: "cumlogsumexp({X})",
    latex: "\\operatorname{cumlogsumexp}\\left({X}\\right)",
    numpy: (c) => ({ text: `np.logaddexp.accumulate(${c.operand(0, "none")}, axis=${c.attrs.axis})`, level: "atom" }),
  },
  spelling: spell("cumulative", ["np.logaddexp.accumulate", "torch.logcumsumexp"], []),
  samples: [
    { args: [[3, 4]], attrs: { axis: 0 } },
    { args: [[3, 4]], attrs: { axis: 1 } },
    { args: [[6]], attrs: { axis: 0 } },
    { args: [[2, 3, 2]], attrs: { axis: 1 } },
  ],
};

/**
 * X̄ⱼ = Σᵢ≥ⱼ Z̄ᵢ exp(xⱼ − zᵢ) = exp(xⱼ − zⱼ) sⱼ with sⱼ = Z̄ⱼ + exp(zⱼ − zⱼ₊₁) sⱼ₊₁: no exponent above 0, so nothing overflows.
 */
function fromTheEnd(c: RuleContext): Node {
  const { apply, args, attrs, Z, Zbar } = c;
  const axis = Number(attrs.axis);
  const next = shifted(Z, axis, -1, 0, c);
  const last = lastPlace(c, axis);
  const decay = apply("multiply", [last, apply("exp", [apply("multiply", [last, apply("subtract", [Z, next])])])]);
  const owed = apply("recurrence", [decay, Zbar], { axis, reverse: true });
  return apply("multiply", [owed, apply("exp", [apply("subtract", [args[0] as Node, Z])])]);
}

/** 1 at every place that has a next one along the axis, else 0. */
function lastPlace(c: RuleContext, axis: number): Node {
  const ones = c.apply("ones", [], { shape: c.Z.shape });
  return shifted(ones, axis, -1, 0, c);
}
