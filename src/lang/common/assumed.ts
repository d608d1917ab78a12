/** Undeclared inputs during one trace: the values that stand in for them, and what the program turns out to ask of them. */

import { constant, type Dim, namesIn, one, quotientsIn, sameDim, substitute, symbol } from "../../core/dim";
import { type Attr, type Attrs, isDim, isTensor, type Node } from "../../core/node";
import { type Fault, isFault, type Operation } from "../../core/operation";
import { type Shape, sizeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { count, type Tensor } from "../../core/tensor";
import type { DimTable } from "./dims";
import { type Form, type Guess, isBias, isData, isStretchable } from "./guesses";

/** Something the program asks of the inputs, and where. */
export type Demand = DemandKind & { readonly span: Span };

type DemandKind =
  | EqualSizes
  /** A size is no less than another, which was written, reached by a loop, computed from values, or needed to have entries at all. */
  | {
      readonly kind: "atLeast";
      readonly size: Dim;
      readonly needed: Dim;
      /** How often the loops around it turn. */
      readonly turns?: readonly Dim[];
      readonly by: "text" | "loop" | "value" | "entries";
    }
  /** A loop took single positions of an axis up to this one, or the text did by name. */
  | { readonly kind: "reached"; readonly size: Dim; readonly position: Dim }
  /** A size is so many times another. */
  | { readonly kind: "multiple"; readonly size: Dim; readonly of: Dim }
  /** An input has this many axes, or more. */
  | { readonly kind: "rank"; readonly input: string; readonly rank: number }
  /** An input has a form that follows from what it is added to. */
  | { readonly kind: "form"; readonly input: string; readonly form: Form }
  /** An input is a whole number. */
  | { readonly kind: "whole"; readonly input: string }
  /** An input is a single number. */
  | { readonly kind: "scalar"; readonly input: string }
  /** The entries of an input are positions; `below` is `null` where nothing but they says how many there are. */
  | { readonly kind: "positions"; readonly input: string; readonly below: Dim | null; readonly base: 0 | 1 }
  /** The entries of an input are sizes. */
  | { readonly kind: "sizes"; readonly input: string }
  /** The file gives a size a name. */
  | { readonly kind: "name"; readonly size: string; readonly name: string }
  | { readonly kind: "field"; readonly input: string; readonly key: string; readonly path: string }
  | { readonly kind: "tuple"; readonly input: string; readonly paths: readonly string[] }
  /** An input is a cell or an array of structs, with this many items or more. */
  | { readonly kind: "items"; readonly input: string; readonly of: "cell" | "list"; readonly count: number };

/** Two sizes are equal. `inputs` are the inputs the operands come from, the operands themselves first. */
interface EqualSizes {
  readonly kind: "equal";
  /** They count the entries of whole arrays. */
  readonly ofEntries: boolean;
  readonly a: Dim;
  readonly b: Dim;
  readonly inputs: readonly string[];
  readonly shapes: readonly Shape[];
}

/** All guesses of one trace, by input; `hyp.cov` for a field. */
export interface Guesses {
  readonly inputs: ReadonlyMap<string, Guess>;
  /** Sizes that are not declared, with the least number each may stand for. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** A second set of sizes: where two sizes agree only by accident, it tells them apart. */
const otherSizes = [101, 223, 347, 479, 613, 751, 887, 1031, 1163, 1303, 1447, 1597];

/** The recorder of one trace. */
export class Assumed {
  readonly demands: Demand[] = [];
  /** Inputs that were stretched over something larger, neither numbers nor of its rank, with the number of axes that would fit. */
  readonly stretches = new Map<string, number>();
  /** How often the loops under way turn, outermost first. */
  readonly turns: Dim[] = [];
  private readonly inputs = new Map<number, string>();
  private readonly owners = new WeakMap<object, string>();
  private readonly others = new Map<string, Dim>();
  private readonly replaced = new WeakMap<Dim, Dim>();

  constructor(
    readonly guesses: Guesses,
    private readonly dims: DimTable,
    /** Whether this trace only looks for demands. */
    readonly quiet: boolean,
  ) {}

  /** A guessed size as this trace knows it. */
  dim(d: Dim): Dim {
    return substitute(d, (name) => this.dims.declare(name, "assumed", this.guesses.sizes.get(name) ?? 0));
  }

  /** Notes that a node stands for an input. */
  standsFor(node: Node, input: string): void {
    this.inputs.set(node.id, input);
  }

  /** Notes that a struct or dictionary stands for an input. */
  owns(object: object, input: string): void {
    this.owners.set(object, input);
  }

  /** The input a node is, under whatever name. */
  inputOf(node: Node): string | null {
    const own = this.inputs.get(node.id);
    if (own !== undefined) return own;
    return node.op === "identity" && node.args[0] ? this.inputOf(node.args[0]) : null;
  }

  /** The input a node is but for a single number. */
  private scaledInput(node: Node): string | null {
    const [array, ...more] = /^(?:multiply|divide)$/.test(node.op) ? node.args.filter((a) => a.shape.length > 0) : [];
    return this.inputOf(node) ?? (array && more.length === 0 ? this.inputOf(array) : null);
  }

  /** The input a node is but for its arrangement. */
  private turnedInput(node: Node): string | null {
    const [only] = node.args;
    return this.inputOf(node) ?? (only && node.args.length === 1 ? this.turnedInput(only) : null);
  }

  /** The input whose entries a node has, all of them. */
  private arranged(node: Node): string | null {
    const [only] = node.args;
    return this.inputOf(node) ?? (only && /^(?:transpose|reshape)$/.test(node.op) ? this.arranged(only) : null);
  }

  /** The input a struct or dictionary, or an array taken for one, stands for. */
  ownerOf(value: { readonly kind: string; readonly node?: Node | null }): string | null {
    return this.owners.get(value) ?? (value.node ? this.inputOf(value.node) : null);
  }

  /** The input a node is a part of, taken by an index. */
  wholeOf(node: Node): string | null {
    const [from] = node.args;
    const moved = /^(?:slice|take|pick|reshape)$/.test(node.op);
    return this.inputOf(node) ?? (moved && from ? this.wholeOf(from) : null);
  }

  /** `f(*x)`: the items of an input are arguments with these names. */
  takenApart(node: Node, names: readonly string[], span: Span): void {
    const input = this.inputOf(node);
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

  /** Every input a node is computed from. */
  inputsBehind(node: Node, found = new Set<string>(), seen = new Set<number>()): ReadonlySet<string> {
    if (seen.has(node.id) || seen.size > 400) return found;
    seen.add(node.id);
    const own = this.inputs.get(node.id);
    if (own !== undefined) found.add(own);
    for (const a of node.args) this.inputsBehind(a, found, seen);
    return found;
  }

  ask(demand: Demand): void {
    if (this.demands.length < 400) this.demands.push(demand);
  }

  /** An operand was stretched over another: what people seldom mean where it is a whole column of data. */
  stretched(X: Node, over: Node): void {
    const input = this.arranged(X);
    const longer = over.shape.some((d, i) => d.size > 1 && X.shape[i]?.size === 1);
    if (input !== null && longer && X.shape.some((d) => d.size > 1) && !isStretchable(input))
      this.stretches.set(input, over.shape.length);
  }

  /**
   * NumPy stretches what has fewer axes without being asked. Scales and offsets are meant to be, and what is added to a
   * product; other inputs more likely are as large as the other operand.
   */
  aligned(op: string, X: Node, over: Node): void {
    if (!this.quiet) return;
    const input = this.scaledInput(X);
    const fewer = X.shape.length < over.shape.length;
    const isOffset = op === "add" && isProduct(over);
    if (input !== null && fewer && X.shape.some((d) => d.size > 1) && !isOffset && !isScale(input))
      this.stretches.set(input, over.shape.length);
    // One entry of a vector against a whole vector: it was to be a row of a matrix.
    const whole = input === null && (X.shape.length === 0 || isTarget(this.wholeOf(X))) ? this.wholeOf(X) : null;
    if (whole !== null && fewer && op === "subtract" && this.inputOf(over) === null)
      this.stretches.set(whole, over.shape.length + 1);
    if (op === "multiply") this.scaled(over, X);
  }

  /** A sum over the data times an input: penalties and rates are single numbers. */
  scaled(X: Node, by: Node): void {
    const input = this.quiet ? this.inputOf(X) : null;
    const isSmall = input !== null && /(?:^|\.)[a-z]\w*$/.test(input);
    if (isSmall && X.shape.some((d) => d.size > 1) && this.isSummedUp(by, input)) this.stretches.set(input, 0);
  }

  /** What is added to a product with a weight on the right has an entry for every column, as examples are rows there. */
  offset(X: Node, over: Node, span: Span): void {
    const input = this.quiet ? this.inputOf(X) : null;
    const [, columns] = X.shape;
    if (input === null || !isBias(input) || columns?.size !== 1 || X.shape[0]?.size === 1) return;
    const product = over.op === "add" ? over.args.find((n) => n.op === "matmul") : over;
    const [left, right] = (product?.op === "matmul" ? product.args : []).map((n) => this.turnedInput(n));
    if (right && /(?:^|\.)[A-Z]/.test(right) && !isData(right) && (!left || isData(left)))
      this.ask({ kind: "form", input, form: "row", span });
  }

  /** Whether a single number is computed from arrays among the inputs, this one aside. */
  private isSummedUp(X: Node, input: string): boolean {
    if (X.shape.some((d) => d.size !== 1) || X.args.length === 0 || this.wholeOf(X) !== null) return false;
    const behind = this.inputsBehind(X);
    const isArray = (path: string): boolean => {
      const guess = this.guesses.inputs.get(path);
      return guess?.kind === "array" && guess.shape.length > 0;
    };
    return !behind.has(input) && [...behind].some(isArray);
  }

  /** What keeps its shape was to take up something with more axes: an input that brings them has too many. */
  widened(X: Node, by: Node): void {
    for (const input of this.quiet ? this.inputsBehind(by) : []) {
      const guess = this.guesses.inputs.get(input);
      if (guess?.kind === "array" && guess.shape.length > X.shape.length) this.stretches.set(input, X.shape.length);
    }
  }

  /** An axis is named though there is only one: there are two, more likely. */
  along(X: Node): void {
    if (!this.quiet || X.shape.length !== 1) return;
    const [input, ...others] = this.inputsBehind(X);
    const guess = input === undefined || others.length > 0 ? undefined : this.guesses.inputs.get(input);
    if (input !== undefined && guess?.kind === "array" && guess.shape.length === 1 && !guess.positions)
      this.stretches.set(input, 2);
  }

  /** Two operands were stretched over each other: a vector meant to be a column, most likely. */
  crossed(X: Node, Y: Node, Z: Node): void {
    const fewer = (node: Node): boolean => count(sizeOf(node.shape)) < count(sizeOf(Z.shape));
    // New axes on both sides: every one with every other.
    if (!fewer(X) || !fewer(Y) || [X, Y].every((node) => node.op === "reshape")) return;
    for (const node of [X, Y]) {
      const input = this.arranged(node) ?? this.multiplied(node);
      if (input !== null && node.shape.some((d) => d.size > 1)) this.stretches.set(input, 2);
    }
  }

  /** The vector of a product of a matrix and a vector, which would have been a column or row, were it a matrix. */
  private multiplied({ op, args }: Node): string | null {
    const vector = op === "matvec" ? args[1] : op === "vecmat" ? args[0] : undefined;
    return vector ? this.arranged(vector) : null;
  }

  /** Two sizes that do not fit. */
  equal(a: Dim, b: Dim, args: readonly Node[], span: Span, ofEntries = false): void {
    if ([a, b].some((d) => this.shared(d, span))) return;
    const direct = args.flatMap((n) => this.turnedInput(n) ?? []);
    const inputs = [...new Set([...direct, ...args.flatMap((n) => [...this.inputsBehind(n)])])];
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
    for (const input of node.shape.length > 0 ? this.inputsBehind(node) : [])
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
      const input = this.inputOf(node);
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
    const input = this.inputOf(node);
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
    const list = this.wholeOf(node);
    const held = list === null ? undefined : this.guesses.inputs.get(list);
    if (list !== null && held?.kind === "array" && held.shape.length > 0 && !held.positions) {
      this.ask({ kind: "sizes", input: list, span });
      return;
    }
    for (const leaf of this.inputsBehind(node)) {
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
    return input && more.length === 0 ? (this.inputOf(input) ?? this.movedInput(input)) : null;
  }

  /** Whether a number is computed from single entries of an input and nothing else. */
  private isEntryOf(node: Node, input: string): boolean {
    if (node.op === "constant" || node.op === "extent") return true;
    if (this.wholeOf(node) === input) return true;
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
    const guess = this.guesses.inputs.get(this.inputOf(node) ?? "");
    return guess?.kind === "array" && guess.shape.length === 0 && guess.positions === null;
  }

  /** A single number is needed. */
  scalar(node: Node, span: Span): void {
    const input = this.inputOf(node);
    if (input !== null) this.ask({ kind: "scalar", input, span });
  }

  /** A position lies outside of an axis. */
  atLeast(size: Dim, needed: Dim, by: (Demand & { kind: "atLeast" })["by"], span: Span): void {
    const turns = by === "loop" ? { turns: [...this.turns] } : {};
    if (this.guessed(size)) this.ask({ kind: "atLeast", size, needed, by, span, ...turns });
  }

  /** An input, or what has its shape, needs more axes. */
  rank(node: Node, rank: number, span: Span): void {
    const like = this.withShape(node.shape);
    const behind = this.inputsBehind(node);
    const input = this.inputOf(node) ?? (like !== null && (behind.size === 0 || behind.has(like)) ? like : null);
    if (input !== null) this.ask({ kind: "rank", input, rank, span });
    const source = input === null ? this.timesVector(node) : null;
    const own = source === null ? undefined : this.guesses.inputs.get(source);
    if (source !== null && own?.kind === "array")
      this.ask({ kind: "rank", input: source, rank: own.shape.length + rank - node.shape.length, span });
  }

  /** A number stands where an array is needed: the input that it is, or an entry of, has one axis more. */
  entry(node: Node, span: Span): void {
    const input = this.wholeOf(node);
    const guess = input === null ? undefined : this.guesses.inputs.get(input);
    if (input !== null && guess?.kind === "array" && guess.shape.length < 4)
      this.ask({ kind: "rank", input, rank: guess.shape.length + 1, span });
  }

  /** The input of which something is the product with a vector, entry by entry functions aside. */
  private timesVector({ op, args, shape }: Node): string | null {
    if (op === "matvec") return args[0] ? this.inputOf(args[0]) : null;
    const same = args.filter((a) => a.shape.length === shape.length && this.inputOf(a) === null);
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
    const guess = this.guesses.inputs.get(this.turnedInput(node) ?? "");
    return guess?.kind === "array" && guess.positions ? this.dim(guess.positions.below) : null;
  }

  /** Entries are needed as positions. */
  positions(node: Node, below: Dim | null, base: 0 | 1, span: Span): void {
    for (const input of this.inputsBehind(node)) {
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

/** Whether something is a product of matrices, or a sum of such. */
function isProduct({ op, args }: Node): boolean {
  return op === "add" ? args.some(isProduct) : /^(?:matmul|matvec|vecmat|einsum|conv\w*)$/.test(op);
}

/** Names of what predictions are compared with. */
function isTarget(input: string | null): boolean {
  return input !== null && /^(?:[yY]\w*|t|targets?|\w*obs|\w*meas|labels?|refs?)$/.test(input);
}

function isScale(input: string): boolean {
  return isStretchable(input) || isBias(input);
}

/** The two sizes a fault speaks of, as the operands have them. */
export function unequal(fault: Fault, args: readonly Node[]): readonly [Dim, Dim] | null {
  if (!fault.sizes) return fault.counts ?? null;
  const [a, b] = fault.sizes.map((s) => args[s.arg]?.shape[s.axis]);
  return a && b ? [a, b] : null;
}

/** The shape that operands would give if the sizes that a fault speaks of were equal; `null` where that does not help. */
export function shapeIfEqual(operation: Operation, fault: Fault, args: readonly Node[], attrs: Attrs): Shape | null {
  const shapes = args.map((n) => [...n.shape]);
  let wrong = fault;
  for (let turn = 0; turn < 4; turn++) {
    if (!wrong.sizes) return wrong.counts && isShape(attrs.shape) ? attrs.shape : null;
    const [a, b] = wrong.sizes;
    const [d, e] = [shapes[a.arg]?.[a.axis], shapes[b.arg]?.[b.axis]];
    const [from, to] = d?.size === 1 ? [e, a] : [d, b];
    const axes = shapes[to.arg];
    if (!from || !axes) return null;
    axes[to.axis] = from;
    const shape = operation.shape(shapes, attrs);
    if (!isFault(shape)) return shape;
    wrong = shape;
  }
  return null;
}

function isShape(attr: Attr | undefined): attr is Shape {
  return Array.isArray(attr) && attr.every((d) => isDim(d));
}
