/** Names and what they are bound to, in nested scopes. */

import type { Binding } from "./trace";
import type { Value } from "./value";

/** What a name stands for now. */
export interface Variable {
  readonly value: Value;
  /** The assignment that made it so, when it is a row. */
  readonly binding: Binding | null;
}

/** What one name was before it was bound anew, or deleted. */
interface Change {
  readonly time: number;
  readonly name: string;
  readonly before: Variable | undefined;
}

/** Counts what happens to names, in all scopes; it only ever goes forward. */
let clock = 0;

/** The present moment. */
export function timeOfNames(): number {
  return clock;
}

let isRecorded = true;

/** What `follow` gives, without a record of what names that had a value before were meanwhile. */
export function unrecorded<T>(follow: () => T): T {
  isRecorded = false;
  try {
    return follow();
  } finally {
    isRecorded = true;
  }
}

/** Text of another file, or of a library's functions in their own language. */
export interface Source {
  /** File name for messages; `null` for a library, which has no places to show. */
  readonly title: string | null;
  readonly text: string;
}

/** The names of one function call, or of the file. */
export class Scope {
  private readonly variables = new Map<string, Variable>();
  /** Names that stand for variables outside: where those are, and what they are called there. */
  private readonly outer = new Map<string, { readonly key: string; readonly scope: Scope | null }>();
  private readonly changes: Change[] = [];

  constructor(
    readonly parent: Scope | null,
    /** Whether names of the parent can be read: closures can, MATLAB functions cannot. */
    private readonly open: boolean = true,
    /** Where functions defined here look for names: that of a class body is around it. */
    private readonly functions: Scope | null = null,
    /** That of a comprehension: `:=` in it binds outside. */
    readonly transparent: boolean = false,
    /** The text whose names these are, when it is not the file at hand. */
    readonly source: Source | null = null,
    /** How what a name stands for is seen, where that is not as it is. */
    private readonly seen: ((variable: Variable) => Variable) | null = null,
  ) {}

  /** The scope that `:=` binds in. */
  forWalrus(): Scope {
    return this.transparent && this.parent ? this.parent.forWalrus() : this;
  }

  /** The scope that functions defined here close over. */
  forFunctions(): Scope {
    return this.functions ?? this;
  }

  get(name: string): Variable | undefined {
    const outer = this.outer.get(name);
    if (outer?.scope) return outer.scope.get(outer.key);
    const own = this.own(name);
    if (own) return own;
    return this.open || outer ? this.parent?.get(name) : undefined;
  }

  /** What a name is bound to in this very scope. */
  own(name: string): Variable | undefined {
    const variable = this.variables.get(name);
    return variable && this.seen ? this.seen(variable) : variable;
  }

  set(name: string, variable: Variable): void {
    const outer = this.outer.get(name);
    if (outer?.scope) outer.scope.put(outer.key, variable);
    else if (outer && this.parent) this.parent.owner(name).set(name, variable);
    else this.put(name, variable);
  }

  delete(name: string): void {
    this.put(name, undefined);
  }

  private put(name: string, variable: Variable | undefined): void {
    const before = this.variables.get(name);
    clock += 1;
    if (isRecorded || !before) this.changes.push({ time: clock - 1, name, before });
    if (variable) this.variables.set(name, variable);
    else this.variables.delete(name);
  }

  /** The scope as it was at an earlier time, seen in another way; what happens to it happens to nobody else. */
  asOf(time: number, seen: (variable: Variable) => Variable): Scope {
    const past = this.copied(this.parent?.asOf(time, seen) ?? null, seen);
    for (let i = this.changes.length - 1; i >= 0; i--) {
      const { time: then, name, before } = this.changes[i] as Change;
      if (then < time) break;
      if (before) past.variables.set(name, before);
      else past.variables.delete(name);
    }
    return past;
  }

  /** Names that were bound or deleted from one time until another, in that order. */
  changed(from: number, to: number): string[] {
    return this.changes.flatMap(({ time, name }) => (time >= from && time < to ? [name] : []));
  }

  /** `global x`, `nonlocal x`: reads and writes go to the scope outside, or to a variable `key` of a given scope. */
  declareOuter(name: string, key = name, scope: Scope | null = null): void {
    this.outer.set(name, { key, scope });
  }

  /** The last scope whose names can be read from here: that of the file, or of the function around. */
  outermost(): Scope {
    return this.open && this.parent ? this.parent.outermost() : this;
  }

  /** A scope with the same names that no later assignment reaches. */
  copy(): Scope {
    return this.copied(this.parent, this.seen);
  }

  private copied(parent: Scope | null, seen: ((variable: Variable) => Variable) | null): Scope {
    const copy = new Scope(parent, this.open, this.functions, this.transparent, this.source, seen);
    for (const [name, variable] of this.variables) copy.variables.set(name, variable);
    for (const [name, outer] of this.outer) copy.outer.set(name, outer);
    return copy;
  }

  /** Own names, in the order in which they were bound. */
  names(): string[] {
    return [...this.variables.keys()];
  }

  private owner(name: string): Scope {
    if (this.variables.has(name) || !this.parent) return this;
    return this.parent.get(name) ? this.parent.owner(name) : this;
  }
}
