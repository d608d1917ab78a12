/** Shape rules that several operations share. */

import { asConstant, constant, type Dim, productOf } from "../core/dim";
import type { Attrs } from "../core/node";
import { type Fault, fault } from "../core/operation";
import type { Shape } from "../core/shape";

/** The shape of operands that stretch against each other, aligned at the last axis. */
export function broadcastShape(shapes: readonly Shape[]): Shape | Fault {
  const rank = Math.max(0, ...shapes.map((s) => s.length));
  const out: Dim[] = [];
  for (let axis = 0; axis < rank; axis++) {
    let best: { dim: Dim; arg: number; axis: number } | null = null;
    for (const [arg, shape] of shapes.entries()) {
      const at = axis - (rank - shape.length);
      const dim = shape[at];
      if (dim === undefined) continue;
      if (best === null || (best.dim.size === 1 && dim.size !== 1)) best = { dim, arg, axis: at };
      else if (dim.size !== 1 && dim.size !== best.dim.size) return fault("sizes differ", [best, { arg, axis: at }]);
      else if (asConstant(best.dim) !== null && dim.size === best.dim.size) best = { dim, arg, axis: at };
    }
    out.push(best?.dim ?? constant(1));
  }
  return out;
}

/** All operands stretched, for element-by-element operations. */
export function elementwiseShape(shapes: readonly Shape[]): Shape | Fault {
  const [first, ...more] = shapes;
  return more.length === 0 ? (first ?? []) : broadcastShape(shapes);
}

/** The axes attribute, already normalised by the front ends: ascending and not negative. */
export function axesOf(attrs: Attrs): readonly number[] {
  return (attrs.axes as readonly number[] | undefined) ?? [];
}

/** Shape after reducing `axes`; reduced axes stay as 1 with `keep`. */
export function reducedShape(shape: Shape, attrs: Attrs): Shape | Fault {
  const axes = axesOf(attrs);
  const wrong = axes.find((a) => a >= shape.length);
  if (wrong !== undefined) return fault(`there is no axis ${wrong}`);
  if (attrs.keep === true) return shape.map((d, i) => (axes.includes(i) ? constant(1) : d));
  return shape.filter((_, i) => !axes.includes(i));
}

/** Number of entries that one result of a reduction sums up. */
export function reducedCount(shape: Shape, attrs: Attrs): Dim {
  return productOf(axesOf(attrs).map((a) => shape[a] ?? constant(1)));
}

/** The first operand's shape, or a scalar. */
export function firstShape(shapes: readonly Shape[]): Shape {
  return shapes[0] ?? [];
}
