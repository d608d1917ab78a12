/** What tracing a file yields: the graph of its values and what the text says about each. */

import type { Diagnostic } from "../../core/diagnostic";
import type { Dim } from "../../core/dim";
import type { Frame, Graph, Node } from "../../core/node";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Tensor } from "../../core/tensor";
import type { Execution } from "./history";
import type { Present, Revisited } from "./revisit";
import type { Module, Stmt } from "./tree";
import type { Value } from "./value";

/** One assignment of a name, once per pass. */
export interface Binding {
  readonly key: string;
  /** As written: `W1`, `self.W1`, `params["W1"]`. */
  readonly name: string;
  readonly value: Value;
  /** The array it holds; `null` for what is opaque. */
  readonly node: Node | null;
  /** The name where it is bound. */
  readonly span: Span;
  /** The expression that gives the value. */
  readonly expression: Span;
  readonly frames: readonly Frame[];
  readonly iteration: readonly number[] | null;
  readonly state: "live" | "stale" | "opaque";
  readonly why: string | null;
  /** Shape it is said to have although its meaning is not known. */
  readonly shape: Shape | null;
}

/** A piece of text that means a row. */
export interface Use {
  readonly span: Span;
  /** Key of a binding, or a node that has no name. */
  readonly target: string | Node;
  /** Of a name whose array was written to through another name: what that made. */
  readonly written?: Node;
}

/** Where the size of a name comes from. */
export interface DimInfo {
  readonly dim: Dim;
  readonly source: "declared" | "literal" | "inferred" | "assumed";
}

/** What a trace keeps to follow single statements again. */
export interface Past {
  /** All times a statement was followed. */
  of(statement: Stmt): readonly Execution[];
  /** Ids of nodes whose values decided about what follows them. */
  readonly looked: ReadonlySet<number>;
  /** What another statement makes in its place; `null` where the rest would have to be followed again too. */
  revisit(e: Execution, s: Stmt, now: Present): Revisited | null;
}

/** A loop that was too long for the limits, and the nodes that it made. */
export interface CutLoop {
  /** The text it stands in, and where. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Everything a trace yields. */
export interface Trace {
  readonly module: Module;
  readonly graph: Graph;
  readonly bindings: readonly Binding[];
  readonly uses: readonly Use[];
  readonly dims: ReadonlyMap<string, DimInfo>;
  readonly diagnostics: readonly Diagnostic[];
  /** Function that was traced as the entry; `null` for a script. */
  readonly entry: string | null;
  readonly entries: readonly string[];
  /** What the entry returned. */
  readonly returned: Value | null;
  readonly returnedSpan: Span | null;
  /** Loops that were not followed to their end, outer ones first. */
  readonly cutLoops: readonly CutLoop[];
  /** `null` where one statement may change the meaning of all: what is assumed of inputs, gradients the program asks for. */
  readonly past: Past | null;
}

/** A file next to the model file. */
export type FileAnswer =
  /** Another file of the program. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pending" }
  | { readonly kind: "missing"; readonly why: string }
  | { readonly kind: "data"; readonly tensor: Tensor }
  /** An archive: arrays by name, and why others in it cannot be had. */
  | {
      readonly kind: "arrays";
      readonly arrays: ReadonlyMap<string, Tensor>;
      readonly unread: ReadonlyMap<string, string>;
    };

/** A stream with memory: every call goes on where the last one ended. */
export interface RandomStream {
  uniform(size: readonly number[]): Tensor;
  normal(size: readonly number[]): Tensor;
  exponential(size: readonly number[]): Tensor;
  /** Whole numbers from `low` to below `high`. */
  integers(size: readonly number[], low: number, high: number): Tensor;
  /** The numbers 0 … n − 1 in random order. */
  permutation(n: number): Tensor;
  /** Positions below `n`. */
  choice(
    size: readonly number[],
    n: number,
    how: { readonly replace?: boolean; readonly weights?: ArrayLike<number> },
  ): Tensor;
  /** Single variates: gamma of scale 1, beta, Poisson. */
  gamma(shape: number): number;
  beta(a: number, b: number): number;
  poisson(mean: number): number;
}

/** What the tracer may ask of its surroundings. */
export interface TraceHost {
  /** Values of a node, for branches and indices that depend on data. */
  evaluate(node: Node): Tensor;
  /** Told when values of nodes that were made aside from the graph are of no more use. */
  forget?(): void;
  /**
   * The adjoints of the scalar `cost` by `inputs`, as nodes that are added to the graph; `null` for one that the cost does
   * not depend on. `unknown` is a node of unknown meaning on the way, where there is one. Without this, programs that ask
   * for gradients get values of unknown meaning.
   */
  gradients?(
    graph: Graph,
    cost: Node,
    inputs: readonly Node[],
  ): { readonly bars: readonly (Node | null)[]; readonly unknown: Node | null };
  /** Numbers of a data file, by the path that the text gives. */
  file(path: string): FileAnswer;
  /** Paths of the program's files around the model file; none where there is no folder, or while they are on their way. */
  beside?(): readonly string[];
  /** The last complete statement that bound a name, as text; `span` is the line that is broken now, or the use. */
  lastGood(name: string, span: Span): string | null;
  /** The text by which a complete statement that binds a name last had a known meaning, if it was another text. */
  lastKnown(name: string, span: Span): string | null;
  /** The stream of random numbers that a seed starts, as the language's library has it. */
  random?(kind: "legacy" | "modern", seed: number): RandomStream;
  /** Parses text of the same language. */
  parse(text: string): Module;
  /** Told before every statement; may end the trace by throwing what is not an `Error`, or `TooMuch`. */
  step?(span: Span): void;
}

/** How to trace. */
export interface TraceOptions {
  readonly entry: string | null;
  /** Sizes by name that override what the text says. */
  readonly sizes: Readonly<Record<string, number>>;
  /** Values by name that override what the text says. */
  readonly values: ReadonlyMap<string, Tensor>;
  readonly seed: number;
  readonly limits: TraceLimits;
  /** Loops, by key, of which only the numbers count: no gradient is asked through them. */
  readonly forNumbers?: ReadonlySet<string>;
}

/** When to stop following. */
export interface TraceLimits {
  readonly nodes: number;
  readonly passes: number;
  readonly steps: number;
  readonly depth: number;
}

/** Limits that keep a trace within a fraction of a second. */
export const defaultLimits: TraceLimits = { nodes: 20_000, passes: 200, steps: 100_000, depth: 60 };
