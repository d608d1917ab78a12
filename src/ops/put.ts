/** An array with entries at paired positions replaced: what `X[i, j] = V` leaves in X; the last of equal positions wins. */

import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { broadcastTo } from "../numeric/broadcast";
import { scatterSet } from "../numeric/gather";
import { reshape } from "../numeric/rearrange";
import { areDistinct, flatPositions } from "./positions";

export const put: Operation = {
  name: "put",
  summary: "An array with entries at paired positions replaced.",
  params: ["X", "V", "...Is"],
  shape: ([X = []]) => X,
  kernel([X, V, ...Is], _, size) {
    const { positions, flat } = flatPositions(size, Is);
    const n = positions.data.length;
    const values = broadcastTo(V as Tensor, [...positions.size, ...flat.slice(1)]);
    const rows = reshape(values, [n, ...flat.slice(1)], "C");
    return reshape(scatterSet(reshape(X as Tensor, flat, "C"), reshape(positions, [n], "C"), 0, rows), size, "C");
  },
  vjp: {
    X: ({ apply, number, Zbar, args }) => apply("put", [Zbar, number(0), ...args.slice(2)]),
    V: ({ apply, Zbar, args }) => {
      const Is = args.slice(2);
      const read = apply("pick", [Zbar, ...Is]);
      if (areDistinct(Is)) return read;
      return apply("multiply", [read, apply("lasting", Is, { shape: args[0]?.shape ?? [] })]);
    },
    "...Is": null,
  },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `${c.operand(0, "postfix")} with some ← ${c.operand(1, "add")}`, level: "none" }),
    latex: (c) => ({
      text: `${c.operand(0, "postfix")}\\left[\\cdot \\leftarrow ${c.operand(1, "none")}\\right]`,
      level: "atom",
    }),
  },
  samples: [
    { args: [[4, 3], [6], [6], [6]], below: [0, 0, 4, 3] },
    { args: [[4, 3], [3], [5]], below: [0, 0, 4] },
    { args: [[6], [], [4]], below: [0, 0, 6] },
    { args: [[3, 2, 2], [3, 2], [3], [3]], below: [0, 0, 3, 2] },
  ],
  domain: { "...Is": "index" },
};
