/** Second derivatives: the gradient differentiated once more, along one direction or along all of them. */

import type { Graph, Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { count, type Tensor, zeros } from "../core/tensor";
import { ruleBuilder } from "./builder";
import { atOnce } from "./differences";
import type { Values } from "./evaluate";
import { replay } from "./replay";
import { leafOf, restrict } from "./restrict";
import { pullback, reverse } from "./reverse";

/**
 * H v of the scalar `cost`: how its gradient by `inputs` changes when they move along `directions`, one node for each
 * input, of its shape. Reverse over reverse: the gradient of ⟨∇c, v⟩, as H is symmetric. Inputs are leaves.
 */
export function hessianProduct(
  graph: Graph,
  catalogue: Catalogue,
  cost: Node,
  inputs: readonly Node[],
  directions: readonly Node[],
): Node[] {
  const build = ruleBuilder(graph, catalogue);
  const isVariable = (leaf: Node): boolean => inputs.includes(leaf);
  const gradient = reverse(graph, catalogue, cost, isVariable).adjoints;
  const along = inputs.flatMap((X, i) => {
    const node = gradient.get(X.id)?.node;
    return node ? [{ node, bar: directions[i] as Node }] : [];
  });
  const second = pullback(graph, catalogue, along, isVariable);
  return inputs.map((X) => second.get(X.id)?.node ?? build.apply("zeros", [], { shape: X.shape }));
}

/** ∇c and H v by one value, ready to be computed. */
export interface SecondOrder {
  readonly size: readonly number[];
  /** H v for a direction v of the value's size. */
  product(direction: Tensor): Tensor;
  /** ∇c where the value is another. */
  gradientAt(value: Tensor): Tensor;
}

/** Second derivatives of the cost by X alone, which may be any node; everything else is held. */
export function secondOrder(cost: Node, X: Node, catalogue: Catalogue, values: Values): SecondOrder {
  const own = restrict(cost, X, catalogue, values);
  const { graph } = own;
  const size = X.shape.map((d) => d.size);
  const v = leafOf(graph, zeros(size), "direction", own.X);
  const [product] = hessianProduct(graph, catalogue, own.cost, [own.X], [v]) as [Node];
  const found = reverse(graph, catalogue, own.cost, (leaf) => leaf === own.X).adjoints.get(own.X.id)?.node;
  const gradient = found ?? ruleBuilder(graph, catalogue).apply("zeros", [], { shape: own.X.shape });
  const computed: Values = new Map();
  const products = replay([product], v, catalogue, computed);
  const gradients = replay([gradient], own.X, catalogue, computed);
  return {
    size,
    product: (direction) => products(direction)[0] as Tensor,
    gradientAt: (value) => gradients(value)[0] as Tensor,
  };
}

/** The whole Hessian, |X|×|X| over the entries in row-major order, column by column; yields after each. */
export function* hessianColumns(of: SecondOrder): Generator<void, Tensor> {
  const n = count(of.size);
  const H = zeros([n, n]);
  for (let j = 0; j < n; j++) {
    const unit = zeros(of.size);
    unit.data[j] = 1;
    of.product(unit).data.forEach((h, i) => {
      H.data[i * n + j] = h;
    });
    yield;
  }
  return H;
}

/** The same at once. */
export function hessian(cost: Node, X: Node, catalogue: Catalogue, values: Values): Tensor {
  return atOnce(hessianColumns(secondOrder(cost, X, catalogue, values)));
}
