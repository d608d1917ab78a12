/** What an expression can mean while a file is traced. */

import type { Dim } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Shape } from "../../core/shape";
import type { Scope } from "./scope";
import type { ClassDef, FunctionDef, Lambda } from "./tree";

/** A value of the traced program. */
export type Value =
  | ArrayValue
  | ComplexValue
  | IntegerValue
  | TruthValue
  | TextValue
  | NothingValue
  | SequenceValue
  | RecordValue
  | RangeValue
  | FunctionValue
  | BuiltinValue
  | ClassValue
  | ModuleValue
  | SliceValue
  | OpaqueValue;

/** An array or a floating-point number. */
export interface ArrayValue {
  readonly kind: "array";
  readonly node: Node;
}
/** An array of complex numbers: two arrays of real ones, of one shape. */
export interface ComplexValue {
  readonly kind: "complex";
  readonly re: Node;
  readonly im: Node;
}
/** A whole number that is known exactly, possibly by name (`N`, `4*H`). */
export interface IntegerValue {
  readonly kind: "integer";
  readonly dim: Dim;
  /** The node by which it enters arithmetic, once it has one. */
  readonly node: Node | null;
}
/** `True` and `False` of Python. */
export interface TruthValue {
  readonly kind: "truth";
  readonly value: boolean;
}
export interface TextValue {
  readonly kind: "text";
  /** `null` when only known to be text. Where numbers of the program are written in it, asking computes them. */
  readonly text: string | null;
  /** Those numbers. */
  readonly of?: readonly Node[];
}
export interface NothingValue {
  readonly kind: "nothing";
}
/** Tuples, lists and sets of Python, cells of MATLAB. Lists and sets change in place. */
export interface SequenceValue {
  readonly kind: "sequence";
  readonly of: "tuple" | "list" | "set" | "cell";
  items: Value[];
  /** Names of the items, where they have names: the fields of a named tuple. */
  readonly fields?: readonly string[];
}
/** Dictionaries, objects and structs. They change in place; MATLAB's front end copies before it writes. */
export interface RecordValue {
  readonly kind: "record";
  readonly fields: Map<string, Value>;
  readonly of: ClassValue | null;
}
/** Whole numbers from `start` in steps, `count` of them. */
export interface RangeValue {
  readonly kind: "range";
  readonly start: number;
  readonly step: number;
  readonly count: Dim;
}
export interface FunctionValue {
  readonly kind: "function";
  readonly name: string;
  readonly definition: FunctionDef | Lambda;
  readonly closure: Scope;
  /** The object of a bound method. */
  readonly self: Value | null;
  /** Defaults of the parameters, as they were where the function was defined. */
  readonly defaults?: readonly (Value | null)[];
  /** Whether it stands in a MATLAB function, whose variables it sees. */
  readonly nested?: boolean;
  /** A decorator that is not followed may have changed what it takes. */
  readonly altered?: boolean;
}
/** A function of the language or of a library it knows, by its canonical name: `np.sum`, `size`. */
export interface BuiltinValue {
  readonly kind: "builtin";
  readonly name: string;
  /** The object of a method: `x.sum`. */
  readonly self: Value | null;
}
export interface ClassValue {
  readonly kind: "class";
  readonly definition: ClassDef;
  readonly members: Scope;
  readonly bases: readonly ClassValue[];
}
/** `np`, `np.linalg`, `torch.nn.functional`: dotted canonical path. */
export interface ModuleValue {
  readonly kind: "module";
  readonly path: string;
  /** The names of a file next to this one. */
  readonly source?: Scope;
}
/** An index such as `a:b:c`; `null` parts are left out, `all` stands for the whole axis, `ellipsis` for `...`. */
export interface SliceValue {
  readonly kind: "slice";
  readonly start: Value | null;
  readonly stop: Value | null;
  readonly step: Value | null;
  readonly special: "none" | "all" | "ellipsis";
}
/** A value nothing is known of but why. */
export interface OpaqueValue {
  readonly kind: "opaque";
  readonly why: string;
  /** Arrays it was made from. */
  readonly depends: readonly Node[];
  readonly shape: Shape | null;
}

export const nothing: NothingValue = { kind: "nothing" };

/** An array value. */
export function array(node: Node): ArrayValue {
  return { kind: "array", node };
}

/** A whole number. */
export function integer(dim: Dim): IntegerValue {
  return { kind: "integer", dim, node: null };
}

/** A truth value. */
export function truth(value: boolean): TruthValue {
  return { kind: "truth", value };
}

/** A piece of text. */
export function text(value: string | null): TextValue {
  return { kind: "text", text: value };
}

/** A tuple, list or cell. */
export function sequence(of: SequenceValue["of"], items: readonly Value[]): SequenceValue {
  return { kind: "sequence", of, items: [...items] };
}

/** A value of unknown meaning. */
export function opaque(why: string, depends: readonly Node[] = [], shape: Shape | null = null): OpaqueValue {
  return { kind: "opaque", why, depends: depends.length > 1 ? [...new Set(depends)] : depends, shape };
}

/** Stands for the value of a name that has none yet, where an item of it is assigned. */
export const unset: OpaqueValue = opaque("it has no value yet");

/** The arrays in a value, however deep. */
export function nodesIn(value: Value): readonly Node[] {
  const found = new Set<Node>();
  const seen = new Set<Value>();
  const visit = (v: Value): void => {
    if (seen.has(v)) return;
    seen.add(v);
    if (v.kind === "array") found.add(v.node);
    else if (v.kind === "complex") for (const n of [v.re, v.im]) found.add(n);
    else if (v.kind === "opaque") for (const n of v.depends) found.add(n);
    else if (v.kind === "sequence") v.items.forEach(visit);
    else if (v.kind === "record") v.fields.forEach(visit);
  };
  visit(value);
  return [...found];
}

/** What a value is called in messages. */
export function describe(value: Value): string {
  switch (value.kind) {
    case "array":
      return "an array";
    case "complex":
      return "an array of complex numbers";
    case "integer":
      return "a whole number";
    case "truth":
      return "a truth value";
    case "text":
      return "text";
    case "nothing":
      return "nothing";
    case "sequence":
      return `a ${value.of}`;
    case "record":
      return value.of ? `an object of class ${value.of.definition.name}` : "a record";
    case "range":
      return "a range";
    case "function":
    case "builtin":
      return `the function ${value.name}`;
    case "class":
      return `the class ${value.definition.name}`;
    case "module":
      return `the module ${value.path}`;
    case "slice":
      return "a slice";
    case "opaque":
      return "a value of unknown meaning";
  }
}
