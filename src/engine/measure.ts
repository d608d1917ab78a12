/** The rule of a row and the naive way, both executed and timed, at sizes at which the dense Jacobian fits. */

import { ruleBuilder } from "../autodiff/builder";
import { evaluate, type Values } from "../autodiff/evaluate";
import { type Application, contract, jacobianColumns, largestJacobian } from "../autodiff/naive";
import { leafOf } from "../autodiff/restrict";
import { contributionTo } from "../autodiff/reverse";
import { paramName } from "../autodiff/rule";
import { Graph, type Node } from "../core/node";
import { type Domain, isFault, type Operation } from "../core/operation";
import { shapeOf, sizeOf } from "../core/shape";
import { count, type Tensor } from "../core/tensor";
import { builtFlops } from "../cost/sweep-costs";
import { draw } from "../numeric/random";
import type { Measured } from "../protocol/inquiries";
import { labelOf } from "./adjoint-row";
import type { Study } from "./study";

/** Forming the Jacobian may take so many additions and multiplications: about a second. */
const mostForming = 6e8;
/** Each way is repeated until it has taken so long, in milliseconds; the fastest run counts. */
const longEnough = 25;
const mostRuns = 200;

/** The times, or why there are none; yields between runs. */
export function* measured(
  s: Study,
  key: string,
  values: Values,
  now: () => number,
): Generator<void, Measured | string> {
  const Z = costliest(s, key);
  const operation = Z && s.catalogue.get(Z.op);
  const indices = (Z && s.sent.get(Z.id)?.map((c) => c.index)) ?? [];
  if (!Z || !operation || indices.length === 0) return "No operation of this row is differentiated.";
  const fitting = scaledUse(s, Z, operation, indices, values);
  if (typeof fitting === "string") return fitting;
  const { use, scaled } = fitting;
  const bench = new Bench(use, indices, s);
  yield;
  const rule = yield* fastest(() => bench.rule(), now);
  const start = now();
  const jacobians: Tensor[] = [];
  for (const i of indices) {
    jacobians.push(yield* jacobianColumns(use, i, s.catalogue));
  }
  const forming = now() - start;
  const naive = yield* fastest(() => bench.naive(jacobians), now);
  return { what: labelOf(s, Z), sizes: sizesText(use), scaled, rule, naive, forming, counted: bench.counted };
}

/** Of a row's whole statement, the operation whose dense Jacobians are largest: in `X @ W + b`, the product. */
function costliest(s: Study, key: string): Node | null {
  const own = s.table.rows.filter((row) => row.key === key || (row.name === null && row.key.startsWith(`${key}/`)));
  let best: { node: Node | null; entries: number } = { node: null, entries: 0 };
  for (const { node } of own) {
    const sent = node && s.sent.get(node.id);
    if (!node || !sent) continue;
    const of = (n: Node): number => count(sizeOf(n.shape));
    const entries = of(node) * sent.reduce((sum, c) => sum + of(node.args[c.index] as Node), 0);
    if (entries > best.entries) best = { node, entries };
  }
  return best.node;
}

function* fastest(run: () => unknown, now: () => number): Generator<void, number> {
  let [best, total] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < mostRuns && total < longEnough; i++) {
    const start = now();
    run();
    const time = now() - start;
    best = Math.min(best, time);
    total += time;
    yield;
  }
  return best;
}

/** One use of an operation, in a graph of its own. */
class Bench {
  readonly counted: Measured["counted"];
  private readonly known: Values = new Map();
  private readonly terms: readonly Node[];
  private readonly Zbar: Tensor;

  constructor(
    private readonly use: Application,
    private readonly indices: readonly number[],
    private readonly study: Study,
  ) {
    const { operation, operands, attrs } = use;
    const { catalogue } = study;
    const graph = new Graph();
    const args = operands.map((value, i) => leafOf(graph, value, `operand ${i}`));
    const shape = operation.shape(
      args.map((a) => a.shape),
      attrs,
    );
    if (isFault(shape)) throw new Error(shape.message);
    const Z = graph.add(operation.name, args, attrs, shape, { span: { from: 0, to: 0 }, frames: [], iteration: null });
    this.Zbar = draw("normal", "adjoint", sizeOf(shape));
    const bar = leafOf(graph, this.Zbar, "adjoint");
    for (const node of [...args, Z, bar]) evaluate(node, catalogue, this.known);
    const build = ruleBuilder(graph, catalogue);
    this.terms = indices.flatMap((i) => contributionTo(Z, i, bar, catalogue, build) ?? []);
    const entries = indices.reduce((sum, i) => sum + count(operands[i]?.size ?? []), 0);
    const rule = builtFlops(this.terms, catalogue, new Set(this.known.keys())).size;
    this.counted = { rule, naive: 2 * this.Zbar.data.length * entries };
  }

  /** What the rule adds to all operands, from the value and Z̄. */
  rule(): Tensor[] {
    const values = new Map(this.known);
    return this.terms.map((term) => evaluate(term, this.study.catalogue, values));
  }

  naive(jacobians: readonly Tensor[]): Tensor[] {
    return this.indices.map((i, k) => contract(this.Zbar, jacobians[k] as Tensor, this.use.operands[i]?.size ?? []));
  }
}

/** The row's own operands where their Jacobian fits, else random ones of smaller sizes in the same proportions. */
function scaledUse(
  s: Study,
  Z: Node,
  operation: Operation,
  indices: readonly number[],
  values: Values,
): { use: Application; scaled: boolean } | string {
  const own = Z.args.map((X) => evaluate(X, s.catalogue, values));
  const whole: Application = { operation, operands: own, attrs: Z.attrs };
  if (fits(whole, indices)) return { use: whole, scaled: false };
  for (let factor = 0.9; factor > 0.005; factor *= 0.9) {
    const use = smaller(whole, factor);
    if (use && fits(use, indices)) return { use, scaled: true };
  }
  return "Its dense Jacobian does not fit into memory, and the operation has no smaller form of the same kind.";
}

/** Equal sizes stay equal, so that operands that fit together still do. */
function smaller({ operation, operands, attrs }: Application, factor: number): Application | null {
  const domains = operands.map((_, i): Domain => operation.domain?.[paramName(operation, i)] ?? "normal");
  const less = (n: number): number => (n <= 1 ? n : Math.max(2, Math.round(n * factor)));
  const sizes = operands.map((X) => X.size.map(less));
  const shape = operation.shape(sizes.map(shapeOf), attrs);
  if (isFault(shape) || domains.includes("index")) return null;
  const drawn = sizes.map((size, i) => draw(domains[i] as Exclude<Domain, "index">, `operand ${i}`, size));
  return { operation, operands: drawn, attrs };
}

function fits({ operation, operands, attrs }: Application, indices: readonly number[]): boolean {
  const shapes = operands.map((X) => shapeOf(X.size));
  const shape = operation.shape(shapes, attrs);
  if (isFault(shape)) return false;
  const flops = operation.flops(shapes, shape, attrs).size + count(sizeOf(shape));
  return indices.every((i) => {
    const entries = operands[i]?.data.length ?? 0;
    return entries * count(sizeOf(shape)) <= largestJacobian && 2 * entries * flops <= mostForming;
  });
}

function sizesText({ operands }: Application): string {
  return operands.map((X) => (X.size.length === 0 ? "scalar" : X.size.join("×"))).join(" · ");
}
