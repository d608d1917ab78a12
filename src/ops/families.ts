/** Families of operations that differ only in their mathematics: element by element, two by two, reductions. */

import { type Dim, scale } from "../core/dim";
import type { Attrs, Node } from "../core/node";
import {
  type Builder,
  fault,
  isFault,
  type Notation,
  type Operation,
  type Rule,
  type Sample,
  type Spelling,
} from "../core/operation";
import { entries, sameSize } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { map1, map2 } from "../numeric/broadcast";
import { isBuilt, splitCoefficient, withCoefficient } from "./algebra";
import { type EntryEdge, edgeBetween, edgeIn } from "./edges";
import { axesOf, elementwiseShape, reducedShape } from "./shapes";

const unarySamples: readonly Sample[] = [{ args: [[3, 4]] }, { args: [[5]] }, { args: [[]] }];

/** Operation g applied to every entry: Z = g(X), X̄ = Z̄ ⊙ g′(X). */
export function elementwise(o: {
  name: string;
  summary: string;
  g: (x: number) => number;
  /** Adjoint of X; `null` when there is no gradient by definition. */
  vjp: Rule;
  stable?: Operation["stable"];
  /** FLOPs per entry. */
  cost?: number;
  notation: Notation;
  spelling?: Operation["spelling"];
  oracle?: string;
  domain?: NonNullable<Operation["domain"]>[string];
  choice?: string;
  mask?: true;
  /** Kinks and poles among the entries. */
  edges?: readonly EntryEdge<(x: number) => boolean>[];
  simplify?: (X: Node, builder: Builder) => Node | null;
}): Operation {
  const { g, simplify, edges } = o;
  return {
    name: o.name,
    summary: o.summary,
    params: ["X"],
    shape: elementwiseShape,
    kernel: ([X], _, __, out) => map1(X as Tensor, g, out),
    vjp: { X: o.vjp },
    ...(o.stable ? { stable: o.stable } : {}),
    flops: (_, out) => scale(entries(out), o.cost ?? 1),
    notation: o.notation,
    samples: unarySamples,
    ...(o.spelling ? { spelling: o.spelling } : {}),
    ...(o.oracle ? { oracle: o.oracle } : {}),
    ...(o.domain ? { domain: { X: o.domain } } : {}),
    ...(o.choice ? { choice: o.choice } : {}),
    ...(o.mask ? { mask: o.mask } : {}),
    ...(edges ? { edge: ([X]: readonly Tensor[]) => edgeIn(X as Tensor, edges) } : {}),
    ...(simplify ? { simplify: ([X]: readonly Node[], _: Attrs, b: Builder) => simplify(X as Node, b) } : {}),
  };
}

/** An elementwise operation with a number of its own, such as the slope of a leaky relu; sampled at `values`. */
export function withParameter(
  o: Operation,
  name: string,
  values: readonly number[],
  g: (parameter: number) => (x: number) => number,
): Operation {
  return {
    ...o,
    attrs: [name],
    kernel: ([X], attrs) => map1(X as Tensor, g(attrs[name] as number)),
    samples: unarySamples.map((s, i) => ({ ...s, attrs: { [name]: values[i % values.length] ?? 0 } })),
  };
}

const binarySamples: readonly Sample[] = [
  {
    args: [
      [3, 4],
      [3, 4],
    ],
  },
  { args: [[3, 4], [4]] },
  {
    args: [
      [3, 1],
      [3, 4],
    ],
  },
  { args: [[], [2, 3]] },
  { args: [[], []] },
];

/** Operation g applied to every pair of entries, with stretching: Z = g(X, Y). */
export function pairwise(o: {
  name: string;
  summary: string;
  kernel?: (X: Tensor, Y: Tensor, out?: Float64Array) => Tensor;
  g: (x: number, y: number) => number;
  vjp: { X: Rule; Y: Rule };
  cost?: number;
  notation: Notation;
  spelling?: Operation["spelling"];
  oracle?: string;
  domain?: Operation["domain"];
  choice?: string;
  mask?: true;
  /** Kinks, ties and poles among the pairs. */
  edges?: readonly EntryEdge<(x: number, y: number) => boolean>[];
  simplify?: (X: Node, Y: Node, builder: Builder) => Node | null;
}): Operation {
  const { g, simplify, edges } = o;
  const kernel = o.kernel ?? ((X: Tensor, Y: Tensor, out?: Float64Array) => map2(X, Y, g, out));
  return {
    name: o.name,
    summary: o.summary,
    params: ["X", "Y"],
    shape: elementwiseShape,
    kernel: ([X, Y], _, __, out) => kernel(X as Tensor, Y as Tensor, out),
    vjp: o.vjp,
    flops: (_, out) => scale(entries(out), o.cost ?? 1),
    notation: o.notation,
    samples: binarySamples,
    ...(o.spelling ? { spelling: o.spelling } : {}),
    ...(o.oracle ? { oracle: o.oracle } : {}),
    ...(o.domain ? { domain: o.domain } : {}),
    ...(o.choice ? { choice: o.choice } : {}),
    ...(o.mask ? { mask: o.mask } : {}),
    ...(edges ? { edge: ([X, Y]: readonly Tensor[]) => edgeBetween(X as Tensor, Y as Tensor, edges) } : {}),
    simplify: ([X, Y], _, b) => simplify?.(X as Node, Y as Node, b) ?? unstretch(o.name, X as Node, Y as Node, b),
  };
}

/** What a rule stretched to the size that the other side has anyway is taken as it was: `m` instead of `m 1ᵀ`. */
function unstretch(op: string, X: Node, Y: Node, b: Builder): Node | null {
  const x = beforeStretch(X, Y, b);
  if (x) return b.apply(op, [x, Y]);
  const y = beforeStretch(Y, X, b);
  return y ? b.apply(op, [X, y]) : null;
}

/** The source of a built stretch, with its coefficient, when stretching it against `other` gives the same. */
function beforeStretch(X: Node, other: Node, b: Builder): Node | null {
  if (X.origin !== null || !sameSize(X.shape, other.shape)) return null;
  const { coefficient, rest } = splitCoefficient(X, b);
  const [source] = rest.args;
  if (!source || !(isBuilt(rest, "broadcast") || (isBuilt(rest, "expand") && staysAligned(rest, source)))) return null;
  return withCoefficient(coefficient, source, b);
}

/** Without its reduced axes, a source still lies against the last axes when only leading ones are gone. */
function staysAligned(X: Node, source: Node): boolean {
  if (source.shape.length === X.shape.length || source.shape.length === 0) return true;
  return axesOf(X.attrs).every((axis, i) => axis === i);
}

const reductionSamples: readonly Sample[] = [
  { args: [[3, 4]], attrs: { axes: [0, 1], keep: false } },
  { args: [[3, 4]], attrs: { axes: [0], keep: false } },
  { args: [[3, 4]], attrs: { axes: [1], keep: true } },
  { args: [[2, 3, 4]], attrs: { axes: [1], keep: false } },
  { args: [[5]], attrs: { axes: [0], keep: false } },
];

/** Operation over the axes `axes`; `keep` leaves them as size 1. */
export function reduction(o: {
  name: string;
  summary: string;
  kernel: (X: Tensor, axes: readonly number[], keep: boolean, out?: Float64Array) => Tensor;
  vjp: Rule;
  cost?: (X: Dim) => Dim;
  notation: Notation;
  spelling?: { numpy?: Spelling; matlab?: Spelling };
  domain?: NonNullable<Operation["domain"]>[string];
  choice?: string;
  mask?: true;
  edge?: Operation["edge"];
}): Operation {
  return {
    name: o.name,
    summary: o.summary,
    params: ["X"],
    attrs: ["axes", "keep"],
    shape: ([X], attrs) => reducedShape(X ?? [], attrs),
    kernel: ([X], attrs, _, out) => o.kernel(X as Tensor, attrs.axes as readonly number[], attrs.keep === true, out),
    vjp: { X: o.vjp },
    flops: ([X]) => (o.cost ?? ((d: Dim) => d))(entries(X ?? [])),
    notation: o.notation,
    samples: reductionSamples,
    ...(o.spelling ? { spelling: o.spelling } : {}),
    ...(o.domain ? { domain: { X: o.domain } } : {}),
    ...(o.choice ? { choice: o.choice } : {}),
    ...(o.mask ? { mask: o.mask } : {}),
    ...(o.edge ? { edge: o.edge } : {}),
  };
}

/** A reduction that has no result where there is nothing to reduce: the languages have none either. */
export function ofSomething(o: Operation, what: string): Operation {
  return {
    ...o,
    shape([X = []], attrs) {
      const out = reducedShape(X, attrs);
      const nothing = axesOf(attrs).some((axis) => X[axis]?.size === 0);
      if (isFault(out) || !nothing || out.some((d) => d.size === 0)) return out;
      return fault(`there is no ${what} of no entries`);
    },
  };
}
