/** The p-norm over axes: (Σ |x|ᵖ)^(1/p), the largest |x| for p = ∞, the smallest for p = −∞. */

import { scale } from "../core/dim";
import type { Node } from "../core/node";
import type { Edge, Operation, PrintContext, RuleContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { map1 } from "../numeric/broadcast";
import { max, min, sum } from "../numeric/reduce";
import { indexOf } from "./edges";
import { axesOf, reducedShape } from "./shapes";

export const pnorm: Operation = {
  name: "pnorm",
  summary: "The p-norm over axes: (Σ |x|ᵖ)^(1/p), the largest |x| for p = ∞, the smallest for p = −∞.",
  params: ["X"],
  attrs: ["axes", "keep", "p"],
  shape: ([X], attrs) => reducedShape(X ?? [], attrs),
  kernel([X], attrs) {
    const [axes, keep, p] = [axesOf(attrs), attrs.keep === true, attrs.p as number];
    const sizes = map1(X as Tensor, Math.abs);
    if (p === Number.POSITIVE_INFINITY) return max(sizes, axes, keep);
    if (p === Number.NEGATIVE_INFINITY) return min(sizes, axes, keep);
    if (p === 1) return sum(sizes, axes, keep);
    return map1(sum(map1(sizes, (x) => x ** p), axes, keep), (s) => s ** (1 / p)); // biome-ignore format: one thought
  },
  vjp: { X: adjoint },
  flops: ([X], _, attrs) => scale(entries(X ?? []), Math.abs(attrs.p as number) === 1 ? 1 : 3),
  notation: {
    unicode: (c) => ({ text: `‖${c.operand(0, "none")}‖${lowered(c.attrs.p as number)}`, level: "atom" }),
    latex: (c) => ({ text: `\\left\\|${c.operand(0, "none")}\\right\\|_{${named(c, "\\infty")}}`, level: "atom" }),
    matlab: inMatlab,
    numpy: inNumpy,
  },
  samples: [
    { args: [[5]], attrs: { axes: [0], keep: false, p: 1 } },
    { args: [[5]], attrs: { axes: [0], keep: false, p: 3 } },
    { args: [[3, 4]], attrs: { axes: [1], keep: false, p: Number.POSITIVE_INFINITY } },
    { args: [[3, 4]], attrs: { axes: [0], keep: true, p: Number.NEGATIVE_INFINITY } },
    { args: [[4, 1]], attrs: { axes: [0, 1], keep: true, p: 1.5 } },
    { args: [[1, 5]], attrs: { axes: [0, 1], keep: true, p: Number.POSITIVE_INFINITY } },
  ],
  domain: { X: "distinct" },
  choice: "0 at X = 0; a tie of largest entries is split evenly",
  edge: ([X], Z, attrs) => edgeOf(X as Tensor, Z, attrs.p as number),
};

/** X̄ = z̄ sign(x) |x|ᵖ⁻¹ z¹⁻ᵖ, which for p = ±∞ goes to the entries that reach the norm. */
function adjoint(c: RuleContext): Node {
  const { apply, attrs, number, Z, Zbar } = c;
  const X = c.args[0] as Node;
  const p = attrs.p as number;
  const over = { axes: attrs.axes ?? [], keep: attrs.keep ?? false };
  const wide = (y: Node) => apply("expand", [y], { ...over, shape: [...X.shape] });
  const sign = apply("sign", [X]);
  if (p === 1) return apply("multiply", [wide(Zbar), sign]);
  const size = apply("abs", [X]);
  if (!Number.isFinite(p)) {
    return apply("multiply", [apply("multiply", [wide(Zbar), sign]), apply("attained", [size, Z], over)]);
  }
  const scaled = apply("over", [Zbar, apply("power", [Z, number(p - 1)])]);
  return apply("multiply", [apply("multiply", [wide(scaled), sign]), apply("power", [size, number(p - 1)])]);
}

function edgeOf(X: Tensor, Z: Tensor, p: number): Edge | null {
  if (p !== 1 && Z.data.includes(0))
    return { at: null, sentence: "The norm is 0, where it has a kink: the gradient there is 0" };
  if (p === 1) {
    const at = X.data.indexOf(0);
    const sentence = "The 1-norm has a kink where an entry is 0{at}: the gradient of that entry is 0";
    return at < 0 ? null : { at: indexOf(at, X.size), sentence };
  }
  if (Number.isFinite(p) || Z.data.length !== 1) return null;
  const reached = X.data.reduce((n, x) => n + Number(Math.abs(x) === Z.data[0]), 0);
  return reached > 1 ? { at: null, sentence: `${reached} entries reach the norm: the gradient is split evenly` } : null;
}

function named(c: PrintContext, infinity: string): string {
  const p = c.attrs.p as number;
  return Number.isFinite(p) ? String(p) : p > 0 ? infinity : `-${infinity}`;
}

function lowered(p: number): string {
  if (!Number.isFinite(p)) return p > 0 ? "∞" : "₋∞";
  return Number.isInteger(p) && p > 0 ? String(p).replace(/\d/g, (d) => "₀₁₂₃₄₅₆₇₈₉"[Number(d)] ?? d) : `_${p}`;
}

function inMatlab(c: PrintContext) {
  const shape = c.node.args[0]?.shape ?? [];
  const axes = axesOf(c.attrs);
  const [X, p] = [c.operand(0, "none"), named(c, "Inf")];
  if (axes.length === 2 && shape.length === 2 && shape.some((d) => d.size === 1))
    return { text: `norm(${X}, ${p})`, level: "atom" } as const;
  return axes.length === 1 && shape.length > 1 && p !== "-Inf"
    ? ({ text: `vecnorm(${X}, ${p}, ${(axes[0] ?? 0) + 1})`, level: "atom" } as const)
    : null;
}

function inNumpy(c: PrintContext) {
  const axes = axesOf(c.attrs);
  const shape = c.node.args[0]?.shape ?? [];
  const keep = c.attrs.keep === true ? ", keepdims=True" : "";
  const X = c.operand(0, "none");
  const p = named(c, "np.inf");
  if (axes.length === 1) {
    const axis = shape.length === 1 ? "" : `, axis=${axes[0]}`;
    return { text: `np.linalg.norm(${X}, ${p}${axis}${keep})`, level: "atom" } as const;
  }
  // Along several axes NumPy takes matrix norms.
  const whole = axes.length === shape.length;
  const reshaped = keep === "" ? "" : `.reshape(${shape.map(() => 1).join(", ")})`;
  return whole ? ({ text: `np.linalg.norm(np.ravel(${X}), ${p})${reshaped}`, level: "postfix" } as const) : null;
}
