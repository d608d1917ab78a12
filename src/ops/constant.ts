/** A number, vector or matrix written in the text. */

import { superscript, zero } from "../core/dim";
import type { Operation, Piece, PrintContext } from "../core/operation";
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
    unicode: (c) => formula(c, "unicode"),
    latex: (c) => formula(c, "latex"),
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

/** A number as people write it: at most ten digits, far from 1 with a power of ten. */
function formula(c: PrintContext, target: "unicode" | "latex"): Piece {
  const [minus, times, dot, infinity, half, pi] = signs[target];
  const t = c.attrs.value as Tensor;
  if (t.data.length !== 1) return { text: `[${t.size.join(times)}]`, level: "atom" };
  const x = t.data[0] ?? 0;
  if (Number.isNaN(x)) return { text: "NaN", level: "atom" };
  const signed = (text: string, level: Piece["level"]): Piece =>
    x < 0 ? { text: `${minus}${text}`, level: "negative" } : { text, level };
  const size = Number(Math.abs(x).toPrecision(10));
  if (size === Number.POSITIVE_INFINITY) return signed(infinity, "atom");
  if (size === 0.5 && c.node.origin === null) return signed(half, "atom");
  const turns = c.node.origin === null ? Math.abs(x) / Math.PI : 0;
  if (turns === 1) return signed(pi, "atom");
  if (turns === 2) return signed(`2${pi}`, "scaled");
  if (size === 0 || (size >= 1e-3 && size < 1e7)) return signed(String(size), "atom");
  const [digits = "", exponent = ""] = size.toExponential().split("e");
  const ten = target === "unicode" ? `10${superscript(Number(exponent))}` : `10^{${Number(exponent)}}`;
  return digits === "1" ? signed(ten, "power") : signed(`${digits}${dot}${ten}`, "times");
}

/** Minus, the sign between sizes, the sign between factors, infinity, a half, π. */
const signs = {
  unicode: ["−", "×", "·", "∞", "½", "π"],
  latex: ["-", " \\times ", " \\cdot ", "\\infty", "\\tfrac{1}{2}", "\\pi"],
} as const;

/** In code. */
function written(t: Tensor, text: (x: number) => string): Piece {
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
