/** Random programs: operations of the catalogue chained at random, with operands bent into shape and domain. */

import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { ruleOf } from "../../src/autodiff/rule";
import { type Attr, type Attrs, isDim, isTensor, type Node } from "../../src/core/node";
import type { Domain, Operation, Sample } from "../../src/core/operation";
import { sameSize, shapeOf, sizeOf } from "../../src/core/shape";
import { count, tensor } from "../../src/core/tensor";
import { draw, type Generator, generator, seedOf } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";
import { domainOf, positions, Written } from "./cases";
import { framed } from "./shrink";

/** A program with its leaves and its cost. */
export interface Program {
  readonly w: Written;
  readonly leaves: readonly Node[];
  /** The results that the cost is made of. */
  readonly ends: readonly Node[];
  /** Its values in order, without what only makes a cost out of the ends or belongs to rules. */
  readonly body: readonly Node[];
  readonly cost: Node;
  readonly values: Values;
  /** One line per operation. */
  readonly listing: string;
}

const usable = [...catalogue.values()].filter(
  (o) => o.samples.length > 0 && o.params.some((_, i) => ruleOf(o, i) !== null),
);

/** The program of a seed: `least` to `most` operations. */
export function randomProgram(seed: number, least: number, most: number): Program {
  return new Author(seed).program(least, most);
}

class Author {
  private readonly w = new Written();
  private readonly values: Values = new Map();
  private readonly leaves: Node[] = [];
  private readonly pool: Node[] = [];
  private readonly random: Generator;

  constructor(private readonly seed: number) {
    this.random = generator(seedOf(`program ${seed}`));
  }

  program(least: number, most: number): Program {
    const target = least + Math.floor(this.random.uniform() * (most - least + 1));
    for (let tries = 0; this.operations() < target && tries < 10 * most; tries++) this.step();
    const used = new Set(this.w.graph.nodes.flatMap((n) => n.args.map((a) => a.id)));
    const unused = this.pool.filter((n) => n.args.length > 0 && !used.has(n.id));
    const ends = unused.length > 0 ? unused : this.pool.slice(-1);
    return framed(this.w, this.leaves, ends);
  }

  private operations(): number {
    return this.w.graph.nodes.filter((n) => n.args.length > 0).length;
  }

  /** One more operation on values at hand. What sits on an edge, is too large for differences or nothing but rounding is left out. */
  private step(): void {
    const operation = this.pick(usable);
    const sample = this.pick(operation.samples);
    const args = sample.args.map((size, i) => this.operand(operation, sample, size, i));
    const Z = this.w.apply(operation.name, args, sample.attrs);
    if (this.onEdge(operation, args, Z)) return;
    const { data } = evaluate(Z, catalogue, this.values);
    const largest = data.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
    // A pole, such as the cube root's at 0, has no slope that differences could find.
    const edge = operation.edge?.(
      args.map((a) => evaluate(a, catalogue, this.values)),
      { size: sizeOf(Z.shape), data },
      sample.attrs ?? {},
    );
    if (largest > 1e-6 && largest < 50 && !edge) this.pool.push(Z);
  }

  /** Differences say nothing about a kink, a tie or a pole. */
  private onEdge(operation: Operation, args: readonly Node[], Z: Node): boolean {
    const value = (n: Node) => evaluate(n, catalogue, this.values);
    return (operation.edge?.(args.map(value), value(Z), Z.attrs) ?? null) !== null;
  }

  private operand(operation: Operation, sample: Sample, size: readonly number[], i: number): Node {
    const domain = domainOf(operation, i);
    const seed = `${this.seed}:${this.w.graph.nodes.length}`;
    if (domain === "index") return this.w.leaf(positions(size, sample.below?.[i] ?? 1, seed), seed);
    if (domain === "mask") return this.w.leaf(draw("mask", seed, size), seed);
    return this.within(this.sized(size), domain);
  }

  /** A value of this size: one at hand, one bent into it, or a new leaf. */
  private sized(size: readonly number[]): Node {
    const shape = shapeOf(size);
    const fitting = this.pool.filter((n) => sameSize(n.shape, shape));
    const last = this.pool[this.pool.length - 1];
    const dice = this.random.uniform();
    if (fitting.length > 0 && dice < 0.6) return this.pick(fitting);
    if (last && dice < 0.9) return this.bent(last, size);
    const seed = `leaf ${this.seed}:${this.leaves.length}`;
    const leaf = this.w.leaf(draw("normal", seed, size), seed);
    this.leaves.push(leaf);
    this.pool.push(leaf);
    return leaf;
  }

  /** As many entries as are needed, repeated from the start where there are too few. */
  private bent(X: Node, size: readonly number[]): Node {
    const [have, want] = [count(sizeOf(X.shape)), count(size)];
    const flat = this.w.apply("reshape", [X], { shape: shapeOf([have]), order: "C" });
    const at = tensor(
      [want],
      Array.from({ length: want }, (_, i) => i % have),
    );
    const long =
      have === want ? flat : this.w.apply("take", [flat, this.w.apply("constant", [], { value: at })], { axis: 0 });
    return this.w.apply("reshape", [long], { shape: shapeOf(size), order: "C" });
  }

  /** The value mapped smoothly into a domain. */
  private within(X: Node, domain: Domain): Node {
    const small = (by: number): Node => this.scaled(this.w.apply("tanh", [X]), by);
    const n = X.shape[X.shape.length - 1]?.size ?? 1;
    const diagonal = (by: number): Node =>
      this.w.apply("constant", [], {
        value: tensor(
          [n, n],
          Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? by : 0)),
        ),
      });
    switch (domain) {
      case "positive":
        return this.w.apply("add", [this.w.apply("square", [small(1)]), this.w.number(0.5)]);
      case "unit":
        return small(0.8);
      case "fraction":
        return this.w.apply("add", [small(0.4), this.w.number(0.5)]);
      case "above1":
        return this.w.apply("add", [this.w.apply("square", [small(1)]), this.w.number(1.5)]);
      case "regular":
        return this.w.apply("add", [small(0.5 / n), diagonal(1.5)]);
      case "spd": {
        const A = small(1 / n);
        return this.w.apply("add", [this.w.apply("matmul", [A, this.w.apply("transpose", [A])]), diagonal(0.5)]);
      }
      case "spread":
        return this.w.apply("add", [small(0.15), this.ladder(X)]);
      case "symmetric": {
        const A = small(0.15);
        return this.w.apply("add", [this.w.apply("add", [A, this.w.apply("transpose", [A])]), this.ladder(X)]);
      }
      default:
        return this.random.uniform() < 0.3 ? small(1) : X;
    }
  }

  /** 1, 2, 3 … on the diagonal. */
  private ladder(X: Node): Node {
    const [m, n] = X.shape.slice(-2).map((d) => d.size) as [number, number];
    const data = Array.from({ length: m * n }, (_, at) => (Math.floor(at / n) === at % n ? 1 + (at % n) : 0));
    return this.w.apply("constant", [], { value: tensor([m, n], data) });
  }

  private scaled(X: Node, by: number): Node {
    return by === 1 ? X : this.w.apply("multiply", [this.w.number(by), X]);
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random.uniform() * items.length)] as T;
  }
}

/** One line per operation. */
export function listing(w: Written): string {
  const line = (n: Node): string =>
    `  v${n.id} = ${n.op}(${n.args.map((a) => `v${a.id}`).join(", ")})${attrsText(n.attrs)}  ${sizeOf(n.shape).join("×") || "scalar"}`;
  return w.graph.nodes.map(line).join("\n");
}

function attrsText(attrs: Attrs): string {
  const shown = Object.entries(attrs).flatMap(([k, v]) => {
    const text = attrText(v);
    return k === "seed" || k === "distribution" || text === null ? [] : [`${k} ${text}`];
  });
  return shown.length === 0 ? "" : ` {${shown.join(", ")}}`;
}

function attrText(a: Attr): string | null {
  if (Array.isArray(a)) return `[${a.map((x) => attrText(x) ?? "…").join(" ")}]`;
  if (isDim(a)) return String(a.size);
  if (isTensor(a))
    return a.data.length <= 12 ? `[${[...a.data].map((x) => Number(x.toPrecision(4))).join(" ")}]` : null;
  return a === null ? null : String(a);
}
