/** The state of one trace and the services every part of it uses: nodes, names, sizes, diagnostics, limits. */

import { type Diagnostic, type DiagnosticCode, diagnostic, type Fix, type Related } from "../../core/diagnostic";
import { asConstant, type Dim, namesIn } from "../../core/dim";
import { type Attrs, type Frame, Graph, type Node, type Origin } from "../../core/node";
import { type Catalogue, type Fault, isFault } from "../../core/operation";
import { printShape, type Shape, shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { count, scalar, type Tensor } from "../../core/tensor";
import type { Arguments, Dialect } from "./dialect";
import { DimTable } from "./dims";
import { Notes } from "./notes";
import { Scope, type Variable } from "./scope";
import type { ShapeNote } from "./shape-comments";
import type { Binding, TraceHost, TraceOptions, Use } from "./trace";
import type { Expr, Module, Stmt } from "./tree";
import { array, integer, nodesIn, type OpaqueValue, opaque, type Value } from "./value";

/** Ends a trace that has become too large; caught by `trace`. */
export class TooMuch extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

/** An error of the traced program on its way to the `try` around it. */
export class Raised extends Error {
  constructor(
    message: string,
    readonly code: DiagnosticCode,
    readonly span: Span,
    /** What was raised, when the program raised it itself. */
    readonly value: Value | null,
  ) {
    super(message);
  }
}

/** Everything a bound name needs to become a row. */
export interface BindOptions {
  readonly span: Span;
  readonly expression: Span;
  readonly stale?: boolean;
  readonly scope?: Scope;
}

/** Findings that would end the program where they stand, unless it handles them. */
const isProgramError: ReadonlySet<DiagnosticCode> = new Set([
  "undefined-name",
  "shape-mismatch",
  "type-mismatch",
  "raised",
]);

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
  readonly graph = new Graph();
  readonly bindings: Binding[] = [];
  readonly uses: Use[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly dims: DimTable;
  readonly notes: Notes;
  readonly globals: Scope;
  scope: Scope;
  /** Calls around the statement under way, outermost first. */
  frames: readonly Frame[] = [];
  /** Pass numbers around the statement under way. */
  passes: readonly number[] = [];
  /** Set while a last good statement stands in for a broken one: everything it makes has this place. */
  standIn: Span | null = null;
  /** What the function under way has returned. */
  returned: Value | null = null;
  returnedSpan: Span | null = null;
  /** The name the statement under way assigns. */
  assigning: string | null = null;
  /** How many `try` blocks of the program, whose errors it handles itself, are around the statement under way. */
  tries = 0;
  private readonly draws = new Map<string, number>();
  private readonly bound = new Map<number, Binding>();
  private readonly occurrences = new Map<string, number>();
  private readonly occurrenceAt = new Map<string, number>();
  private readonly said = new Set<string>();
  /** Names that have had the person's data. */
  private readonly given = new Set<string>();
  private steps = 0;

  constructor(
    readonly module: Module,
    readonly dialect: Dialect,
    readonly catalogue: Catalogue,
    readonly host: TraceHost,
    readonly options: TraceOptions,
    private readonly interpreter: Interpreter,
  ) {
    this.globals = new Scope(null);
    this.scope = this.globals;
    this.dims = new DimTable(options.sizes);
    this.notes = new Notes(module);
    options.values.forEach((data, name) => {
      const note = this.notes.forName(name);
      if (note) this.learnSizes(note, data);
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
  private limit(values: number, span: Span): void {
    if (values < this.options.limits.nodes) return;
    throw new TooMuch(`This file has more than ${this.options.limits.nodes.toLocaleString("en")} values`, span);
  }

  /** The text a span stands for. */
  textAt(span: Span): string {
    return this.module.text.slice(span.from, span.to);
  }

  /** Says something about the file, once per place and kind. Nothing is said about lines that stand in for broken ones. */
  report(
    code: DiagnosticCode,
    span: Span,
    message: string,
    more: { related?: readonly Related[]; fix?: Fix } = {},
  ): void {
    if (this.tries > 0 && isProgramError.has(code)) throw new Raised(message, code, span, null);
    const key = `${code}@${span.from}:${span.to}`;
    if (this.standIn || this.said.has(key)) return;
    this.said.add(key);
    this.diagnostics.push(diagnostic(code, span, message, more));
  }

  /** A value of unknown meaning, with a faint note at its place. */
  unsupported(span: Span, message: string, depends: readonly Value[] = []): OpaqueValue {
    this.report("unsupported", span, message);
    return opaque(message, depends.flatMap(nodesIn));
  }

  /** Where a node made now comes from. */
  origin(span: Span): Origin {
    return {
      span: this.standIn ?? span,
      frames: this.frames,
      iteration: this.passes.length > 0 ? this.passes : null,
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
    if (isFault(shape)) return this.mismatch(shape, args, span, operands);
    this.limit(this.graph.nodes.length, span);
    const node = this.graph.add(op, args, attrs, shape, this.origin(span));
    if (args.length > 0) this.use(span, node);
    return array(node);
  }

  /** A literal number or array. */
  constant(value: Tensor | number, span: Span, size?: readonly number[]): Node {
    const tensor = typeof value === "number" ? (size ? { size, data: Float64Array.of(value) } : scalar(value)) : value;
    return this.graph.add("constant", [], { value: tensor }, shapeOf(tensor.size), this.origin(span));
  }

  /** Values of a node, for decisions that depend on data. */
  valueOf(node: Node): Tensor {
    return this.host.evaluate(node);
  }

  /** The number a value is, or `null` when it is not a single number. */
  numberOf(value: Value): number | null {
    if (value.kind === "integer") return value.dim.size;
    if (value.kind === "truth") return Number(value.value);
    if (value.kind !== "array" || count(value.node.shape.map((d) => d.size)) !== 1) return null;
    return this.valueOf(value.node).data[0] ?? null;
  }

  /** The size a value is, by name where it has one; `null` when it is not a whole number. */
  dimOf(value: Value): Dim | null {
    if (value.kind === "integer") return value.dim;
    const number = this.numberOf(value);
    return number !== null && Number.isInteger(number) ? this.dims.number(number) : null;
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
  use(span: Span, target: string | Node): void {
    if (!this.standIn) this.uses.push({ span, target });
  }

  /** Binds a name to a value; arrays, numbers and opaque values become rows. Returns the value as the name now has it. */
  bind(name: string, value: Value, o: BindOptions): Value {
    const scope = o.scope ?? this.scope;
    const row = this.rowFor(name, value, o);
    const kept = row.value;
    if (/^[A-Za-z_]\w*$/.test(name)) scope.set(name, { value: kept, binding: row.binding });
    return kept;
  }

  /** Makes the row of an assignment without touching any scope: for `self.W`, `params["W"]`, `x[i] = …`. */
  rowFor(name: string, assigned: Value, o: BindOptions): { value: Value; binding: Binding | null } {
    const value = this.replaced(name, assigned, o);
    const made = this.rowValue(name, value, o);
    if (made === null) return { value, binding: null };
    const state = made.state === "live" && (o.stale === true || this.standIn !== null) ? "stale" : made.state;
    const binding: Binding = {
      key: this.keyFor(name, o.span),
      name,
      value: made.value,
      node: made.node,
      span: this.standIn ?? o.span,
      expression: this.standIn ?? o.expression,
      frames: this.frames,
      iteration: this.passes.length > 0 ? this.passes : null,
      state,
      why: made.why,
      shape: made.node?.shape ?? (value.kind === "opaque" ? value.shape : null),
    };
    if (made.node) {
      made.node.name = name;
      this.bound.set(made.node.id, binding);
    }
    this.limit(this.bindings.length, o.span);
    this.bindings.push(binding);
    this.use(o.span, binding.key);
    return { value: made.value, binding };
  }

  /** The binding of a node, if a name holds it. */
  bindingOf(node: Node): Binding | undefined {
    return this.bound.get(node.id);
  }

  /** The person's data in place of the first value that a name is given. */
  private replaced(name: string, value: Value, o: BindOptions): Value {
    const data = this.options.values.get(name);
    if (!data || this.given.has(name)) return value;
    this.given.add(name);
    if (value.kind === "array" && value.node.attrs.data === data) return value;
    if (value.kind === "integer" && data.data.length === 1 && Number.isInteger(data.data[0]))
      return this.whole(data.data[0] ?? 0);
    const computed = value.kind === "array" ? value.node.shape : null;
    const same = computed?.length === data.size.length && computed.every((d, i) => d.size === data.size[i]);
    const asked = computed?.some((d) => [...namesIn(d)].some((n) => this.options.sizes[n] !== undefined)) ?? false;
    if (computed && !same && asked) {
      const message = `The data for '${name}' is ${printShape(shapeOf(data.size))}, but the sizes asked for make it ${computed.map((d) => d.size).join("×")}`;
      this.report("size-conflict", o.span, message);
    }
    return array(this.input(name, computed && same ? computed : shapeOf(data.size), o.expression, data));
  }

  private rowValue(
    name: string,
    value: Value,
    o: BindOptions,
  ): { value: Value; node: Node | null; state: "live" | "opaque"; why: string | null } | null {
    if (value.kind === "integer") {
      const node = this.namedConstant(name, this.numberNode(value.dim, o.expression));
      return { value: { ...value, node }, node, state: "live", why: null };
    }
    if (value.kind === "array") {
      const alias = this.bound.has(value.node.id);
      const made = alias
        ? this.graph.add("identity", [value.node], {}, value.node.shape, this.origin(o.expression))
        : this.namedConstant(name, value.node);
      return { value: array(made), node: made, state: made.op === "opaque" ? "opaque" : "live", why: this.whyOf(made) };
    }
    if (value.kind !== "opaque") return null;
    const shape = this.shapeSaid(name, o.expression) ?? value.shape;
    if (shape === null) return { value, node: null, state: "opaque", why: value.why };
    const seed = `${this.options.seed}:${name}`;
    const node = this.graph.add(
      "opaque",
      value.depends,
      { shape: [...shape], seed, why: value.why },
      shape,
      this.origin(o.expression),
    );
    return { value: array(node), node, state: "opaque", why: value.why };
  }

  /** A number that has a name is written by it, not by its value. */
  private namedConstant(name: string, node: Node): Node {
    if (node.op !== "constant") return node;
    return this.graph.add("constant", [], { ...node.attrs, name }, node.shape, node.origin);
  }

  private whyOf(node: Node): string | null {
    const why = node.attrs.why;
    return typeof why === "string" ? why : null;
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

  /** A shape that a comment gives to a name or to the statement at a place. */
  shapeSaid(name: string, statement: Span): Shape | null {
    const note = this.notes.forStatement(name, statement) ?? this.notes.forName(name);
    return note ? this.notes.shape(note, (n) => this.namedDim(n), this.dialect.language) : null;
  }

  /** A value for a name that the file does not compute: data the person gave, else random numbers of the stated shape. */
  inputFor(name: string, span: Span, note: ShapeNote | null): Value | null {
    const data = this.options.values.get(name) ?? null;
    if (data) return array(this.input(name, this.dataShape(name, data, note, span), span, data));
    if (!note) return null;
    if (note.scalar && (this.options.sizes[name] !== undefined || this.notes.isSize(name)))
      return integer(this.namedDim(name));
    return array(
      this.input(
        name,
        this.notes.shape(note, (n) => this.namedDim(n), this.dialect.language),
        span,
        null,
      ),
    );
  }

  /** A leaf of the graph. */
  input(name: string, shape: Shape, span: Span, data: Tensor | null, distribution = "normal"): Node {
    const seed = `${this.options.seed}:${name}`;
    return this.graph.add("input", [], { shape: [...shape], data, seed, distribution }, shape, this.origin(span));
  }

  /** The name a random array is for, with a number when one line draws several: its seed does not change with other lines. */
  randomName(span: Span): string {
    const name = this.assigning ?? this.textAt(span);
    const n = (this.draws.get(name) ?? 0) + 1;
    this.draws.set(name, n);
    return n === 1 ? name : `${name}#${n}`;
  }

  /** The shape a comment behind the line states for what the line computes. */
  stated(statement: Span): Shape | null {
    return this.shapeSaid(this.assigning ?? "", statement);
  }

  private dataShape(name: string, data: Tensor, note: ShapeNote | null, span: Span): Shape {
    const own = shapeOf(data.size);
    if (!note) return own;
    this.learnSizes(note, data);
    const stated = this.notes.shape(note, (n) => this.namedDim(n), this.dialect.language);
    if (stated.length === own.length && stated.every((d, i) => d.size === own[i]?.size)) return stated;
    this.report(
      "size-conflict",
      span,
      `The data for '${name}' is ${printShape(own)}, but a comment says ${printShape(stated)}`,
    );
    return own;
  }

  /** Sizes that a comment names and nothing has fixed yet are those of the data. */
  private learnSizes(note: ShapeNote, data: Tensor): void {
    note.axes.forEach((axis, i) => {
      const size = data.size[i];
      if (size === undefined || axis.kind !== "name" || this.options.sizes[axis.name] !== undefined) return;
      const free = !this.dims.has(axis.name) && this.scope.get(axis.name)?.value.kind !== "integer";
      if (free) this.dims.name(axis.name, size, "inferred");
    });
  }

  /** The size a name stands for in a shape comment. */
  namedDim(name: string): Dim {
    const variable = this.scope.get(name);
    if (variable?.value.kind === "integer") return variable.value.dim;
    return this.dims.declare(name);
  }

  /** `h#1` for the first assignment of h in the text, `h#1[2]` for its second pass. */
  private keyFor(name: string, span: Span): string {
    const path = this.frames.map((f) => `${f.function}@${f.span.from}`).join("/");
    const place = `${path}|${name}|${(this.standIn ?? span).from}`;
    let n = this.occurrenceAt.get(place);
    if (n === undefined) {
      n = (this.occurrences.get(`${path}|${name}`) ?? 0) + 1;
      this.occurrences.set(`${path}|${name}`, n);
      this.occurrenceAt.set(place, n);
    }
    const calls = this.frames.map((f) => `${f.function}.${this.callNumber(f)}/`).join("");
    return `${calls}${name}#${n}${this.passes.length > 0 ? `[${this.passes.join()}]` : ""}`;
  }

  private readonly callNumbers = new Map<string, number>();
  private readonly callCounts = new Map<string, number>();

  /** Calls of a function are told apart by their order in the text, which edits elsewhere do not change. */
  private callNumber(f: Frame): number {
    const place = `${f.function}@${f.span.from}`;
    const known = this.callNumbers.get(place);
    if (known !== undefined) return known;
    const n = (this.callCounts.get(f.function) ?? 0) + 1;
    this.callCounts.set(f.function, n);
    this.callNumbers.set(place, n);
    return n;
  }

  private mismatch(f: Fault, args: readonly Node[], span: Span, operands: readonly Span[]): OpaqueValue {
    const names = args.map((_, i) => this.operandName(operands[i], i));
    const shapes = args.map((a, i) => `${names[i]} is ${printShape(a.shape)}`);
    const whole = this.textAt(span).replace(/\s+/g, " ");
    const subject = whole.length <= 40 ? whole : `${whole.slice(0, 37)}…`;
    const related = this.origins(args);
    this.report("shape-mismatch", span, `${subject}: ${f.message}, ${shapes.join(" and ")}`, { related });
    return opaque(`${f.message} on this line`, args);
  }

  /** Where the names that hold arrays, or what they were made from, got their shape. */
  origins(nodes: readonly Node[]): Related[] {
    return nodes.flatMap((node): Related[] => {
      const from = this.sourceOf(node);
      return from
        ? [{ span: from.span, message: `${from.name} is ${printShape(from.shape ?? node.shape)} since here` }]
        : [];
    });
  }

  private sourceOf(node: Node): Binding | undefined {
    return (
      this.bound.get(node.id) ?? (node.args.length === 1 && node.args[0] ? this.sourceOf(node.args[0]) : undefined)
    );
  }

  private operandName(span: Span | undefined, i: number): string {
    const written = span ? this.textAt(span).replace(/\s+/g, " ") : "";
    if (written !== "" && written.length <= 24) return written;
    return i === 0 ? "the left side" : "the right side";
  }

  /** A whole number as a value. */
  whole(n: number): Value {
    return integer(this.dims.number(n));
  }
}
