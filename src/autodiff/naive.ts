/** The naive ways, really executed: the dense Jacobian and its contraction with Z̄, and one entry at a time. */

import { type Attrs, Graph, type Node } from "../core/node";
import { type Catalogue, isFault, type Operation } from "../core/operation";
import { shapeOf, sizeOf } from "../core/shape";
import { count, type Tensor, tensor, zeros } from "../core/tensor";
import { atOnce, slope } from "./differences";
import type { Values } from "./evaluate";
import { replay } from "./replay";
import { leafOf } from "./restrict";
import { tangent } from "./tangent";

/** One use of an operation: Z of these operands. */
export interface Application {
  readonly operation: Operation;
  readonly operands: readonly Tensor[];
  readonly attrs: Attrs;
}

/** Entries of the largest Jacobian that is formed: 42 MB, a product of 48×48 matrices. */
export const largestJacobian = 48 ** 4;

/**
 * ∂vec(Z)/∂vec(X) of operand `index`, |Z|×|X| over entries in row-major order: forward mode, one pass for each entry
 * of X. The memory is |Z|·|X| numbers; callers keep that below `largestJacobian`.
 */
export function denseJacobian(use: Application, index: number, catalogue: Catalogue): Tensor {
  return atOnce(jacobianColumns(use, index, catalogue));
}

/** The same column by column; yields before each. */
export function* jacobianColumns(use: Application, index: number, catalogue: Catalogue): Generator<void, Tensor> {
  const { operands, operation, attrs } = use;
  const graph = new Graph();
  const args = operands.map((value, i) => leafOf(graph, value, `operand ${i}`));
  const X = args[index] as Node;
  const shape = shapeOfUse(use);
  const Z = graph.add(operation.name, args, attrs, shape, written);
  const v = leafOf(graph, zeros(sizeOf(X.shape)), "direction");
  const [along] = tangent(graph, catalogue, [Z], [X], [v]) as [Node];
  const values: Values = new Map();
  const push = replay([along], v, catalogue, values);
  return yield* columnByColumn(sizeOf(shape), operands[index] as Tensor, (unit) => push(unit)[0] as Tensor);
}

/** X̄ = Σ Z̄ₘ ∂Zₘ/∂X over all entries m: the sum of the lectures, 2·|Z|·|X| additions and multiplications. */
export function contract(Zbar: Tensor, J: Tensor, size: readonly number[]): Tensor {
  const X = zeros(size);
  const columns = X.data.length;
  for (let m = 0; m < Zbar.data.length; m++) {
    const weight = Zbar.data[m] ?? 0;
    const row = J.data.subarray(m * columns, (m + 1) * columns);
    for (let j = 0; j < columns; j++) X.data[j] = (X.data[j] as number) + weight * (row[j] as number);
  }
  return X;
}

/** X̄ of operand `index` by one difference for each entry of X: what people do to check a gradient by hand. */
export function entryByEntry(use: Application, index: number, Zbar: Tensor, step = 2e-3): Tensor {
  const { operation, operands, attrs } = use;
  const X = operands[index] as Tensor;
  const size = sizeOf(shapeOfUse(use));
  const weighted = (moved: Tensor): number => {
    const Z = operation.kernel(
      operands.map((value, i) => (i === index ? moved : value)),
      attrs,
      size,
    );
    return Z.data.reduce((sum, z, m) => sum + z * (Zbar.data[m] ?? 0), 0);
  };
  const slopes = X.data.map((x, j) => slope((h) => weighted(changed(X, j, h)), step * Math.max(1, Math.abs(x))).value);
  return tensor(X.size, slopes);
}

function* columnByColumn(size: readonly number[], X: Tensor, push: (unit: Tensor) => Tensor): Generator<void, Tensor> {
  const [rows, columns] = [count(size), X.data.length];
  const J = zeros([rows, columns]);
  for (let j = 0; j < columns; j++) {
    yield;
    const unit = zeros(X.size);
    unit.data[j] = 1;
    const column = push(unit).data;
    for (let m = 0; m < rows; m++) J.data[m * columns + j] = column[m] as number;
  }
  return J;
}

function changed(X: Tensor, at: number, h: number): Tensor {
  const data = X.data.slice();
  data[at] = (data[at] ?? 0) + h;
  return { size: X.size, data };
}

function shapeOfUse({ operation, operands, attrs }: Application) {
  const shape = operation.shape(
    operands.map((value) => shapeOf(value.size)),
    attrs,
  );
  if (isFault(shape)) throw new Error(`${operation.name}: ${shape.message}`);
  return shape;
}

/** What is built here stands for text: it is not taken apart. */
const written = { span: { from: 0, to: 0 }, frames: [], iteration: null };
