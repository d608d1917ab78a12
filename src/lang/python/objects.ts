/** What containers of Python's library have besides their items: defaults, greatest lengths, names, how far they are read. */

import type { ClassValue, FunctionValue, RecordValue, SequenceValue, Value } from "../common/value";

/** What a `defaultdict` makes for a missing key. */
export const makers = new WeakMap<RecordValue, Value>();

/** Dictionaries that are `Counter`s. */
export const counters = new WeakSet<RecordValue>();

/** Regular expressions that `re.compile` made, and what they found, as records. */
export const patterns = new WeakMap<RecordValue, { readonly source: string | null; readonly flags: number }>();
export const matches = new WeakMap<RecordValue, RegExpMatchArray>();

/** The greatest length of a `deque`. */
export const lengths = new WeakMap<SequenceValue, number>();

/** The names of a named tuple's items, and its class where it has one. */
export interface TupleNames {
  readonly names: readonly string[];
  readonly title: string;
  readonly type: ClassValue | null;
}

/** Named tuples. */
export const tupleNames = new WeakMap<SequenceValue, TupleNames>();

const attributes = new WeakMap<object, Map<object, Map<string, Value>>>();

/** What is set on a function as on an object: `f.calls = 0`. */
export function attributesOfFunction(f: FunctionValue): Map<string, Value> {
  const inScope = attributes.get(f.closure) ?? new Map<object, Map<string, Value>>();
  attributes.set(f.closure, inScope);
  const own = inScope.get(f.definition) ?? new Map<string, Value>();
  inScope.set(f.definition, own);
  return own;
}

/** An iterator: what is still to come. */
export interface Reading {
  readonly items: readonly Value[];
  at: number;
}

/** Iterators, as records without fields. */
export const readings = new WeakMap<RecordValue, Reading>();

/** An iterator over items. */
export function iteratorOver(items: readonly Value[]): RecordValue {
  const made: RecordValue = { kind: "record", fields: new Map(), of: null };
  readings.set(made, { items, at: 0 });
  return made;
}
