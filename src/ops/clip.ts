/** Entries kept between two bounds: min(max(x, l), u). */

import { scale } from "../core/dim";
import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { map2 } from "../numeric/broadcast";
import { edgeBetween } from "./edges";
import { call } from "./notation";
import { elementwiseShape } from "./shapes";

export const clip: Operation = {
  name: "clip",
  summary: "Entries kept between two bounds: min(max(x, l), u).",
  params: ["X", "L", "U"],
  shape: elementwiseShape,
  kernel: ([X, L, U]) => map2(map2(X as Tensor, L as Tensor, Math.max), U as Tensor, Math.min),
  vjp: {
    X: "Zbar .* and(L <= X, X <= U)",
    L: "Zbar .* and(X < L, L <= U)",
    U: "Zbar .* or(X > U, L > U)",
  },
  flops: (_, out) => scale(entries(out), 2),
  notation: {
    ...call({ unicode: "clip", latex: "\\operatorname{clip}", numpy: "np.clip" }),
    matlab: "min(max({X}, {L}), {U})",
  },
  spelling: { matlab: { names: ["clip"], convention: "broadcasting" } },
  oracle: "min(max(X, L), U)",
  samples: [{ args: [[3, 4], [], []] }, { args: [[5], [5], []] }, { args: [[2, 3, 4], [3, 1], [4]] }],
  domain: { X: "distinct", L: "unit", U: "above1" },
  choice: "the whole gradient passes at a bound",
  edge([X, L, U]) {
    const sentence = "clip is at a bound{at}: the gradient passes there";
    const touching = [{ where: (x: number, y: number) => x === y, sentence }];
    return edgeBetween(X as Tensor, L as Tensor, touching) ?? edgeBetween(X as Tensor, U as Tensor, touching);
  },
};
