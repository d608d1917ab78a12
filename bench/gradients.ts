/** Forward and backward over forward, for graphs as files give them, every value in an arena (target 8). */

import { missing } from "../src/autodiff/evaluate";
import { reverse } from "../src/autodiff/reverse";
import { type Attrs, Graph, type Node, type Origin } from "../src/core/node";
import { isFault, type Operation } from "../src/core/operation";
import { shapeOf, sizeOf } from "../src/core/shape";
import { count, type Tensor, tensor, zeros } from "../src/core/tensor";
import { type Arena, roomFor, useArithmetic } from "../src/numeric/arena";
import { catalogue } from "../src/ops";
import { arenaOf, normals } from "./matrices";
import { race, ratio } from "./race";
import { type Finding, report } from "./targets";

const written: Origin = { span: { from: 0, to: 0 }, frames: [], iteration: null };

/** Prints target 8, and how much memory the values take (target 12). */
export function gradients(): void {
  useArithmetic("strict");
  report("Gradients (forward and backward over forward)", [
    ...measured("MLP 256×784→256→256→10", mlp(), 2.4, 3.2),
    ...measured("Gaussian process, n = 200", gaussianProcess(), 2.5, null),
    ...measured("500×(10×10 product, tanh)", chain(), 2.6, null),
  ]);
}

/** A graph with values for its leaves. */
class Model {
  readonly graph = new Graph();
  readonly values = new Map<number, Tensor>();
  readonly parameters: Node[] = [];

  apply(op: string, args: readonly Node[], attrs: Attrs = {}): Node {
    const operation = catalogue.get(op) as Operation;
    const shape = operation.shape(
      args.map((a) => a.shape),
      attrs,
    );
    if (isFault(shape)) throw new Error(`${op}: ${shape.message}`);
    return this.graph.add(op, args, attrs, shape, written);
  }

  given(value: Tensor): Node {
    const node = this.graph.add("input", [], { id: this.graph.nodes.length }, shapeOf(value.size), written);
    this.values.set(node.number, value);
    return node;
  }

  parameter(value: Tensor): Node {
    const node = this.given(value);
    this.parameters.push(node);
    return node;
  }

  number(value: number): Node {
    return this.given(tensor([], [value]));
  }
}

interface Task {
  readonly m: Model;
  readonly cost: Node;
}

function mlp(): Task {
  const m = new Model();
  let h = m.given(normals(256, 784));
  const widths = [784, 256, 256, 10];
  for (let i = 1; i < widths.length; i++) {
    const [from, to] = [widths[i - 1] as number, widths[i] as number];
    const W = m.parameter({ ...normals(from, to), data: normals(from, to).data.map((w) => w / Math.sqrt(from)) });
    const a = m.apply("add", [m.apply("matmul", [h, W]), m.parameter(normals(to))]);
    h = i < 3 ? m.apply("tanh", [a]) : a;
  }
  const rest = m.apply("subtract", [h, m.given(normals(256, 10))]);
  return { m, cost: m.apply("sum", [m.apply("square", [rest])], { axes: [0, 1], keep: false }) };
}

function gaussianProcess(n = 200): Task {
  const m = new Model();
  const points = normals(n, 3).data;
  const distances = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return [0, 1, 2].reduce((s, d) => s + ((points[3 * i + d] as number) - (points[3 * j + d] as number)) ** 2, 0);
  });
  const [length, size, noise] = [1, 1.3, 0.4].map((v) => m.parameter(tensor([], [v]))) as [Node, Node, Node];
  const scaled = m.apply("divide", [m.given(tensor([n, n], distances)), m.apply("square", [length])]);
  const smooth = m.apply("exp", [m.apply("multiply", [m.number(-0.5), scaled])]);
  const eye = m.given(
    tensor(
      [n, n],
      Float64Array.from({ length: n * n }, (_, i) => Number(i % (n + 1) === 0)),
    ),
  );
  const signal = m.apply("multiply", [m.apply("square", [size]), smooth]);
  const K = m.apply("add", [signal, m.apply("multiply", [m.apply("square", [noise]), eye])]);
  const L = m.apply("chol", [K]);
  const y = m.given(normals(n, 1));
  const z = m.apply("solve", [L, y]);
  const fit = m.apply("sum", [m.apply("square", [z])], { axes: [0, 1], keep: false });
  const logs = m.apply("sum", [m.apply("log", [m.apply("diag", [L], { offset: 0 })])], { axes: [0], keep: false });
  return { m, cost: m.apply("add", [m.apply("multiply", [m.number(0.5), fit]), logs]) };
}

function chain(): Task {
  const m = new Model();
  let h = m.given(normals(10, 10));
  for (let i = 0; i < 500; i++) {
    const W = m.parameter(
      tensor(
        [10, 10],
        normals(10, 10).data.map((w) => 0.4 * w),
      ),
    );
    h = m.apply("tanh", [m.apply("matmul", [h, W])]);
  }
  return { m, cost: m.apply("sum", [h], { axes: [0, 1], keep: false }) };
}

function measured(what: string, { m, cost }: Task, parameters: number, all: number | null): Finding[] {
  const sweep = reverse(m.graph, catalogue, cost, (leaf) => leaf.op === "input");
  const own = reverse(m.graph, catalogue, cost, (leaf) => m.parameters.includes(leaf));
  const bars = (nodes: readonly Node[], from: typeof sweep) =>
    nodes.flatMap((node) => from.adjoints.get(node.id)?.node ?? []);
  const forward = plan(m, [cost]);
  const gradient = plan(m, [cost, ...bars(m.parameters, own)]);
  const every = plan(m, [cost, ...bars(sweep.order, sweep)]);
  const times = race({ forward, gradient, every }, 60);
  const findings: Finding[] = [
    { target: 8, what: `${what}, parameters`, measured: ratio(times, "gradient", "forward"), bound: ["≤", parameters] },
  ];
  if (all !== null) {
    findings.push({
      target: 8,
      what: `${what}, all values`,
      measured: ratio(times, "every", "forward"),
      bound: ["≤", all],
    });
  }
  return findings;
}

/** What computes the targets, every value into an array of its own that was taken beforehand. */
function plan(m: Model, targets: readonly Node[]): () => void {
  const order = missing(targets, (node) => m.values.has(node.number));
  const bytes = [...m.values.values()].reduce((sum, t) => sum + roomFor(t.data.length), 0);
  const arena = arenaOf(order.reduce((sum, node) => sum + roomFor(count(sizeOf(node.shape))), bytes));
  const values = new Map([...m.values].map(([number, t]) => [number, arena.place(t)]));
  const steps = order.map((node) => stepOf(node, arena, values));
  return () => {
    for (const step of steps) step();
  };
}

function stepOf(node: Node, arena: Arena, values: Map<number, Tensor>): () => void {
  const operation = catalogue.get(node.op) as Operation;
  const size = sizeOf(node.shape);
  const out = arena.take(count(size)) ?? zeros(size).data;
  const args = node.args.map((a) => values.get(a.number) as Tensor);
  const own = { size, data: out };
  values.set(node.number, own);
  return () => {
    const Z = operation.kernel(args, node.attrs, size, out);
    if (Z.data !== out) out.set(Z.data);
  };
}
