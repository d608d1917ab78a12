/** A value whose meaning is not known, of a shape that is. */

import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import type { Shape } from "../core/shape";
import { draw } from "../numeric/random";

export const opaque: Operation = {
  name: "opaque",
  summary: "A value whose meaning is not known; its shape is declared.",
  params: ["...Xs"],
  attrs: ["shape", "seed"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel: (_, attrs, size) => draw("normal", String(attrs.seed), size),
  vjp: { "...Xs": null },
  flops: () => zero,
  notation: { unicode: "?", latex: "?" },
  samples: [],
  opaque: true,
};
