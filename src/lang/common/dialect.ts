/** What a language adds to the common tracer: the meaning of its operators, indices, calls and libraries. */

import type { Node } from "../../core/node";
import type { Raised } from "./interrupts";
import type { BindOptions, Tracer } from "./tracer";
import type { Attribute, Expr, Language, NumberLiteral } from "./tree";
import type { ClassValue, Value } from "./value";

/** Arguments of a call, evaluated. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** The expressions of the positional arguments, for messages. */
  readonly expressions: readonly Expr[];
  /** How many of the positional arguments are known, where `*args` or `**options` of unknown contents follow. */
  readonly certain?: number;
}

/** A language. */
export interface Dialect {
  readonly language: Language;
  /** What indices and axes count from. */
  readonly base: 0 | 1;
  /** Whether a function body can read names of the file around it. */
  readonly closures: boolean;
  /** A number written in the text. */
  number(t: Tracer, literal: NumberLiteral): Value;
  /** Every kind of expression whose meaning differs between languages; `outputs` is how many results are wanted. */
  expression(t: Tracer, e: Expr, outputs: number): Value;
  /** The meaning of a name that nothing in the file binds, or `null`. */
  builtin(t: Tracer, name: string): Value | null;
  /** Why a name that has no value here may have one when the program runs, or `null`. */
  elsewhere?(t: Tracer, name: string): string | null;
  /** Whether a name that is a statement of its own calls a function, of any file. */
  readonly commandsAreNames: boolean;
  /** Names near to an unknown one, for "did you mean". */
  knownNames(): Iterable<string>;
  /** All functions with a meaning of their own here, as calls write them; `np` stands for whatever the module is called. */
  functionNames(): Iterable<string>;
  /** What an `import` brings. */
  imported(t: Tracer, module: string, name: string | null): Value;
  /** `left op= right`; may change `left` in place. */
  augment(
    t: Tracer,
    op: string,
    left: Value,
    right: Value,
    e: { span: Expr["span"]; target: Expr; value: Expr },
  ): Value;
  /** What a name or item holds by now, when writing to another name can change it. */
  current?(t: Tracer, value: Value): Value;
  /** Whether two arrays of the same shape mean the same to everybody who does not look at their entries. */
  areAlike(t: Tracer, X: Node, Y: Node): boolean;
  /** The value that `object[index] = value` leaves in `object`. */
  assignIndex(t: Tracer, target: Expr, object: Value, value: Value): Value;
  /** The value that `object.name = value` leaves in `object`. */
  assignField(t: Tracer, object: Value | null, name: string, value: Value, target?: Expr): Value;
  /** The targets of an assignment one by one, where one can stand for several. */
  targets?(t: Tracer, target: Expr): Expr;
  /** What an owner of items or fields holds, without a word when it holds nothing yet; evaluated as usual where this is left out. */
  held?(t: Tracer, owner: Expr): Value | null;
  /** `n` values out of one; `null` when it does not hold that many. */
  unpack(t: Tracer, value: Value, n: number, span: Expr["span"]): readonly Value[] | null;
  /** Says of a node that it holds the same numbers as another, of the same kind. Without this no loop is followed for its numbers only. */
  alike?(t: Tracer, node: Node, as: Node): void;
  /** What a loop runs over: a count and the value of each pass; `null` when it is not known. */
  iterate(t: Tracer, value: Value, span: Expr["span"]): { readonly count: number; at(pass: number): Value } | null;
  /** Whether a test holds; `null` when it is not known. With a `span`, says so where it cannot hold or fail. */
  truth(t: Tracer, value: Value, span?: Expr["span"]): boolean | null;
  /** A dictionary key as text that tells different keys apart; numbers and text by their value where this is left out. */
  key?(t: Tracer, value: Value): string | null;
  /** A set of what a list holds. */
  setOf?(t: Tracer, items: readonly Value[]): Value;
  /** Whether a pattern of `match` fits, binding its names; `null` when that is not known. */
  matches?(t: Tracer, subject: Value, pattern: Expr): boolean | null;
  /** What a function with `yield` gives back, all it yields being known. */
  generated?(t: Tracer, items: readonly Value[]): Value;
  /** What `with` binds of a value, and what is done when the block ends. */
  entered?(t: Tracer, value: Value, e: Expr): Value;
  left?(t: Tracer, value: Value, e: Expr): void;
  /** `object.name`, for functions that ask by name. */
  attribute?(t: Tracer, object: Value, e: Attribute): Value;
  /** `null` when that is not known. */
  hasAttribute?(t: Tracer, object: Value, name: string): boolean | null;
  /** Gives rows to the arrays inside of a value that is bound to a name: parameters of a layer. */
  named?(t: Tracer, name: string, value: Value, place: BindOptions): void;
  /** Told when a function in another text, a library's most likely, has been followed from this one. */
  followed?(t: Tracer, call: Expr["span"]): void;
  /** What is deleted by `del x[i]` and `del x.name`. */
  remove?(t: Tracer, target: Expr): void;
  /** Names that `from module import *` brings. */
  importedNames?(t: Tracer, module: string): Iterable<string>;
  /** What a statement raises: the error itself, and how it reads. */
  raised?(t: Tracer, value: Value | null): { readonly value: Value | null; readonly message: string };
  /** An error of the language by the name of its class. */
  error?(name: string, args: readonly Value[]): Value;
  /** Whether the handler of a `try` takes an error; without this, errors are not followed to their handlers. */
  handles?(t: Tracer, types: Expr | null, error: Raised): boolean;
  /** What the handler's name stands for. */
  caught?(t: Tracer, error: Raised): Value;
  /** Makes an object of a class, where that is more than calling its initialiser. */
  construct?(t: Tracer, type: ClassValue, args: Arguments, e: Expr): Value | null;
  /** What decorators make of a function or class. */
  decorated?(t: Tracer, value: Value, decorators: readonly Expr[]): Value;
  /** An array for arithmetic; `null` for what cannot be one. */
  toArray(t: Tracer, value: Value, span: Expr["span"]): Value | null;
  /** Calls a function of the language or its libraries. */
  callBuiltin(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr, outputs: number): Value;
  /** Statements in command syntax, such as `clear x`. */
  command(t: Tracer, words: readonly string[], span: Expr["span"]): void;
}
