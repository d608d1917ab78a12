/** Undeclared inputs during one trace: the values that stand in for them, and what the program turns out to ask of them. */

import { constant, type Dim, namesIn, one, quotientsIn, sameDim, substitute, symbol } from "../../core/dim";
import { type Attr, type Attrs, isDim, isTensor, type Node } from "../../core/node";
import { type Fault, isFault, type Operation } from "../../core/operation";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Tensor } from "../../core/tensor";
import type { Demand, Guesses } from "./demands";
import type { DimTable } from "./dims";
import type { Guess } from "./guesses";
import { unequal } from "./misfits";
import { Provenance } from "./provenance";
import { Stretching } from "./stretching";

/** A second set of sizes: where two sizes agree only by accident, it tells them apart. */
const otherSizes = [101, 223, 347, 479, 613, 751, 887, 1031, 1163, 1303, 1447, 1597];

/** The recorder of one trace. */
export class Assumed {
  readonly demands: Demand[] = [];
  /** How often the loops under way turn, outermost first. */
  readonly turns: Dim[] = [];
  /** Which inputs nodes come from. */
  readonly from = new Provenance();
  /** What operators stretched. */
  readonly stretching: Stretching;
  private readonly others = new Map<string, Dim>();
  private readonly replaced = new WeakMap<Dim, Dim>();

  constructor(
    readonly guesses: Guesses,
    private readonly dims: DimTable,
    /** Whether this trace only looks for demands. */
    readonly quiet: boolean,
  ) {
    this.stretching = new Stretching(this.from, guesses, quiet, (demand) => this.ask(demand));
  }

  /** A guessed size as this trace knows it. */
  dim(d: Dim): Dim {
    return substitute(d, (name) => this.dims.declare(name, "assumed", this.guesses.sizes.get(name) ?? 0));
  }

  /** `f(*x)`: the items of an input are arguments with these names. */
  takenApart(node: Node, names: readonly string[], span: Span): void {
    const input = this.from.inputOf(node);
    if (input !== null && names.length > 0) this.ask({ kind: "tuple", input, paths: names, span });
  }

  /** An input turns out to be a cell, or an array of structs. */
  items(input: string, of: "cell" | "list", count: number, span: Span): void {
    this.ask({ kind: "items", input, of, count, span });
  }

  /** The inputs whose shape has these sizes. */
  withShape(shape: Shape): string | null {
    if (shape.length === 0) return null;
    for (const [path, guess] of this.guesses.inputs) if (this.hasShape(guess, shape)) return path;
    return null;
  }

  private hasShape(guess: Guess | undefined, shape: Shape): boolean {
    if (guess?.kind !== "array" || guess.shape.length !== shape.length) return false;
    return guess.shape.every((d, i) => sameDim(this.dim(d), shape[i] ?? one));
  }

  ask(demand: Demand): void {
    if (this.demands.length < 400) this.demands.push(demand);
  }

  /** Two sizes that do not fit. */
  equal(a: Dim, b: Dim, args: readonly Node[], span: Span, ofEntries = false): void {
    if ([a, b].some((d) => this.shared(d, span))) return;
    const direct = args.flatMap((n) => this.from.turnedInput(n) ?? []);
    const inputs = [...new Set([...direct, ...args.flatMap((n) => [...this.from.inputsBehind(n)])])];
    if (this.guessed(a) || this.guessed(b) || inputs.length > 0)
      this.ask({ kind: "equal", ofEntries, a, b, inputs, shapes: args.map((n) => n.shape), span });
  }

  /** A part ⌊D/2⌋ of a size that is to fit something else: D is meant to be shared out evenly. */
  private shared(d: Dim, span: Span): boolean {
    for (const [whole, by] of quotientsIn(d)) if (this.multiple(this.known(whole), this.known(by), span)) return true;
    return false;
  }

  /** A size as this trace knows it. */
  private known(d: Dim): Dim {
    return substitute(d, (name) => this.dims.declare(name, "assumed"));
  }

  /** One number is needed: inputs of the shape that is there instead are single numbers. */
  single(node: Node, span: Span): void {
    for (const input of node.shape.length > 0 ? this.from.inputsBehind(node) : [])
      if (this.hasShape(this.guesses.inputs.get(input), node.shape)) this.ask({ kind: "scalar", input, span });
  }

  /** Numbers and arrays side by side in a list: what makes arrays of some of them are to be numbers. */
  unlike(items: readonly Node[], span: Span): void {
    if (items.every((n) => n.shape.length > 0)) return;
    for (const node of items) this.single(node, span);
  }

  /** An operation refused its operands. */
  misfit(fault: Fault, args: readonly Node[], span: Span): void {
    const [a, b] = unequal(fault, args) ?? [];
    if (a && b) {
      if (fault.larger) this.atLeast(a, b, "value", span);
      else this.equal(a, b, args, span, fault.counts !== undefined);
      return;
    }
    for (const node of args) {
      const input = this.from.inputOf(node);
      if (input !== null && node.shape.length < 4) this.ask({ kind: "rank", input, rank: node.shape.length + 1, span });
    }
  }

  /** Where operands fit, whether they do so only by accident. */
  accident(operation: Operation, args: readonly Node[], attrs: Attrs, span: Span): void {
    if (!args.some((n) => n.shape.some((d) => namesIn(d).size > 0))) return;
    const shapes = args.map((n) => n.shape.map((d) => this.other(d)));
    const again = operation.shape(shapes, this.otherAttrs(attrs));
    const [a, b] = (isFault(again) ? unequal(again, args) : null) ?? [];
    if (a && b && !sameDim(a, b)) this.equal(a, b, args, span);
  }

  /** Arrays that are computed have entries. */
  filled(shape: Shape, span: Span): void {
    for (const d of shape) if (d.size < 1 && namesIn(d).size > 1) this.atLeast(d, constant(2), "entries", span);
  }

  /** A number that is needed as a size, index or bound. */
  whole(node: Node, span: Span): void {
    const input = this.from.inputOf(node);
    if (input !== null) {
      this.ask({ kind: "whole", input, span });
      return;
    }
    const moved = this.movedInput(node);
    if (moved !== null) {
      this.ask({ kind: "whole", input: moved, span });
      return;
    }
    if (this.quotient(node, span)) return;
    const list = this.from.wholeOf(node);
    const held = list === null ? undefined : this.guesses.inputs.get(list);
    if (list !== null && held?.kind === "array" && held.shape.length > 0 && !held.positions) {
      this.ask({ kind: "sizes", input: list, span });
      return;
    }
    for (const leaf of this.from.inputsBehind(node)) {
      const guess = this.guesses.inputs.get(leaf);
      if (guess?.kind !== "array") continue;
      if (guess.shape.length === 0) this.ask({ kind: "whole", input: leaf, span });
      // `mu[3 + 2*ids[k]]`
      else if (!guess.positions && guess.shape.length === 1 && this.isEntryOf(node, leaf))
        this.ask({ kind: "positions", input: leaf, below: null, base: 0, span });
    }
  }

  /** The input that a node is but for numbers added or multiplied: `ncat - 1`. */
  private movedInput({ op, args }: Node): string | null {
    if (!/^(?:add|subtract|multiply)$/.test(op)) return null;
    const [input, ...more] = args.filter((a) => a.op !== "constant");
    return input && more.length === 0 ? (this.from.inputOf(input) ?? this.movedInput(input)) : null;
  }

  /** Whether a number is computed from single entries of an input and nothing else. */
  private isEntryOf(node: Node, input: string): boolean {
    if (node.op === "constant" || node.op === "extent") return true;
    if (this.from.wholeOf(node) === input) return true;
    return /^(?:add|subtract|multiply)$/.test(node.op) && node.args.every((a) => this.isEntryOf(a, input));
  }

  /** A size has to be so many times another; whether that can be asked for. */
  multiple(size: Dim, of: Dim, span: Span): boolean {
    if (this.guessed(size)) this.ask({ kind: "multiple", size, of, span });
    return this.guessed(size);
  }

  /** The quotient of two sizes is needed as a whole number. */
  private quotient(node: Node, span: Span): boolean {
    const [a, b] = node.op === "divide" ? node.args.map(dimIn) : [];
    return a && b ? this.multiple(a, b, span) : false;
  }

  /** A size is computed with quotients, which are to be whole: `r + 2*((w - 1)/2)`. */
  quotients(node: Node, span: Span): void {
    if (!this.quiet) return;
    this.quotient(node, span);
    if (/^(?:add|subtract|multiply)$/.test(node.op)) for (const arg of node.args) this.quotients(arg, span);
  }

  /** Whether a node is an input of one number, of which nothing says that it is whole. */
  isNumber(node: Node): boolean {
    const guess = this.guesses.inputs.get(this.from.inputOf(node) ?? "");
    return guess?.kind === "array" && guess.shape.length === 0 && guess.positions === null;
  }

  /** A single number is needed. */
  scalar(node: Node, span: Span): void {
    const input = this.from.inputOf(node);
    if (input !== null) this.ask({ kind: "scalar", input, span });
  }

  /** A position lies outside of an axis. */
  atLeast(size: Dim, needed: Dim, by: (Demand & { kind: "atLeast" })["by"], span: Span): void {
    const turns = by === "loop" || by === "text" ? { turns: [...this.turns] } : {};
    if (this.guessed(size)) this.ask({ kind: "atLeast", size, needed, by, span, ...turns });
  }

  /** An input, or what has its shape, needs more axes. */
  rank(node: Node, rank: number, span: Span): void {
    const like = this.withShape(node.shape);
    const behind = this.from.inputsBehind(node);
    const input = this.from.inputOf(node) ?? (like !== null && (behind.size === 0 || behind.has(like)) ? like : null);
    if (input !== null) this.ask({ kind: "rank", input, rank, span });
    const source = input === null ? this.timesVector(node) : null;
    const own = source === null ? undefined : this.guesses.inputs.get(source);
    if (source !== null && own?.kind === "array")
      this.ask({ kind: "rank", input: source, rank: own.shape.length + rank - node.shape.length, span });
  }

  /** A number stands where an array is needed: the input that it is, or an entry of, has one axis more. */
  entry(node: Node, span: Span): void {
    const input = this.from.wholeOf(node);
    const guess = input === null ? undefined : this.guesses.inputs.get(input);
    if (input !== null && guess?.kind === "array" && guess.shape.length < 4)
      this.ask({ kind: "rank", input, rank: guess.shape.length + 1, span });
  }

  /** The left side of a product with a vector, entry by entry functions aside: an input that brings its axes. */
  private timesVector({ op, args, shape }: Node): string | null {
    if (op === "matvec" || op === "vecmat") return args[0] ? this.from.inputOf(args[0]) : null;
    const same = args.filter((a) => a.shape.length === shape.length && this.from.inputOf(a) === null);
    return same.length === 1 && same[0] ? this.timesVector(same[0]) : null;
  }

  /** The sizes of an input are taken apart into so many names. */
  unpacked(shape: Shape, rank: number, span: Span): void {
    const input = this.withShape(shape);
    if (input !== null) this.ask({ kind: "rank", input, rank, span });
  }

  /** A single position of an axis is taken, by number inside of a loop or by name outside of one; both count from 1. */
  reached(size: Dim, position: Dim, isLoop: boolean, span: Span): void {
    const says = isLoop ? position.size > 2 : namesIn(position).size > 0;
    if (this.quiet && says && this.guessed(size)) this.ask({ kind: "reached", size, position, span });
  }

  /** The number of positions among which the entries of an input are. */
  placesOf(node: Node): Dim | null {
    const guess = this.guesses.inputs.get(this.from.turnedInput(node) ?? "");
    return guess?.kind === "array" && guess.positions ? this.dim(guess.positions.below) : null;
  }

  /** Entries are needed as positions. */
  positions(node: Node, below: Dim | null, base: 0 | 1, span: Span): void {
    for (const input of this.from.inputsBehind(node)) {
      const guess = this.guesses.inputs.get(input);
      if (guess?.kind === "array" && guess.positions === null)
        this.ask({ kind: "positions", input, below, base, span });
    }
  }

  /** The file calls a size by a name. */
  named(d: Dim, name: string, span: Span): void {
    const [only, ...more] = namesIn(d);
    if (only === undefined || more.length > 0 || d.monomials.size !== 1 || /^[_~]+$/.test(name)) return;
    if (this.guesses.sizes.has(only) && sameDim(d, symbol(only, 0))) this.ask({ kind: "name", size: only, name, span });
  }

  /** Whether a size is not declared. */
  guessed(d: Dim): boolean {
    return [...namesIn(d)].some((n) => this.guesses.sizes.has(n));
  }

  private other(d: Dim): Dim {
    const known = this.replaced.get(d) ?? this.replace(d);
    this.replaced.set(d, known);
    return known;
  }

  private replace(d: Dim): Dim {
    return substitute(d, (name) => {
      const known = this.others.get(name);
      if (known) return known;
      const made = symbol(name, otherSizes[this.others.size] ?? 1700 + 97 * this.others.size);
      this.others.set(name, made);
      return made;
    });
  }

  private otherAttrs(attrs: Attrs): Attrs {
    const map = (a: Attr): Attr => (isDim(a) ? this.other(a) : Array.isArray(a) ? a.map(map) : a);
    return Object.fromEntries(Object.entries(attrs).map(([k, v]) => [k, map(v)]));
  }
}

/** The size a number in a graph is. */
function dimIn({ op, attrs }: Node): Dim | null {
  if (isDim(attrs.dim ?? null)) return attrs.dim as Dim;
  const value = op === "constant" && isTensor(attrs.value ?? null) ? (attrs.value as Tensor).data[0] : undefined;
  return value !== undefined && Number.isInteger(value) && value > 0 ? constant(value) : null;
}
