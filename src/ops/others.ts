/** For every entry the product of all others over axes: what a product changes by when the entry does. */

import { constant, one, productOf, scale } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, Piece, PrintContext, RuleContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { productOfOthers } from "../numeric/spread";
import { axesOf } from "./shapes";
import { shifted } from "./shifted";

export const others: Operation = {
  name: "others",
  summary: "For every entry the product of all others over axes.",
  params: ["X"],
  attrs: ["axes"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => productOfOthers(X as Tensor, axesOf(attrs)),
  vjp: { X: reverse },
  flops: ([X = []]) => scale(entries(X), 3),
  notation: {
    unicode: (c) => ({ text: `Π≠${lowered(c)}(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\textstyle\\prod_{\\neq}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
    matlab: inMatlab,
    numpy: inNumpy,
  },
  samples: [
    { args: [[3, 4]], attrs: { axes: [0, 1] } },
    { args: [[3, 4]], attrs: { axes: [1] } },
    { args: [[2, 3, 2]], attrs: { axes: [0, 2] } },
    { args: [[5]], attrs: { axes: [0] } },
  ],
};

/**
 * The others of entry t are those before it times those after it, W = P ⊙ S, with P the running products of the entries
 * before and S of those after; each half has the rule of a running product. Nothing is divided.
 */
function reverse(c: RuleContext): Node {
  const { apply } = c;
  const X = inLines(c, c.args[0] as Node);
  const Wbar = inLines(c, c.Zbar);
  const half = (by: 1 | -1): { product: Node; owed: (bar: Node) => Node } => {
    const through = apply("cumprod", [X], { axis: 1, reverse: by < 0 });
    return {
      product: shifted(through, 1, by, 1, c),
      owed: (bar) => {
        const neighbour = shifted(X, 1, by > 0 ? -1 : 1, 0, c);
        const start = shifted(bar, 1, by > 0 ? -1 : 1, 0, c);
        return apply("recurrence", [neighbour, start], { axis: 1, reverse: by > 0 });
      },
    };
  };
  const [before, after] = [half(1), half(-1)];
  const first = apply("multiply", [before.owed(apply("multiply", [Wbar, after.product])), before.product]);
  const second = apply("multiply", [after.owed(apply("multiply", [Wbar, before.product])), after.product]);
  return outOfLines(c, apply("add", [first, second]));
}

/** The reduced axes last and merged into one, all others merged before it. */
function inLines(c: RuleContext, X: Node): Node {
  const [kept, reduced] = parts(c);
  const turned = c.apply("permute", [X], { axes: [...kept, ...reduced] });
  const size = (axes: readonly number[]) => productOf(axes.map((a) => X.shape[a] ?? one));
  return c.apply("reshape", [turned], { shape: [size(kept), size(reduced)], order: "C" });
}

function outOfLines(c: RuleContext, Y: Node): Node {
  const X = c.args[0] as Node;
  const order = parts(c).flat();
  const apart = c.apply("reshape", [Y], { shape: order.map((a) => X.shape[a] ?? one), order: "C" });
  return c.apply("permute", [apart], { axes: order.map((_, a) => order.indexOf(a)) });
}

function parts(c: RuleContext): readonly [readonly number[], readonly number[]] {
  const reduced = axesOf(c.attrs);
  return [[...(c.args[0] as Node).shape.keys()].filter((a) => !reduced.includes(a)), reduced];
}

function lowered(c: PrintContext): string {
  const axes = axesOf(c.attrs);
  const all = axes.length === c.node.shape.length;
  return all ? "" : axes.map((a) => [...String(a + c.base)].map((d) => "₀₁₂₃₄₅₆₇₈₉"[Number(d)]).join("")).join(",");
}

/** One entry after the other replaced by 1, and each time everything multiplied. */
function inNumpy(c: PrintContext): Piece | null {
  const axes = axesOf(c.attrs);
  const { shape } = c.node;
  const X = c.operand(0, "postfix");
  const ones = (n: string, x: string) => `np.prod(np.where(np.eye(${n}) == 1, 1, ${x}), axis=-1)`;
  if (axes.length === shape.length) {
    const text = ones(c.dim(productOf(shape)), shape.length === 1 ? X : `np.ravel(${c.operand(0, "none")})`);
    const size = `(${shape.map(c.dim).join(", ")})`;
    return { text: shape.length === 1 ? text : `np.reshape(${text}, ${size})`, level: "atom" };
  }
  if (axes.length > 1 || axes[0] !== shape.length - 1) return null;
  return { text: ones(c.dim(shape[shape.length - 1] ?? constant(1)), `${X}[..., None, :]`), level: "atom" };
}

function inMatlab(c: PrintContext): Piece | null {
  const { shape } = c.node;
  const reduced = axesOf(c.attrs);
  if (shape.some((d, a) => d.size !== 1 && !reduced.includes(a)) || shape.length > 2) return null;
  const n = c.dim(productOf(shape));
  const row = `reshape(${c.operand(0, "none")}, 1, ${n})`;
  const rows = `prod(${row} .* (1 - eye(${n})) + eye(${n}), 2)`;
  return {
    text: `reshape(${rows}, ${(shape.length === 2 ? shape : [shape[0] ?? one, one]).map(c.dim).join(", ")})`,
    level: "atom",
  };
}
