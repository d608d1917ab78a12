/** The state of one trace and the services every part of it uses: nodes, names, sizes, diagnostics, limits. */

import type { Diagnostic, DiagnosticCode } from "../../core/diagnostic";
import { asConstant, type Dim } from "../../core/dim";
import { isIdentifier } from "../../core/identifiers";
import { type Attrs, type Frame, Graph, type Node, type Origin, type ValueNumbers } from "../../core/node";
import { type Catalogue, type Fault, isFault, type Operation } from "../../core/operation";
import { type Shape, shapeOf } from "../../core/shape";
import type { LineMap, Span } from "../../core/span";
import { count, scalar, type Tensor } from "../../core/tensor";
import { Aside } from "./aside";
import type { Assumed } from "./assumed";
import { Claims } from "./claims";
import { type Described, DescribedPlaces, nothingDescribed } from "./described-places";
import type { Arguments, Dialect } from "./dialect";
import { DimTable } from "./dims";
import { type Execution, History } from "./history";
import { Inputs } from "./inputs";
import { TooMuch } from "./interrupts";
import { shapeIfEqual } from "./misfits";
import { Notes } from "./notes";
import { type ReportDetails, Reports } from "./reports";
import type { Revisited } from "./revisit";
import { Rows } from "./rows";
import { Scope, type Source, type Variable } from "./scope";
import type { Binding, CutLoop, TraceHost, TraceOptions, Use } from "./trace";
import { transposeFix } from "./transposed";
import type { Expr, FunctionDef, Lambda, Module, Stmt } from "./tree";
import {
  array,
  type ClassValue,
  type ComplexValue,
  integer,
  nodesIn,
  type OpaqueValue,
  opaque,
  type Value,
} from "./value";

/** Everything a bound name needs to become a row. */
export interface BindOptions {
  readonly span: Span;
  readonly expression: Span;
  readonly stale?: boolean;
  readonly scope?: Scope;
}

/** Another text that is being followed, and from where in the file. */
export interface Abroad {
  readonly source: Source;
  readonly place: Span;
  readonly frames: readonly Frame[];
  readonly passes: readonly number[];
}

/** What a statement that is followed again finds around it. */
export interface Moment {
  readonly scope: Scope;
  /** Takes what is made. */
  readonly graph: Graph;
  readonly text: string;
  readonly lines: LineMap;
}

/** The parts of the tracer that call each other. */
export interface Interpreter {
  evaluate(t: Tracer, e: Expr, outputs: number): Value;
  run(t: Tracer, body: readonly Stmt[]): Flow;
  call(t: Tracer, callee: Value, args: Arguments, e: Expr, outputs: number): Value;
  restore(t: Tracer, name: string, span: Span): boolean;
}

/** How a statement ends. */
export type Flow = "next" | "break" | "continue" | "return";

/** One run through a module. */
export class Tracer {
  graph: Graph;
  /** What spans refer to. */
  private text: string;
  /** What was followed when. */
  readonly history = new History();
  /** Whether a statement is followed again, in a state that has passed. */
  isRevisited = false;
  readonly bindings: Binding[] = [];
  readonly uses: Use[] = [];
  readonly rows = new Rows(this);
  readonly inputs = new Inputs(this);
  readonly reports = new Reports(this);
  readonly dims: DimTable;
  readonly notes: Notes;
  readonly claims: Claims;
  readonly places: DescribedPlaces;
  globals: Scope;
  scope: Scope;
  /** Calls around the statement under way, outermost first. */
  frames: readonly Frame[] = [];
  /** Calls around the statement under way, anonymous functions and library functions included. */
  depth = 0;
  /** Pass numbers around the statement under way, those of loops around the call included. */
  passes: readonly number[] = [];
  /** How many of them belong to loops around the call under way. */
  passesOutside = 0;
  /** Set while a last good statement stands in for a broken one: everything it makes has this place. */
  standIn: Span | null = null;
  /** Set while text that is not the file at hand is followed: everything it makes has the place from which it was called. */
  abroad: Abroad | null = null;
  /** What the function under way has returned. */
  returned: Value | null = null;
  returnedSpan: Span | null = null;
  /** The statement under way. */
  statement: Span | null = null;
  /** The name the statement under way assigns. */
  assigning: string | null = null;
  /** What the first call of each function in the file passes. */
  readonly calls = new Map<FunctionDef | Lambda, Scope>();
  /** What undeclared inputs are taken to be, while a function is followed that has some. */
  assumed: Assumed | null = null;
  /** What the generator under way has yielded; `null` outside of generators. */
  yielded: Value[] | null = null;
  /** The import under way. */
  importing: Span | null = null;
  /** How many `try` blocks of the program, whose errors it handles itself, are around the statement under way. */
  tries = 0;
  /** Names for which random arrays were drawn, one after the other. */
  drawn: string[] = [];
  private draws = new Map<string, number>();
  /** Whether something was decided on computed numbers. */
  looked = false;
  /** Whether some statements were left out, so that lists and dictionaries may hold less than they would. */
  skipped = false;
  /** What is followed with inputs of its own rather than called. */
  entered: "function" | "method" | null = null;
  /** The input that is an object, and of which class. */
  object: { readonly name: string; readonly type: ClassValue } | null = null;
  /** Nodes that differentiation has added, for gradients that the program asks for. */
  fromRules = 0;
  /** Statements followed so far. */
  steps = 0;
  /** Loops that were not followed to their end, outer ones first. */
  readonly cutLoops: CutLoop[] = [];
  readonly aside = new Aside(this);

  constructor(
    readonly module: Module,
    readonly dialect: Dialect,
    readonly catalogue: Catalogue,
    readonly host: TraceHost,
    readonly options: TraceOptions,
    private readonly interpreter: Interpreter,
    /** Value numbers of earlier runs through the same module. */
    numbers?: ValueNumbers,
    /** What earlier runs have found of described inputs. */
    described: Described = nothingDescribed(),
  ) {
    this.text = module.text;
    this.graph = new Graph(numbers, 0, [], (X, into) => this.aside.adopt(X, into));
    this.globals = new Scope(null);
    this.scope = this.globals;
    this.dims = new DimTable(options.sizes, described.sizes);
    this.places = new DescribedPlaces(described, this.dims);
    this.notes = new Notes(module);
    this.claims = new Claims(this.notes);
    options.values.forEach((data, name) => {
      const note = this.notes.forName(name);
      if (note) this.inputs.learnSizes(note, data);
    });
  }

  /** The value of an expression; `outputs` is how many results are wanted of a call, 0 for a statement of its own. */
  evaluate(e: Expr, outputs = 1): Value {
    return this.interpreter.evaluate(this, e, outputs);
  }

  /** Follows statements until one leaves the block. */
  run(body: readonly Stmt[]): Flow {
    return this.interpreter.run(this, body);
  }

  /** Calls whatever a value is. */
  call(callee: Value, args: Arguments, e: Expr, outputs = 1): Value {
    return this.interpreter.call(this, callee, args, e, outputs);
  }

  /** Gives a name its last good meaning, marked stale; false when it never had one. */
  restore(name: string, span: Span): boolean {
    return this.interpreter.restore(this, name, span);
  }

  /** Follows something in the state of an earlier moment; what it makes is handed out, and the trace stays as it is. */
  again(e: Execution, { scope, graph, text, lines }: Moment, follow: () => void): Revisited {
    const { globals, statement, assigning, steps, looked, drawn, draws } = this;
    const present = { graph: this.graph, scope: this.scope, frames: this.frames, passes: this.passes };
    const before = [this.bindings.length, this.uses.length, this.reports.diagnostics.length] as const;
    const saved = { ...present, globals, statement, assigning, steps, looked, drawn, draws };
    const { frames, passes, passesOutside, depth, tries } = e;
    Object.assign(this, { scope, graph, frames, passes, passesOutside, depth, tries, drawn: [] });
    if (e.scope === globals) this.globals = scope;
    this.draws = new Map();
    for (const name of drawn.slice(0, e.drawn)) this.draws.set(name, (this.draws.get(name) ?? 0) + 1);
    this.text = text;
    this.notes.lines = lines;
    this.isRevisited = true;
    try {
      follow();
      const [bindings, uses, diagnostics] = [this.bindings, this.uses, this.reports.diagnostics].map((list, i) =>
        list.slice(before[i]),
      ) as [Binding[], Use[], Diagnostic[]];
      return { nodes: graph.nodes, bindings, uses, diagnostics };
    } finally {
      this.isRevisited = false;
      this.bindings.length = before[0];
      this.uses.length = before[1];
      this.reports.diagnostics.length = before[2];
      Object.assign(this, saved, { passesOutside: 0, depth: 0, tries: 0 });
    }
  }

  /** Counts a statement; ends the trace when there were too many. */
  step(span: Span): void {
    this.steps += 1;
    this.host.step?.(span);
    if (this.steps > this.options.limits.steps) {
      throw new TooMuch(
        `This file takes more than ${this.options.limits.steps.toLocaleString("en")} steps to follow`,
        span,
      );
    }
  }

  /** Ends the trace when there are too many values, of nodes or of names. */
  limit(values: number, span: Span): void {
    if (values < this.options.limits.nodes) return;
    throw new TooMuch(`This file has more than ${this.options.limits.nodes.toLocaleString("en")} values`, span);
  }

  /** The text a span stands for. */
  textAt(span: Span): string {
    return (this.abroad?.source.text ?? this.text).slice(span.from, span.to);
  }

  /** What `follow` gives while another text is followed, called from `place`; `null` leads back to the file at hand. */
  elsewhere<T>(source: Source | null, place: Span, follow: () => T): T {
    const before = this.abroad;
    const { frames, passes } = before ?? this;
    if (before?.source !== source)
      this.abroad = source && { source, place: before?.place ?? this.standIn ?? place, frames, passes };
    try {
      return follow();
    } finally {
      this.abroad = before;
    }
  }

  /** Whether a line of an earlier version is followed at a place. */
  isRestored(span: Span): boolean {
    return !this.abroad && (this.module.restored?.some((r) => r.from <= span.from && span.to <= r.to) ?? false);
  }

  /** Says something about the file, once per place and kind. Nothing is said about lines that stand in for broken ones. */
  report(code: DiagnosticCode, span: Span, message: string, more: ReportDetails = {}): void {
    this.reports.report(code, span, message, more);
  }

  /** Says that sizes do not fit. Where one of them is only assumed that is no mistake of the file's. */
  reportMisfit(span: Span, message: string, depends: readonly Node[], more: ReportDetails = {}): void {
    this.reports.reportMisfit(span, message, depends, more);
  }

  /** A value of unknown meaning, with a faint note at its place. */
  unsupported(span: Span, message: string, depends: readonly Value[] = []): OpaqueValue {
    this.report("unsupported", span, message);
    return opaque(message, depends.flatMap(nodesIn));
  }

  /** Where a node made now comes from. */
  origin(span: Span): Origin {
    const { frames, passes } = this.abroad ?? this;
    return {
      span: this.standIn ?? this.abroad?.place ?? span,
      frames,
      iteration: passes.length > 0 ? passes : null,
    };
  }

  /** Adds a node; when the operands do not fit, says so and gives a value of unknown meaning. */
  build(op: string, args: readonly Node[], attrs: Attrs, span: Span, operands: readonly Span[] = []): Value {
    const operation = this.catalogue.get(op);
    if (!operation) return this.unsupported(span, `${op} is not among the operations Adjoint knows`);
    const shape = operation.shape(
      args.map((a) => a.shape),
      attrs,
    );
    if (isFault(shape)) {
      const fix = this.abroad
        ? null
        : transposeFix({ operation, args, attrs, operands, textAt: (s) => this.textAt(s) }, this.dialect.language);
      const unknown = this.reports.mismatch(shape, { args, attrs, span, operands, fix });
      return this.assumed?.quiet ? (this.mended(operation, shape, args, attrs, span) ?? unknown) : unknown;
    }
    if (this.assumed?.quiet) this.assumed.accident(operation, args, attrs, span);
    if (this.assumed?.quiet !== false) this.inputs.filled(shape, span);
    this.limit(this.graph.nodes.length - this.fromRules, span);
    const node = this.graph.add(op, args, attrs, shape, this.origin(span));
    if (args.length > 0) this.use(span, node);
    return array(node);
  }

  /** What follows a misfit is to be learned as well: a value of the shape that would come out if the sizes were equal. */
  private mended(operation: Operation, fault: Fault, args: readonly Node[], attrs: Attrs, span: Span): Value | null {
    const shape = shapeIfEqual(operation, fault, args, attrs);
    if (!shape) return null;
    const seed = `${this.options.seed}:${this.graph.nodes.length}`;
    return array(this.graph.add("opaque", args, { shape: [...shape], seed }, shape, this.origin(span)));
  }

  /** A literal number or array. */
  constant(value: Tensor | number, span: Span, size?: readonly number[]): Node {
    const tensor = typeof value === "number" ? (size ? { size, data: Float64Array.of(value) } : scalar(value)) : value;
    return this.graph.add("constant", [], { value: tensor }, shapeOf(tensor.size), this.origin(span));
  }

  /** Values of a node, for decisions that depend on data. */
  valueOf(node: Node): Tensor {
    if (node.args.length > 0 || node.op === "input") this.looked = true;
    if (!this.isRevisited) this.history.look(node);
    return this.host.evaluate(node);
  }

  /** The number a value is, or `null` when it is not a single number. */
  numberOf(value: Value): number | null {
    if (value.kind === "integer") return value.dim.size;
    if (value.kind === "truth") return Number(value.value);
    if (value.kind !== "array") return null;
    if (count(value.node.shape.map((d) => d.size)) !== 1) {
      this.assumed?.scalar(value.node, this.statement ?? { from: 0, to: 0 });
      return null;
    }
    return this.valueOf(value.node).data[0] ?? null;
  }

  /** The size a value is, by name where it has one; `null` when it is not a whole number. */
  dimOf(value: Value): Dim | null {
    if (value.kind === "integer") return value.dim;
    const number = this.numberOf(value);
    if (value.kind === "array") this.assumed?.quotients(value.node, this.statement ?? { from: 0, to: 0 });
    if (number !== null && Number.isInteger(number)) return this.dims.number(number);
    if (value.kind === "array") {
      this.assumed?.whole(value.node, this.statement ?? { from: 0, to: 0 });
      this.places.needWhole(value.node);
    }
    return null;
  }

  /** The whole number a value is, by name where it has one. */
  wholeNumber(value: Value): number | null {
    const d = this.dimOf(value);
    return d === null ? null : d.size;
  }

  /** What a name stands for, noting where it is used. */
  read(name: string, span: Span): Variable | undefined {
    const variable = this.scope.get(name);
    if (variable?.binding) this.use(span, variable.binding.key);
    return variable;
  }

  /** Notes that a piece of text means a row. */
  use(span: Span, target: string | Node, written?: Node): void {
    if (!this.standIn && !this.abroad && !this.aside.isOn)
      this.uses.push({ span, target, ...(written && { written }) });
  }

  /** Binds a name to a value; arrays, numbers and opaque values become rows. Returns the value as the name now has it. */
  bind(name: string, value: Value, o: BindOptions): Value {
    const scope = o.scope ?? this.scope;
    if (value.kind === "complex") return this.bindParts(name, value, o);
    const row = this.rows.add(name, value, o);
    const kept = row.value;
    if (isIdentifier(name)) scope.set(name, { value: kept, binding: row.binding });
    return kept;
  }

  /** A name of complex numbers has two rows, one for each part. */
  private bindParts(name: string, { re, im }: ComplexValue, o: BindOptions): Value {
    const rows = [re, im].map((node, i) => this.rows.add(partName(this.dialect.language, name, i), array(node), o));
    const [first, second] = rows.map((r) => (r.value.kind === "array" ? r.value.node : null));
    const kept: Value = first && second ? { kind: "complex", re: first, im: second } : { kind: "complex", re, im };
    (o.scope ?? this.scope).set(name, { value: kept, binding: rows[0]?.binding ?? null });
    return kept;
  }

  /** The node by which a whole number enters arithmetic. */
  numberNode(dim: Dim, span: Span): Node {
    const rank = this.dialect.language === "matlab" ? 2 : 0;
    const size = new Array<number>(rank).fill(1);
    const number = asConstant(dim);
    if (number !== null) {
      const value = { size, data: Float64Array.of(number) };
      const attrs: Attrs = rank === 0 ? { value, entries: "integer" } : { value };
      return this.graph.add("constant", [], attrs, shapeOf(size), this.origin(span));
    }
    return this.graph.add("extent", [], { dim, rank }, shapeOf(size), this.origin(span));
  }

  /** A leaf of the graph: data, or numbers drawn as the attributes say. */
  input(name: string, shape: Shape, span: Span, data: Tensor | null, drawn: Attrs = { distribution: "normal" }): Node {
    const seed = `${this.options.seed}:${name}`;
    const attrs = { ...drawn, shape: [...shape], data, seed };
    return this.graph.add("input", [], attrs, shape, this.origin(span));
  }

  /** The name a random array is for, with a number when one line draws several: its seed does not change with other lines. */
  randomName(span: Span): string {
    const name = this.assigning ?? this.textAt(this.abroad ? this.abroad.place : span);
    const n = (this.draws.get(name) ?? 0) + 1;
    this.draws.set(name, n);
    this.drawn.push(name);
    return n === 1 ? name : `${name}#${n}`;
  }

  /** The size a name stands for in a shape comment. */
  namedDim(name: string): Dim {
    const variable = this.scope.get(name);
    if (variable?.value.kind === "integer") return variable.value.dim;
    return this.dims.declare(name);
  }

  /** A whole number as a value. */
  whole(n: number): Value {
    return integer(this.dims.number(n));
  }
}

/** How the text asks for a part of a complex name. */
function partName(language: Dialect["language"], name: string, part: number): string {
  const word = part === 0 ? "real" : "imag";
  return language === "matlab" ? `${word}(${name})` : `${name}.${word}`;
}
