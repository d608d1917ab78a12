/** An array with a block replaced: what `X[a:b] = V` leaves in X. */

import { constant, type Dim, zero } from "../core/dim";
import type { Operation, PrintContext } from "../core/operation";
import { shapeOf, sizeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { reshape, update as updateOf } from "../numeric/rearrange";
import { blockText, paddings } from "./unslice";

export const update: Operation = {
  name: "update",
  summary: "An array with a block replaced.",
  params: ["X", "V"],
  attrs: ["starts", "steps", "counts"],
  shape: ([X = []]) => X,
  kernel([X, V], attrs) {
    const block = reshape(V as Tensor, sizeOf(attrs.counts as readonly Dim[]), "C");
    return updateOf(X as Tensor, block, attrs.starts as readonly number[], attrs.steps as readonly number[]);
  },
  vjp: {
    X: ({ apply, number, Zbar, args, attrs }) => {
      const hole = apply("broadcast", [number(0)], { shape: args[1]?.shape ?? [] });
      return apply("update", [Zbar, hole], attrs);
    },
    V: ({ apply, Zbar, args, attrs }) => {
      const { starts, steps, counts } = attrs;
      const block = apply("slice", [Zbar], {
        starts: starts ?? [],
        steps: steps ?? [],
        counts: counts ?? [],
        drop: [],
      });
      return apply("reshape", [block], { shape: args[1]?.shape ?? [], order: "C" });
    },
  },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `${c.operand(0, "postfix")} with ${where(c)} ← ${c.operand(1, "add")}`, level: "none" }),
    latex: (c) => ({
      text: `${c.operand(0, "postfix")}\\left[${where(c)} \\leftarrow ${c.operand(1, "none")}\\right]`,
      level: "atom",
    }),
    numpy(c) {
      const around = paddings(c.attrs, c.node.shape);
      if (!around) return null;
      const counts = (c.attrs.counts as readonly Dim[]).map(c.dim).join(", ");
      const there = `np.pad(np.ones((${counts},)), ${around}) == 1`;
      return {
        text: `np.where(${there}, np.pad(${blockText(c, 1)}, ${around}), ${c.operand(0, "none")})`,
        level: "atom",
      };
    },
  },
  samples: [
    {
      args: [
        [4, 5],
        [2, 3],
      ],
      attrs: { starts: [1, 0], steps: [1, 2], counts: shapeOf([2, 3]) },
    },
    { args: [[4, 5], [5]], attrs: { starts: [2, 0], steps: [1, 1], counts: [constant(1), constant(5)] } },
    { args: [[6], [3]], attrs: { starts: [0], steps: [2], counts: shapeOf([3]) } },
  ],
};

function where(c: PrintContext): string {
  const [starts, steps, counts] = [c.attrs.starts, c.attrs.steps, c.attrs.counts] as [number[], number[], Dim[]];
  const parts = counts.map((n, i) => {
    const first = (starts[i] ?? 0) + c.base;
    const last = first + (n.size - 1) * (steps[i] ?? 1);
    if (n.size === c.node.shape[i]?.size) return ":";
    return n.size === 1 ? String(first) : `${first}…${last}`;
  });
  return `[${parts.join(", ")}]`;
}
