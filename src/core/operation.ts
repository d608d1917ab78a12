/** What an operation is: the one declaration from which shapes, values, adjoints, costs and text all come. */

import type { Dim } from "./dim";
import type { Attrs, Node } from "./node";
import type { Shape } from "./shape";
import type { Tensor } from "./tensor";

/** Why operands do not fit, in terms of operand and axis numbers; the tracer puts names to it. */
export interface Fault {
  readonly kind: "fault";
  /** Cause in a few words: `inner sizes differ`. */
  readonly message: string;
  /** The two sizes that should have been equal, when that is the cause. */
  readonly sizes?: readonly [AxisOf, AxisOf];
  /** Of those two sizes the first would do if it were larger. */
  readonly larger?: true;
  /** The two counts that should have been equal, when that is the cause and they are no sizes of axes. */
  readonly counts?: readonly [Dim, Dim];
}

/** Axis `axis` of operand `arg`. */
export interface AxisOf {
  readonly arg: number;
  readonly axis: number;
}

/** Builds nodes, as rules do; simplifies what is written by nobody (1·A, Aᵀᵀ). */
export interface Builder {
  apply(op: string, args: readonly Node[], attrs?: Attrs): Node;
  number(value: number): Node;
}

/** What a rule written as a function is handed. */
export interface RuleContext extends Builder {
  readonly args: readonly Node[];
  readonly attrs: Attrs;
  /** Which operand's adjoint is wanted; matters to operations with any number of operands. */
  readonly index: number;
  /** The node whose operand's adjoint is wanted. */
  readonly Z: Node;
  /** The adjoint of `Z`. */
  readonly Zbar: Node;
}

/**
 * The adjoint of one operand: a line of mathematics (`"-Z' * Zbar * Z'"`), a function that builds nodes where text
 * would be unreadable, or `null` when the operand has no gradient by definition.
 */
export type Rule = string | ((context: RuleContext) => Node) | null;

/**
 * How strongly a printed piece holds together, loosest first. Code needs `compare`, `add`, `times`, `unary`, `power` and
 * `postfix`; formulas tell more apart, so that nobody has to guess: −x, x ⊘ y, x ⊙ y, 2 X Y, 2 x, X Y.
 */
export const precedence = {
  none: 0,
  compare: 1,
  add: 2,
  negative: 3,
  quotient: 4,
  hadamard: 5,
  times: 6,
  scaled: 7,
  product: 8,
  unary: 9,
  power: 10,
  postfix: 11,
  atom: 12,
} as const;

/** A row of the precedence table. */
export type Precedence = keyof typeof precedence;

/** Text targets. */
export type Target = "unicode" | "latex" | "matlab" | "numpy";

/** Printed text and how strongly it holds together. */
export interface Piece {
  readonly text: string;
  readonly level: Precedence;
}

/** What a template function is handed. */
export interface PrintContext {
  /** Operand `i`, put in parentheses if it holds together less than `min`. */
  operand(i: number, min: Precedence): string;
  /** Operand `i` as it is, for templates that look before they bracket. Printed anew by every call. */
  piece(i: number): Piece;
  /** The text of a piece, put in parentheses if it holds together less than `min`. */
  wrap(piece: Piece, min: Precedence): string;
  readonly operandCount: number;
  readonly attrs: Attrs;
  readonly node: Node;
  /** What the language counts axes and entries from. */
  readonly base: 0 | 1;
  /** A size as text of the target. */
  dim(d: Dim): string;
}

/**
 * How an operation is written. In text, `{X}` is an operand as it is (for use inside of brackets), `{X:times}` one that
 * holds together at least that strongly. The text's own strength stands in front, `atom` when nothing does:
 * `"times: {X:times} * {Y:unary}"`. A function gives `null` where the language cannot say it.
 */
export type Template = string | ((context: PrintContext) => Piece | null);

/** Templates by target. `latex` and `unicode` are required: everything can be shown. */
export type Notation = Readonly<Record<"unicode" | "latex", Template>> & Partial<Readonly<Record<Target, Template>>>;

/** The ways in which calls are written in a language; each front end knows how to read each of them once. */
export type Convention =
  /** One array, then nothing: `tanh(x)`. Scalars, lists and sizes are taken for arrays. */
  | "elementwise"
  /** Two arrays that broadcast: `maximum(a, b)`, `atan2(y, x)`. */
  | "broadcasting"
  /** Array, axis, keepdims in the language's own way. */
  | "reduction"
  /** Arrays only, in order, taken as matrices. */
  | "positional"
  /** Array and one axis, result of the same shape: `cumsum(x, axis)`. */
  | "cumulative";

/** A name by which source text calls an operation. */
export interface Spelling {
  /** `tanh` in MATLAB, `np.tanh` in NumPy (`np` stands for whatever the module is called); `method:` for `x.sum()`. */
  readonly names: readonly string[];
  readonly convention: Convention;
}

/** How sample values of an operand are drawn, so that the operation is smooth there. */
export type Domain =
  | "normal"
  | "positive"
  | "unit"
  | "fraction"
  | "above1"
  | "spd"
  | "lower"
  | "regular"
  /** Symmetric, with eigenvalues well apart. */
  | "symmetric"
  /** Of any shape, with singular values well apart, and eigenvalues too where it is square. */
  | "spread"
  | "distinct"
  | "mask"
  /** Whole numbers from 0 that stay below what the sample says. */
  | "index";

/** Operands from which an operation's tests are derived: sizes, to be filled with random entries of each operand's domain. */
export interface Sample {
  readonly args: readonly (readonly number[])[];
  readonly attrs?: Attrs;
  /** For operands of domain `index`, by operand: the size of the axis in which they are positions. */
  readonly below?: readonly number[];
}

/** A place, found in values, where the derivative is not unique or not there, and what is done about it. */
export interface Edge {
  /** Index of the entry, from 0; `null` when the whole value is meant. */
  readonly at: readonly number[] | null;
  /** One sentence; `{at}` stands for the place: `max has a tie{at}: the gradient is split evenly`. */
  readonly sentence: string;
}

/** A triangle of a matrix, with the diagonal. */
export type Triangle = "lower" | "upper";

/** An operation, declared once. */
export interface Operation {
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  /** Formal names of the operands, as rules use them. A last name `...Xs` stands for any number. */
  readonly params: readonly string[];
  /** Names of the attributes, in the order in which rule text passes them after the operands. */
  readonly attrs?: readonly string[];
  /** Shape of the result, or why the operands do not fit. */
  shape(args: readonly Shape[], attrs: Attrs): Shape | Fault;
  /**
   * Values of the result; `size` is what `shape` said. A kernel may write its result into `out`, which has as many entries
   * as the result, holds anything and is no part of an operand; one that does not returns an array of its own, or an
   * operand's array as it is, never a part of one.
   */
  kernel(args: readonly Tensor[], attrs: Attrs, size: readonly number[], out?: Float64Array): Tensor;
  /** Adjoint of each operand by formal name. */
  readonly vjp: Readonly<Record<string, Rule>>;
  /**
   * The adjoint of the only operand in a form that stays finite where the rule's own factors overflow, tried before the
   * rule; `null` where the pattern is not there. The node that makes it so has an attribute `stable`.
   */
  stable?(context: RuleContext): Node | null;
  /** Additions and multiplications of one evaluation. */
  flops(args: readonly Shape[], out: Shape, attrs: Attrs): Dim;
  readonly notation: Notation;
  readonly spelling?: { readonly numpy?: Spelling; readonly matlab?: Spelling };
  /** An expression in mathjs over the operands that must give the same values (independent oracle). */
  readonly oracle?: string;
  readonly samples: readonly Sample[];
  /** Where samples of an operand are drawn from; `normal` unless said. */
  readonly domain?: Readonly<Record<string, Domain>>;
  /** The result holds truth values, 0 and 1: it can select entries. */
  readonly mask?: true;
  /** The triangle of the result outside of which it is 0 by construction; `of` answers the same for an operand. */
  triangle?(node: Node, of: (operand: Node) => Triangle | null): Triangle | null;
  /** Columns of the result are determined up to their signs only: another library may give the opposite ones. */
  readonly freeSigns?: true;
  /** Its meaning is not known: what reaches the cost only through it has an unknown gradient. */
  readonly opaque?: true;
  /** Its operand is held fixed: what comes out has no gradient by definition, and stays when the operand moves. */
  readonly held?: true;
  /** The choice made where the derivative is not unique: `0 at the kink`. */
  readonly choice?: string;
  /** The first edge in the values, looked for after evaluation; cheap, at most a pass over the entries. */
  edge?(args: readonly Tensor[], Z: Tensor, attrs: Attrs): Edge | null;
  /** A simpler node of the same value, for nodes that rules build. */
  simplify?(args: readonly Node[], attrs: Attrs, builder: Builder): Node | null;
}

/** All operations by name. */
export type Catalogue = ReadonlyMap<string, Operation>;

/** The triangle outside of which a matrix is 0 by the way it was made; `null` where that is not known. */
export function triangleOf(node: Node, catalogue: Catalogue): Triangle | null {
  return catalogue.get(node.op)?.triangle?.(node, (operand) => triangleOf(operand, catalogue)) ?? null;
}

/** Whether a shape rule refused its operands. */
export function isFault(result: Shape | Fault): result is Fault {
  return "kind" in result;
}

/** Makes a fault. */
export function fault(message: string, sizes?: readonly [AxisOf, AxisOf]): Fault {
  return sizes ? { kind: "fault", message, sizes } : { kind: "fault", message };
}
