/** Random programs: operations of the catalogue chained at random, with operands bent into shape and domain. */

import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { ruleOf } from "../../src/autodiff/rule";
import type { Attrs, Node } from "../../src/core/node";
import type { Domain, Operation, Sample } from "../../src/core/operation";
import { sameSize, shapeOf, sizeOf } from "../../src/core/shape";
import { count, tensor } from "../../src/core/tensor";
import { draw, type Generator, generator, seedOf } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";
import { domainOf, positions, Written } from "./cases";

/** A program with its leaves and its cost. */
export interface Program {
  readonly w: Written;
  readonly leaves: readonly Node[];
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
    const cost = ends
      .map((n, i) => this.w.functional(n, `${this.seed}:${i}`))
      .reduce((sum, term) => this.w.apply("add", [sum, term]));
    return { w: this.w, leaves: this.leaves, cost, values: this.values, listing: this.listing() };
  }

  private operations(): number {
    return this.w.graph.nodes.filter((n) => n.args.length > 0).length;
  }

  /** One more operation on values at hand. What is too large for differences, or nothing but rounding, is left out. */
  private step(): void {
    const operation = this.pick(usable);
    const sample = this.pick(operation.samples);
    const args = sample.args.map((size, i) => this.operand(operation, sample, size, i));
    const Z = this.w.apply(operation.name, args, sample.attrs);
    const { data } = evaluate(Z, catalogue, this.values);
    const largest = data.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
    if (largest > 1e-6 && largest < 50) this.pool.push(Z);
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
      default:
        return this.random.uniform() < 0.3 ? small(1) : X;
    }
  }

  private scaled(X: Node, by: number): Node {
    return by === 1 ? X : this.w.apply("multiply", [this.w.number(by), X]);
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random.uniform() * items.length)] as T;
  }

  private listing(): string {
    const line = (n: Node): string =>
      `  v${n.id} = ${n.op}(${n.args.map((a) => `v${a.id}`).join(", ")})${attrsText(n.attrs)}  ${sizeOf(n.shape).join("×")}`;
    return this.w.graph.nodes.map(line).join("\n");
  }
}

function attrsText(attrs: Attrs): string {
  const plain = Object.entries(attrs).filter(
    ([, v]) => typeof v === "number" || typeof v === "boolean" || Array.isArray(v),
  );
  return plain.length === 0 ? "" : ` {${plain.map(([k]) => k).join(", ")}}`;
}
