/** A number, vector or matrix written in the text. */

import { zero } from "../core/dim";
import type { Operation, Piece } from "../core/operation";
import { type Shape, shapeOf } from "../core/shape";
import { type Nested, scalar, type Tensor, tensor, toNested } from "../core/tensor";

export const constant: Operation = {
  name: "constant",
  summary: "A number, vector or matrix written in the text.",
  params: [],
  attrs: ["value", "name"],
  shape: (_, attrs): Shape => shapeOf((attrs.value as Tensor).size),
  kernel: (_, attrs) => attrs.value as Tensor,
  vjp: {},
  flops: () => zero,
  notation: {
    unicode: (c) => written(c.attrs.value as Tensor, number),
    latex: (c) => written(c.attrs.value as Tensor, number),
    matlab: (c) => matlab(c.attrs.value as Tensor),
    numpy: (c) => numpy(c.attrs.value as Tensor),
  },
  samples: [
    { args: [], attrs: { value: scalar(2.5) } },
    { args: [], attrs: { value: scalar(-3e-7) } },
    { args: [], attrs: { value: tensor([1, 1], [1 / 3]) } },
    { args: [], attrs: { value: tensor([3], [1, -2, 0.1]) } },
    { args: [], attrs: { value: tensor([2, 3], [1, 2, 3, -4, 5e10, 6]) } },
  ],
};

/** A number as people write it: at most ten digits. */
function number(x: number): string {
  return String(Number(x.toPrecision(10))).replace("-", "−");
}

function written(t: Tensor, text: (x: number) => string): Piece {
  if (t.data.length !== 1) return { text: `[${t.size.join("×")}]`, level: "atom" };
  const x = t.data[0] ?? 0;
  return { text: text(x), level: x < 0 ? "unary" : "atom" };
}

function matlab(t: Tensor): Piece {
  if (t.data.length === 1) return written(t, spellMatlab);
  const columns = t.size[t.size.length - 1] ?? 1;
  const rows: string[] = [];
  for (let i = 0; i < t.data.length; i += columns) {
    rows.push([...t.data.subarray(i, i + columns)].map(spellMatlab).join(", "));
  }
  return { text: `[${rows.join("; ")}]`, level: "atom" };
}

function numpy(t: Tensor): Piece {
  if (t.size.length === 0) return written(t, spellNumpy);
  const list = (v: Nested): string => (typeof v === "number" ? spellNumpy(v) : `[${v.map(list).join(", ")}]`);
  return { text: `np.array(${list(toNested(t))})`, level: "atom" };
}

function spellMatlab(x: number): string {
  return Number.isNaN(x) ? "NaN" : Number.isFinite(x) ? String(x) : x > 0 ? "Inf" : "-Inf";
}

function spellNumpy(x: number): string {
  return Number.isNaN(x) ? "np.nan" : Number.isFinite(x) ? String(x) : x > 0 ? "np.inf" : "-np.inf";
}
