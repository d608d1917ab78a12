/** Inputs that operators stretch though people seldom mean it: they are allowed, and odd. */

import type { Node } from "../../core/node";
import { sizeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { count } from "../../core/tensor";
import type { Demand, Guesses } from "./demands";
import { isBias, isData, isStretchable } from "./guesses";
import type { Provenance } from "./provenance";

/** What was stretched in one trace. */
export class Stretching {
  /** Inputs that were stretched over something larger, neither numbers nor of its rank, with the number of axes that would fit. */
  readonly wanted = new Map<string, number>();

  /** Vectors in small letters, and no data, whose length the text asks for, so that they are meant to be vectors. */
  private readonly counted = new Set<string>();

  constructor(
    private readonly from: Provenance,
    private readonly guesses: Guesses,
    /** Whether the trace only looks for demands. */
    private readonly quiet: boolean,
    private readonly ask: (demand: Demand) => void,
  ) {}

  /** The text asks how long something is. */
  length(X: Node): void {
    const input = this.quiet && X.shape.length === 1 ? this.from.inputOf(X) : null;
    if (input === null || !/^[a-z]/.test(input) || isData(input) || isTarget(input)) return;
    this.counted.add(input);
    this.wanted.delete(input);
  }

  /** An operand was stretched over another: what people seldom mean where it is a whole column of data. */
  stretched(X: Node, over: Node): void {
    const input = this.from.arranged(X);
    const longer = over.shape.some((d, i) => d.size > 1 && X.shape[i]?.size === 1);
    if (input !== null && longer && X.shape.some((d) => d.size > 1) && !isStretchable(input))
      this.wanted.set(input, over.shape.length);
  }

  /**
   * NumPy stretches what has fewer axes without being asked. Scales and offsets are meant to be, and what is added to a
   * product; other inputs more likely are as large as the other operand.
   */
  aligned(op: string, X: Node, over: Node): void {
    if (!this.quiet) return;
    const input = this.from.scaledInput(X);
    const fewer = X.shape.length < over.shape.length;
    const isMeant = input !== null && (isScale(input) || this.counted.has(input) || (op === "add" && isProduct(over)));
    if (input !== null && fewer && X.shape.some((d) => d.size > 1) && !isMeant)
      this.wanted.set(input, over.shape.length);
    // One entry of a vector against a whole vector: it was to be a row of a matrix.
    const whole =
      input === null && (X.shape.length === 0 || isTarget(this.from.wholeOf(X))) ? this.from.wholeOf(X) : null;
    if (whole !== null && fewer && op === "subtract" && this.from.inputOf(over) === null)
      this.wanted.set(whole, over.shape.length + 1);
    if (op === "multiply") this.scaled(over, X);
  }

  /** A sum over the data times an input: penalties and rates are single numbers. */
  scaled(X: Node, by: Node): void {
    const input = this.quiet ? this.from.inputOf(X) : null;
    const isSmall = input !== null && /(?:^|\.)[a-z]\w*$/.test(input);
    if (isSmall && X.shape.some((d) => d.size > 1) && this.isSummedUp(by, input)) this.wanted.set(input, 0);
  }

  /** What is added to a product with a weight on the right has an entry for every column, as examples are rows there. */
  offset(X: Node, over: Node, span: Span): void {
    const input = this.quiet ? this.from.inputOf(X) : null;
    const [, columns] = X.shape;
    if (input === null || !isBias(input) || columns?.size !== 1 || X.shape[0]?.size === 1) return;
    const product = over.op === "add" ? over.args.find((n) => n.op === "matmul") : over;
    const [left, right] = (product?.op === "matmul" ? product.args : []).map((n) => this.from.turnedInput(n));
    if (right && /(?:^|\.)[A-Z]/.test(right) && !isData(right) && (!left || isData(left)))
      this.ask({ kind: "form", input, form: "row", span });
  }

  /** Whether a single number is computed from arrays among the inputs, this one aside. */
  private isSummedUp(X: Node, input: string): boolean {
    if (X.shape.some((d) => d.size !== 1) || X.args.length === 0 || this.from.wholeOf(X) !== null) return false;
    const behind = this.from.inputsBehind(X);
    const isArray = (path: string): boolean => {
      const guess = this.guesses.inputs.get(path);
      return guess?.kind === "array" && guess.shape.length > 0;
    };
    return !behind.has(input) && [...behind].some(isArray);
  }

  /** What keeps its shape was to take up something with more axes: an input that brings them has too many. */
  widened(X: Node, by: Node): void {
    for (const input of this.quiet ? this.from.inputsBehind(by) : []) {
      const guess = this.guesses.inputs.get(input);
      if (guess?.kind === "array" && guess.shape.length > X.shape.length) this.wanted.set(input, X.shape.length);
    }
  }

  /** An axis is named though there is only one: there are two, more likely. */
  along(X: Node): void {
    if (!this.quiet || X.shape.length !== 1) return;
    const [input, ...others] = this.from.inputsBehind(X);
    const guess = input === undefined || others.length > 0 ? undefined : this.guesses.inputs.get(input);
    if (input !== undefined && guess?.kind === "array" && guess.shape.length === 1 && !guess.positions)
      this.wanted.set(input, 2);
  }

  /** Two operands were stretched over each other: a vector meant to be a column, most likely. */
  crossed(X: Node, Y: Node, Z: Node): void {
    const fewer = (node: Node): boolean => count(sizeOf(node.shape)) < count(sizeOf(Z.shape));
    // New axes on both sides: every one with every other.
    if (!fewer(X) || !fewer(Y) || [X, Y].every((node) => node.op === "reshape")) return;
    for (const node of [X, Y]) {
      const input = this.from.arranged(node) ?? this.multiplied(node);
      if (input !== null && node.shape.some((d) => d.size > 1)) this.wanted.set(input, 2);
    }
  }

  /** The vector of a product of a matrix and a vector, which would have been a column or row, were it a matrix. */
  private multiplied({ op, args }: Node): string | null {
    const vector = op === "matvec" ? args[1] : op === "vecmat" ? args[0] : undefined;
    return vector ? this.from.arranged(vector) : null;
  }
}

/** Whether something is a product of matrices, or a sum of such. */
function isProduct({ op, args }: Node): boolean {
  return op === "add" ? args.some(isProduct) : /^(?:matmul|matvec|vecmat|einsum|conv\w*)$/.test(op);
}

/** Names of what predictions are compared with. */
function isTarget(input: string | null): boolean {
  return input !== null && /^(?:[yY]\w*|\w+_y|t|targets?|\w*obs|\w*meas|labels?|refs?)$/.test(input);
}

function isScale(input: string): boolean {
  return isStretchable(input) || isBias(input);
}
