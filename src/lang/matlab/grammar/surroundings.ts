/** What the parser is inside of: the chain of open brackets and blocks, kept by Lezer's context tracker. */

import { ContextTracker } from "@lezer/lr";
import { forget } from "./memo";
import * as t from "./parser.generated.terms";
import { indentation } from "./scan";

export enum Kind {
  Top,
  Parenthesis,
  Index,
  Matrix,
  Cell,
  Anonymous,
  If,
  For,
  While,
  Do,
  Switch,
  Try,
  Unwind,
  Spmd,
  Function,
  Arguments,
  Class,
  Section,
}

/** One link of the chain; immutable. */
export class Surroundings {
  /** The bracket that rules here: `Top` when statements do, looking through the bodies of anonymous functions. */
  readonly bracket: Kind;
  /** The innermost block, bracketed or not. */
  readonly block: Surroundings | null;
  readonly hash: number;

  constructor(
    readonly parent: Surroundings | null,
    readonly kind: Kind,
    /** Width of the blanks before the line that opens a block. */
    readonly indent: number,
  ) {
    if (kind === Kind.Anonymous) this.bracket = parent?.bracket ?? Kind.Top;
    else this.bracket = kind <= Kind.Cell ? kind : Kind.Top;
    this.block = kind > Kind.Anonymous ? this : (parent?.block ?? null);
    this.hash = parent ? (Math.imul(parent.hash, 31) + kind * 64 + indent + 1) | 0 : 0;
  }

  /** Whether a bracket of this kind is open around here, before the next block. */
  within(kind: Kind): boolean {
    for (let s: Surroundings | null = this; s && s.kind <= Kind.Anonymous; s = s.parent)
      if (s.kind === kind) return true;
    return false;
  }
}

const opens = new Map<number, Kind>([
  [t.open, Kind.Parenthesis],
  [t.openIndex, Kind.Index],
  [t.openMatrix, Kind.Matrix],
  [t.openCell, Kind.Cell],
  [t._if, Kind.If],
  [t._for, Kind.For],
  [t.parfor, Kind.For],
  [t._while, Kind.While],
  [t._do, Kind.Do],
  [t._switch, Kind.Switch],
  [t._try, Kind.Try],
  [t.unwindProtect, Kind.Unwind],
  [t.spmd, Kind.Spmd],
  [t._function, Kind.Function],
  [t._arguments, Kind.Arguments],
  [t.classdef, Kind.Class],
  [t.properties, Kind.Section],
  [t.events, Kind.Section],
  [t.enumeration, Kind.Section],
  [t.methods, Kind.Section],
]);

const closes = new Map<number, Kind>([
  [t.Parenthesis, Kind.Parenthesis],
  [t.ArgumentList, Kind.Parenthesis],
  [t.FieldParenthesis, Kind.Parenthesis],
  [t.ParameterList, Kind.Parenthesis],
  [t.AnonymousParameters, Kind.Parenthesis],
  [t.ForParenthesis, Kind.Parenthesis],
  [t.BraceList, Kind.Index],
  [t.Matrix, Kind.Matrix],
  [t.OutputList, Kind.Matrix],
  [t.Cell, Kind.Cell],
  [t.Lambda, Kind.Anonymous],
  [t.If, Kind.If],
  [t.For, Kind.For],
  [t.While, Kind.While],
  [t.DoUntil, Kind.Do],
  [t.Switch, Kind.Switch],
  [t.Try, Kind.Try],
  [t.Unwind, Kind.Unwind],
  [t.Spmd, Kind.Spmd],
  [t.FunctionDefinition, Kind.Function],
  [t.ArgumentsBlock, Kind.Arguments],
  [t.ClassDefinition, Kind.Class],
  [t.Section, Kind.Section],
]);

/** Pops the link of that kind; links inside it that recovery left open go with it. */
function pop(context: Surroundings, kind: Kind): Surroundings {
  for (let s: Surroundings | null = context; s; s = s.parent) if (s.kind === kind) return s.parent ?? s;
  return context;
}

export const surroundings = new ContextTracker<Surroundings>({
  start: new Surroundings(null, Kind.Top, 0),
  shift(context, term, _stack, input) {
    forget();
    const kind = opens.get(term);
    if (kind === undefined) return context;
    return new Surroundings(context, kind, kind > Kind.Anonymous ? indentation(input) : 0);
  },
  reduce(context, term) {
    const kind = closes.get(term);
    if (kind === undefined) return context;
    const outer = pop(context, kind);
    return term === t.AnonymousParameters ? new Surroundings(outer, Kind.Anonymous, 0) : outer;
  },
  hash: (context) => context.hash,
});
