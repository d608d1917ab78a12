/** The samples of every declaration, with entries drawn and nodes built: what an operation's tests are derived from. */

import { reverse, type Sweep } from "../../src/autodiff/reverse";
import { paramName } from "../../src/autodiff/rule";
import { type Attr, type Attrs, Graph, isDim, isTensor, type Node, type Origin } from "../../src/core/node";
import { type Builder, type Domain, isFault, type Operation, type Sample } from "../../src/core/operation";
import { shapeOf } from "../../src/core/shape";
import { count, type Tensor, tensor } from "../../src/core/tensor";
import { draw, generator, seedOf } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";

/** Nodes made by the tests stand for text, so that nothing takes them apart. */
export const written: Origin = { span: { from: 0, to: 0 }, frames: [], iteration: null };

/** One sample of one operation. */
export interface Case {
  readonly operation: Operation;
  readonly sample: Sample;
  /** `take 4×3, 5 (axis 0)` */
  readonly title: string;
  readonly operands: readonly Tensor[];
}

/** Every sample of every operation. Only what is opaque by definition has none. */
export function allCases(): Case[] {
  return [...catalogue.values()].flatMap((operation) =>
    operation.samples.map((sample, i) => ({
      operation,
      sample,
      title: titleOf(operation, sample),
      operands: sample.args.map((size, arg) => operand(operation, sample, size, arg, `${operation.name}#${i}.${arg}`)),
    })),
  );
}

/** Where the entries of operand `arg` are drawn from. */
export function domainOf(operation: Operation, arg: number): Domain {
  return operation.domain?.[paramName(operation, arg)] ?? "normal";
}

/** Whether operand `arg` is a symmetric matrix, so that a change of an entry changes its mirror image too. */
export function isSymmetric(operation: Operation, arg: number): boolean {
  return ["spd", "symmetric"].includes(domainOf(operation, arg));
}

function operand(operation: Operation, sample: Sample, size: readonly number[], arg: number, seed: string): Tensor {
  const domain = domainOf(operation, arg);
  return domain === "index" ? positions(size, sample.below?.[arg] ?? 1, seed) : draw(domain, seed, size);
}

/** Whole numbers from 0, below `below`. */
export function positions(size: readonly number[], below: number, seed: string): Tensor {
  const { uniform } = generator(seedOf(seed));
  return tensor(
    size,
    Array.from({ length: count(size) }, () => Math.floor(uniform() * below)),
  );
}

function titleOf(operation: Operation, sample: Sample): string {
  const sizes = sample.args.map((size) => (size.length === 0 ? "scalar" : size.join("×")));
  const attrs = Object.entries(sample.attrs ?? {}).map(([name, value]) => `${name} ${attrText(value)}`);
  return [operation.name, sizes.join(", "), attrs.length > 0 ? `(${attrs.join(", ")})` : ""].filter(Boolean).join(" ");
}

function attrText(a: Attr): string {
  if (Array.isArray(a)) return a.length === 0 ? "[]" : `[${a.map(attrText).join(" ")}]`;
  if (isDim(a)) return String(a.size);
  return isTensor(a) ? `[${a.data.join(" ")}]` : String(a);
}

/** Nodes of a graph, built as the text of a file builds them. */
export class Written implements Builder {
  readonly graph = new Graph();

  apply(op: string, args: readonly Node[], attrs: Attrs = {}): Node {
    const operation = catalogue.get(op) as Operation;
    const shape = operation.shape(
      args.map((a) => a.shape),
      attrs,
    );
    if (isFault(shape)) throw new Error(`${op}: ${shape.message}`);
    return this.graph.add(op, args, attrs, shape, written);
  }

  number(value: number): Node {
    return this.apply("constant", [], { value: tensor([], [value]) });
  }

  /** A leaf that holds these entries. */
  leaf(value: Tensor, seed = "leaf"): Node {
    return this.apply("input", [], { shape: shapeOf(value.size), data: value, seed, distribution: "normal" });
  }

  /** Σ R ⊙ Z with random R: a cost that no mistake in an entry of Z̄ can hide from. */
  functional(Z: Node, seed: string): Node {
    const size = Z.shape.map((d) => d.size);
    const weighted = this.apply("multiply", [this.leaf(draw("normal", seed, size), seed), Z]);
    return size.length === 0 ? weighted : this.apply("sum", [weighted], { axes: size.map((_, i) => i), keep: false });
  }

  sweep(cost: Node, variables: readonly Node[]): Sweep {
    return reverse(this.graph, catalogue, cost, (leaf) => variables.includes(leaf));
  }
}

/** The operands of a case as leaves, the result, and Σ R ⊙ Z. */
export function build(c: Case): { w: Written; args: Node[]; Z: Node; cost: Node } {
  const w = new Written();
  const args = c.operands.map((value, i) => w.leaf(value, `operand ${i}`));
  const Z = w.apply(c.operation.name, args, c.sample.attrs);
  return { w, args, Z, cost: w.functional(Z, c.title) };
}
