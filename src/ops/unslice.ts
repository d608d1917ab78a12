/** Zeros with a block put in: the reverse of taking that block. */

import { constant, type Dim, zero } from "../core/dim";
import type { Attrs, Node } from "../core/node";
import type { Operation, Piece, PrintContext } from "../core/operation";
import { type Shape, shapeOf, sizeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { reshape, unslice as unsliceOf } from "../numeric/rearrange";
import { pullCoefficient } from "./algebra";

export const unslice: Operation = {
  name: "unslice",
  summary: "Zeros with a block put in.",
  params: ["X"],
  attrs: ["starts", "steps", "counts", "shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel([X], attrs, size) {
    const block = reshape(X as Tensor, sizeOf(attrs.counts as readonly Dim[]), "C");
    return unsliceOf(block, attrs.starts as readonly number[], attrs.steps as readonly number[], size);
  },
  vjp: {
    X: ({ apply, Zbar, attrs, args }) => {
      const { starts, steps, counts } = attrs;
      const block = apply("slice", [Zbar], {
        starts: starts ?? [],
        steps: steps ?? [],
        counts: counts ?? [],
        drop: [],
      });
      return apply("reshape", [block], { shape: args[0]?.shape ?? [], order: "C" });
    },
  },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `put(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{put}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
    matlab: (c) => framed(c),
    numpy(c) {
      const around = paddings(c.attrs, c.node.shape);
      return around === null ? null : { text: `np.pad(${blockText(c, 0)}, ${around})`, level: "atom" };
    },
  },
  samples: [
    { args: [[2, 3]], attrs: { starts: [1, 0], steps: [1, 2], counts: shapeOf([2, 3]), shape: shapeOf([4, 5]) } },
    {
      args: [[5]],
      attrs: { starts: [2, 0], steps: [1, 1], counts: [constant(1), constant(5)], shape: shapeOf([4, 5]) },
    },
    { args: [[3]], attrs: { starts: [5], steps: [-2], counts: shapeOf([3]), shape: shapeOf([6]) } },
  ],
  simplify: ([X], attrs, b) => pullCoefficient(X as Node, b, (rest) => b.apply("unslice", [rest], attrs)),
};

/** `((1, 1), (0, 2))`: what `np.pad` puts around a block without gaps; `null` when there are gaps. */
export function paddings(attrs: Attrs, shape: Shape): string | null {
  const around = margins(attrs, shape);
  if (!around) return null;
  const pairs = around.map(([before, after]) => `(${before}, ${after})`).join(", ");
  return `(${pairs}${around.length === 1 ? "," : ""})`;
}

/** The operand in the shape of the block, with the axes that an index had dropped. */
export function blockText(c: PrintContext, i: number): string {
  const counts = c.attrs.counts as readonly Dim[];
  const X = c.operand(i, "none");
  return c.node.args[i]?.shape.length === counts.length ? X : `np.reshape(${X}, (${counts.map(c.dim).join(", ")}))`;
}

function margins(attrs: Attrs, shape: Shape): (readonly [number, number])[] | null {
  const [starts, steps, counts] = [attrs.starts, attrs.steps, attrs.counts] as [number[], number[], readonly Dim[]];
  if (steps.some((s, a) => s !== 1 && counts[a]?.size !== 1)) return null;
  return shape.map((d, a) => [starts[a] ?? 0, d.size - (starts[a] ?? 0) - (counts[a]?.size ?? 0)]);
}

/** `[zeros(1, 4); zeros(2, 1), X, zeros(2, 1); …]` */
function framed(c: PrintContext): Piece | null {
  const around = margins(c.attrs, c.node.shape);
  const counts = c.attrs.counts as readonly Dim[];
  if (around?.length !== 2 || c.node.args[0]?.shape.length !== 2) return null;
  const [[above, below], [left, right]] = around as [readonly [number, number], readonly [number, number]];
  const beside = (n: number) => (n > 0 ? [`zeros(${c.dim(counts[0] as Dim)}, ${n})`] : []);
  const over = (n: number) => (n > 0 ? [`zeros(${n}, ${c.dim(c.node.shape[1] as Dim)})`] : []);
  const row = [...beside(left), c.operand(0, "none"), ...beside(right)].join(", ");
  return { text: `[${[...over(above), row, ...over(below)].join("; ")}]`, level: "atom" };
}
