/** Shapes: one size per axis. */

import { asConstant, constant, type Dim, printDim, productOf, sameDim } from "./dim";

/** Sizes of the axes, outermost first; `[]` is a scalar. */
export type Shape = readonly Dim[];

/** A shape of plain numbers. */
export function shapeOf(size: readonly number[]): Shape {
  return size.map(constant);
}

/** The numbers a shape stands for now. */
export function sizeOf(shape: Shape): number[] {
  return shape.map((d) => d.size);
}

/** Number of entries, as a polynomial. */
export function entries(shape: Shape): Dim {
  return productOf(shape);
}

/** Whether all sizes are the same polynomials. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((d, i) => sameDim(d, b[i] ?? constant(-1)));
}

/** Whether all sizes are the same numbers now. */
export function sameSize(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((d, i) => d.size === b[i]?.size);
}

/** Whether the array holds exactly one entry whatever the names stand for. */
export function isScalar(shape: Shape): boolean {
  return shape.every((d) => asConstant(d) === 1);
}

/** As people write it: `N×D`; a rank-1 shape reads `(N,)`, a scalar `scalar`. */
export function prettyShape(shape: readonly string[]): string {
  if (shape.length === 0) return "scalar";
  if (shape.length === 1) return `(${shape[0]},)`;
  return shape.map((d) => (/[ +]/.test(d) ? `(${d})` : d)).join("×");
}

/** As people write it, from the dims. */
export function printShape(shape: Shape): string {
  return prettyShape(shape.map(printDim));
}
