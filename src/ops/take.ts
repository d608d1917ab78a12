/** Entries along one axis at given positions (from 0); positions may repeat. */

import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { take as takeOf } from "../numeric/gather";
import { fromFront } from "./positions";

export const take: Operation = {
  name: "take",
  summary: "Entries along one axis at given positions; positions may repeat.",
  params: ["X", "I"],
  attrs: ["axis"],
  shape([X = [], I = []], attrs) {
    const axis = attrs.axis as number;
    return [...X.slice(0, axis), ...I, ...X.slice(axis + 1)];
  },
  kernel([X, I], attrs) {
    const axis = attrs.axis as number;
    return takeOf(X as Tensor, fromFront(I as Tensor, X?.size[axis] ?? 1), axis);
  },
  vjp: { X: "scatter(Zbar, I, axis, size(X))", I: null },
  flops: () => zero,
  notation: {
    unicode: (c) => ({
      text: `${c.operand(0, "postfix")}[${at(c.attrs.axis as number)}${c.operand(1, "none")}]`,
      level: "postfix",
    }),
    latex: (c) => ({
      text: `${c.operand(0, "postfix")}_{[${at(c.attrs.axis as number)}${c.operand(1, "none")}]}`,
      level: "postfix",
    }),
    numpy: (c) => ({
      text: `${c.operand(0, "postfix")}[${at(c.attrs.axis as number)}${c.operand(1, "postfix")}.astype(int)]`,
      level: "postfix",
    }),
  },
  samples: [
    { args: [[4, 3], [5]], attrs: { axis: 0 }, below: [0, 4] },
    { args: [[4, 3], [2]], attrs: { axis: 1 }, below: [0, 3] },
    { args: [[6], [2, 3]], attrs: { axis: 0 }, below: [0, 6] },
    { args: [[2, 3, 4], []], attrs: { axis: 1 }, below: [0, 3] },
  ],
  domain: { I: "index" },
};

function at(axis: number): string {
  return ":, ".repeat(axis);
}
