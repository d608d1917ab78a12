/** What a program turns out to ask of inputs that nobody describes, and what they are guessed to be. */

import type { Dim } from "../../core/dim";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Form, Guess } from "./guesses";

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
