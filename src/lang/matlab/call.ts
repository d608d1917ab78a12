/** One call of a library function, with the questions such functions ask of their arguments. */

import type { Dim } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import { compose, type Make } from "../common/compose";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { sequence, type Value } from "../common/value";
import { arrayNode, dimsOf, numberAt, trimmed } from "./arrays";

/** A function of the library. */
export type LibraryFunction = (call: LibraryCall) => Value;

/** A call under way. */
export class LibraryCall {
  readonly args: readonly Value[];
  /** Places of the arguments, for messages. */
  readonly at: readonly Span[];

  constructor(
    readonly t: Tracer,
    readonly name: string,
    readonly given: Arguments,
    readonly e: Expr,
    /** How many results are wanted. */
    readonly outputs: number,
  ) {
    this.args = given.positional;
    this.at = given.expressions.map((x) => x.span);
  }

  /** Argument `i` as an array. */
  array(i: number): Node | null {
    return arrayNode(this.t, this.args[i], this.at[i] ?? this.e.span);
  }

  /** Argument `i` as a text. */
  text(i: number): string | null {
    const value = this.args[i];
    return value?.kind === "text" ? value.text : null;
  }

  /** Whether one of the arguments is this word. */
  has(word: string): boolean {
    return this.args.some((a) => a.kind === "text" && a.text?.toLowerCase() === word);
  }

  /** Argument `i` as a whole number. */
  whole(i: number): number | null {
    const value = this.args[i];
    return value ? this.t.wholeNumber(value) : null;
  }

  /** The shape that the arguments from `first` on describe: none, one number for a square, a vector, or one each. */
  shape(first: number): Shape | null {
    const given = this.args.slice(first).filter((a) => a.kind !== "text");
    const dims = given.map((a) => dimsOf(this.t, a));
    if (dims.includes(null)) return null;
    const flat = dims.flatMap((d) => d ?? []);
    this.t.inputs.filled(flat, this.e.span);
    if (given.length === 0) return trimmed([]);
    const [only] = flat;
    return trimmed((flat.length === 1 && only ? [only, only] : flat).map((d) => this.atLeastNone(d)));
  }

  private atLeastNone(d: Dim): Dim {
    return d.size < 0 ? this.t.dims.number(0) : d;
  }

  /** The axis that argument `i` names, else the first one that is not 1; `null` when it is not known. */
  axis(i: number, shape: Shape): number | null {
    const value = this.args[i];
    if (value === undefined || value.kind === "text") return firstAxis(shape);
    const axis = this.whole(i);
    return axis === null || axis < 1 ? null : axis - 1;
  }

  /** A number as an array. */
  number(value: number): Node {
    return numberAt(this.t, value, this.e.span);
  }

  build(op: string, args: readonly Node[], attrs: Attrs = {}): Value {
    return this.t.build(op, args, attrs, this.e.span, this.at);
  }

  compose(build: (make: Make) => Node): Value {
    return compose(this.t, this.e.span, build, this.at);
  }

  /** Several results where more than one is wanted. */
  results(...values: readonly Value[]): Value {
    const [first] = values;
    return this.outputs <= 1 && first ? first : sequence("tuple", values.slice(0, this.outputs));
  }

  /** A call that is not understood. */
  refuse(why = `How '${this.name}' is called here is not understood`): Value {
    return this.t.unsupported(this.e.span, why, this.args);
  }
}

/** The first axis along which there is more than one entry, as MATLAB chooses it. */
export function firstAxis(shape: Shape): number {
  return Math.max(
    0,
    shape.findIndex((d) => d.size !== 1),
  );
}

/** A function of one matrix. */
export function ofMatrix(next: (c: LibraryCall, X: Node) => Value): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    return X && X.shape.length <= 2 ? next(c, X) : c.refuse();
  };
}
