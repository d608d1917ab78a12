/** Traces a module: the file as a script, then the function to differentiate when there is one. */

import { ValueNumbers } from "../../core/node";
import type { Catalogue } from "../../core/operation";
import type { Span } from "../../core/span";
import { assumedValue, sayAssumed } from "./assume";
import { Assumed } from "./assumed";
import { callFunction, callValue, results } from "./calls";
import type { Guesses } from "./demands";
import { type Described, nothingDescribed } from "./described-places";
import type { Dialect } from "./dialect";
import { entrywiseInputs } from "./entrywise";
import { evaluate } from "./expressions";
import { strainOf } from "./fitness";
import { hoist, hoistNested } from "./hoisting";
import { type Attempt, type Inference, infer } from "./infer";
import { InferenceMemory } from "./inference-memory";
import { TooMuch } from "./interrupts";
import { revisit } from "./revisit";
import { Scope } from "./scope";
import { restore, run } from "./statements";
import type { Past, Trace, TraceHost, TraceOptions } from "./trace";
import { Tracer } from "./tracer";
import type { Expr, FunctionDef, Module, Param, Stmt } from "./tree";
import { array, type ClassValue, opaque, type Value } from "./value";

/** Follows a module. Never throws: what goes wrong is a diagnostic. */
export function trace(
  module: Module,
  dialect: Dialect,
  catalogue: Catalogue,
  host: TraceHost,
  options: TraceOptions,
  memory: InferenceMemory = new InferenceMemory(),
): Trace {
  const described = nothingDescribed();
  const setup = { module, dialect, catalogue, host, options, memory, numbers: new ValueNumbers(), described };
  let followed = inferred(setup);
  for (let turn = 0; turn < 4 && followed.t.places.isNews; turn++) {
    const { labels, wholes, sizes } = followed.t.places.wanted;
    for (const [name, found] of labels) described.labels.set(name, found);
    for (const name of wholes) described.wholes.add(name);
    for (const [name, size] of sizes) described.sizes.set(name, size);
    followed = inferred(setup);
  }
  return traceOf(followed);
}

/** Follows a module; where the entry has inputs that nothing describes, with what can be inferred of them. */
function inferred(setup: Setup): Followed {
  const plain = once(setup, null);
  if (!plain.entry || plain.unknown.length === 0) return plain;
  const { module, memory } = setup;
  const known = memory.recall(module, plain.entry.name, plain.unknown);
  if (known) return once(setup, known);
  const subject = { module, definition: plain.entry.definition, inputs: plain.unknown };
  const inference = infer(subject, (guesses) => attempt(setup, guesses));
  // A line that is only half there may read well and fit nothing: what held before it was touched holds until the text fits again.
  const before = inference.strain > 0 ? memory.stood(module, plain.entry.name, plain.unknown) : null;
  if (before && strainOf(attempt(setup, before.guesses)) <= inference.strain) return once(setup, before);
  memory.keep(module, plain.entry.name, plain.unknown, inference);
  return once(setup, inference);
}

/** Follows quietly; where entries of described inputs have to be positions, once more with positions that fit these guesses. */
function attempt(setup: Setup, guesses: Guesses): Attempt {
  const inference = { guesses, reasons: new Map(), strain: 0 };
  const described = { ...setup.described, labels: new Map() };
  const seen = once({ ...setup, described }, inference, true);
  const { labels } = seen.t.places.wanted;
  return seenIn(labels.size === 0 ? seen : once({ ...setup, described: { ...described, labels } }, inference, true));
}

interface Setup {
  readonly module: Module;
  readonly dialect: Dialect;
  readonly catalogue: Catalogue;
  readonly host: TraceHost;
  readonly options: TraceOptions;
  readonly memory: InferenceMemory;
  readonly numbers: ValueNumbers;
  /** What turned out of inputs that comments describe. */
  readonly described: Described;
}

/** One run, as far as it came. */
interface Followed {
  readonly t: Tracer;
  readonly entry: Entry | null;
  readonly entries: readonly Entry[];
  /** Inputs of the entry that nothing describes; where there are some and nothing is assumed of them, it is not followed. */
  readonly unknown: readonly string[];
  readonly returned: { readonly value: Value; readonly span: Span | null } | null;
}

function once(setup: Setup, inference: Inference | null, quiet = false): Followed {
  const { module, dialect, catalogue, host, options, numbers } = setup;
  const parts = { evaluate, run, call: callValue, restore };
  const t = new Tracer(module, dialect, catalogue, host, options, parts, numbers, setup.described);
  for (const p of module.problems) t.report(p.code ?? "syntax", p.span, sentence(p.message), { certain: true });
  const entries = module.body.flatMap(entriesOf);
  let entry: Entry | null = null;
  let unknown: readonly string[] = [];
  let returned: Followed["returned"] = null;
  try {
    hoist(t, module.body);
    // What is raised at the top level ends its own statement only: the others stay live.
    for (const s of module.body) run(t, [s]);
    entry = chooseEntry(t, entries, setup.memory);
    if (entry) {
      unknown = undeclared(t, entry);
      if (inference) t.assumed = new Assumed(inference.guesses, t.dims, quiet);
      if (inference || unknown.length === 0) returned = follow(t, entry, inference?.reasons ?? new Map());
    }
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    t.report("limit", error.span, `${error.message}; the rest is not followed`);
  }
  t.claims.report(t);
  return { t, entry, entries, unknown, returned };
}

function traceOf({ t, entry, entries, returned }: Followed): Trace {
  return {
    module: t.module,
    graph: t.graph,
    bindings: t.bindings,
    uses: t.uses,
    dims: t.dims.entries(),
    diagnostics: t.reports.diagnostics,
    entry: entry?.name ?? null,
    entries: entries.filter(computes).map((e) => e.name),
    returned: returned ? t.aside.own(returned.value) : null,
    returnedSpan: returned?.span ?? null,
    cutLoops: t.cutLoops,
    past: t.assumed || t.fromRules > 0 ? null : pastOf(t),
  };
}

function pastOf(t: Tracer): Past {
  const { history } = t;
  return {
    looked: history.looked,
    of: (statement) => history.of(statement),
    revisit: (e, s, now) => revisit(t, e, s, now),
  };
}

function seenIn({ t, returned }: Followed): Attempt {
  return {
    demands: t.assumed?.demands ?? [],
    stretches: t.assumed?.stretching.wanted ?? new Map(),
    dims: t.dims.entries(),
    diagnostics: t.reports.diagnostics,
    bindings: t.bindings,
    returned: returned?.value ?? null,
    goesInto: (node) => entrywiseInputs(node, t.catalogue, (n) => t.assumed?.from.inputOf(n) ?? null),
    nodes: t.graph.nodes.length,
    steps: t.steps,
  };
}

/** A function that can be differentiated, by the name people use for it. */
interface Entry {
  readonly name: string;
  readonly definition: FunctionDef;
  readonly owner: string | null;
}

function entriesOf(s: Stmt): Entry[] {
  if (s.kind === "function") return [{ name: s.name, definition: s, owner: null }];
  if (s.kind !== "class") return [];
  return s.body.flatMap((m): Entry[] =>
    m.kind === "function" ? [{ name: `${s.name}.${m.name}`, definition: m, owner: s.name }] : [],
  );
}

/** What a parser says, as a sentence on its own. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a gradient of it may be wanted: what makes or prints an object returns none. */
function computes({ owner, definition: { name } }: Entry): boolean {
  return owner === null || (name !== owner && !/^__(?!call__)|^[gs]et\.|^(?:disp|delete)$/.test(name));
}

/** The function asked for; else, in a file that only defines functions, the first that is not a helper of another. */
function chooseEntry(t: Tracer, entries: readonly Entry[], memory: InferenceMemory): Entry | null {
  const wanted = t.options.entry;
  if (wanted !== null) {
    const found = entries.find((e) => e.name === wanted);
    if (!found) {
      const known =
        entries.length > 0 ? `it defines ${entries.map((e) => e.name).join(", ")}` : "it defines no function";
      t.report("undefined-name", { from: 0, to: 0 }, `This file has no function '${wanted}'; ${known}`);
    }
    return found ?? null;
  }
  const isClassFile = t.dialect.language === "matlab" && t.module.body.every((s) => s.kind === "class");
  if (isClassFile) return chosenMethod(t, entries);
  if (t.bindings.some((b) => b.node !== null && b.node.args.length > 0)) return null;
  const plain = entries.filter((e) => e.owner === null);
  if (t.dialect.language === "matlab") return t.bindings.length > 0 ? null : (plain[0] ?? null);
  const own = plain.filter((e) => !memory.isHelper(e.name, isCalled(t.module, e)));
  const candidates = own.length > 0 ? own : plain;
  return candidates.find((e) => e.definition.params.every((p) => known(t, e, p))) ?? candidates[0] ?? null;
}

/** Of a file that is a class: the first method with a single result that no other method asks for. */
function chosenMethod(t: Tracer, entries: readonly Entry[]): Entry | null {
  const methods = entries.filter((e) => computes(e) && e.definition.outputs?.length !== 0);
  const own = methods.filter((e) => !returnsItself(e));
  return own.find((e) => !isCalled(t.module, e, "\\b")) ?? own[0] ?? null;
}

/** `function obj = step(obj, …)` */
function returnsItself({ definition }: Entry): boolean {
  const [first] = definition.params;
  return first !== undefined && definition.outputs?.[0]?.name === first.name;
}

/** Whether the text around a function calls it. */
function isCalled({ text, comments }: Module, { definition }: Entry, before = "(?<![\\w.])"): boolean {
  const { from, to } = definition.span;
  const use = new RegExp(`${before}${definition.name}\\s*\\(`, "g");
  return [...text.matchAll(use)].some(
    ({ index }) => (index < from || index >= to) && !comments.some((c) => c.span.from <= index && index < c.span.to),
  );
}

function known(t: Tracer, e: Entry, p: Param): boolean {
  return (
    p.default !== null ||
    p.star !== "" ||
    t.options.values.has(p.name) ||
    t.notes.forParameter(e.definition, p.name, p.span) !== null
  );
}

/** Follows the body of an entry at depth 0: its names are the file's rows. */
function follow(t: Tracer, e: Entry, reasons: Inference["reasons"]): { value: Value; span: Span | null } {
  const definition = e.definition;
  const scope = new Scope(t.globals, t.dialect.closures);
  t.scope = scope;
  const params = paramsOf(t, e);
  t.entered = e.owner ? "method" : "function";
  if (e.owner && t.dialect.language === "python") bindSelf(t, e, scope);
  else t.object = objectOf(t, e);
  for (const p of params) bindParam(t, definition, p, scope, reasons);
  if (definition.outputs) {
    scope.set("nargin", { value: t.whole(params.length), binding: null });
    scope.set("nargout", { value: t.whole(definition.outputs.length), binding: null });
  }
  t.returned = null;
  hoistNested(t, definition.body);
  run(t, definition.body);
  const value = results(t, definition, scope, 1);
  const span = definition.outputs ? (definition.outputs[0]?.span ?? null) : t.returnedSpan;
  t.scope = t.globals;
  return { value, span };
}

/** The inputs of an entry: in MATLAB the object of a method is one, with its properties. */
function paramsOf(t: Tracer, e: Entry): readonly Param[] {
  return e.owner && t.dialect.language === "python" ? e.definition.params.slice(1) : e.definition.params;
}

/** The input that is the object of a method; `null` for functions and static methods. */
function objectOf(t: Tracer, e: Entry): Tracer["object"] {
  const [first] = e.definition.params;
  const type = e.owner && e.definition.isStatic !== true ? t.globals.get(e.owner)?.value : undefined;
  return first && type?.kind === "class" ? { name: first.name, type } : null;
}

/** The inputs of an entry of which neither a comment, a default, a call nor the person says anything. */
function undeclared(t: Tracer, e: Entry): string[] {
  return paramsOf(t, e)
    .filter((p) => p.name !== "~" && p.star === "" && p.name !== "varargin")
    .filter((p) => p.default === null || isLeftOut(t, e.definition, p))
    .filter((p) => !isStatedSize(t, e.definition, p) && !t.options.values.has(p.name))
    .filter(
      (p) => t.notes.forParameter(e.definition, p.name, p.span) === null && !t.calls.get(e.definition)?.get(p.name),
    )
    .map((p) => p.name);
}

/** Whether a function ends early where an input is left out, `if y is None: return scores`: the rest is what is differentiated. */
function isLeftOut(t: Tracer, definition: FunctionDef, p: Param): boolean {
  if (!p.default || t.textAt(p.default.span) !== "None") return false;
  return new RegExp(`\\bif\\s+${p.name}\\s+is\\s+None\\s*:\\s*return\\b`).test(t.textAt(definition.span));
}

/** Whether an input is a number that comments use as a size, or one asked for by name. */
function isStatedSize(t: Tracer, definition: FunctionDef, p: Param): boolean {
  const note = t.notes.forParameter(definition, p.name, p.span);
  return (note?.scalar || !note) && t.inputs.actsAsSize(p.name) && !t.options.values.has(p.name);
}

function bindParam(t: Tracer, definition: FunctionDef, p: Param, scope: Scope, reasons: Inference["reasons"]): void {
  if (p.name === "~") return;
  if (p.star !== "") {
    scope.set(p.name, { value: opaque(`only a call says what '${p.name}' holds`), binding: null });
    return;
  }
  const note = t.notes.forParameter(definition, p.name, p.span);
  const place = { span: nameSpan(p), expression: nameSpan(p), scope };
  if (isStatedSize(t, definition, p)) {
    t.bind(p.name, { kind: "integer", dim: t.dims.declare(p.name), node: null }, place);
    return;
  }
  const given = t.inputs.of(p.name, place.span, note) ?? passedAtCall(t, definition, p, place.span);
  if (given) {
    t.bind(p.name, given, place);
    return;
  }
  if (p.default && !(t.assumed && isLeftOut(t, definition, p))) {
    t.bind(p.name, t.evaluate(p.default), place);
    return;
  }
  const assumed = assumedValue(t, p.name, place.span);
  if (assumed && assumed.kind !== "opaque") {
    sayAssumed(t, p.name, reasons.get(p.name), definition, place.span);
    t.bind(p.name, assumed, place);
    return;
  }
  if (t.assumed?.guesses.inputs.get(p.name)?.kind === "unknown") {
    const why = `only a call says which function '${p.name}' is`;
    t.report("assumed-shape", place.span, `${why[0]?.toUpperCase()}${why.slice(1)}`);
    t.bind(p.name, opaque(why), place);
    return;
  }
  const hint = t.dialect.language === "matlab" ? `% ${p.name}: N x D` : `# ${p.name}: (N, D)`;
  t.report(
    "assumed-shape",
    place.span,
    `Nothing says what shape '${p.name}' has. Write it in a comment, such as '${hint}'`,
  );
  t.bind(p.name, opaque(`nothing says what shape '${p.name}' has`), place);
}

/** What the first call in the file passes for a parameter, as an input of the same values. */
function passedAtCall(t: Tracer, definition: FunctionDef, p: Param, span: Span): Value | null {
  const value = t.calls.get(definition)?.get(p.name)?.value;
  if (!value || value.kind === "opaque") return null;
  if (value.kind !== "array") return value;
  return array(t.input(p.name, value.node.shape, span, t.valueOf(value.node)));
}

function bindSelf(t: Tracer, e: Entry, scope: Scope): void {
  const self = e.definition.params[0];
  const type = e.owner ? t.globals.get(e.owner)?.value : undefined;
  if (!self || type?.kind !== "class") return;
  const call: Expr = { kind: "name", name: e.owner ?? "", span: self.span };
  const init = initialiser(type);
  const object: Value = { kind: "record", fields: new Map(), of: type };
  if (init) {
    const values = init.params
      .slice(1)
      .map(
        (p): Value =>
          t.inputs.of(p.name, p.span, t.notes.forParameter(init, p.name, p.span)) ??
          (p.default ? t.evaluate(p.default) : opaque(`nothing says what '${p.name}' is`)),
      );
    callFunction(
      t,
      { kind: "function", name: "__init__", definition: init, closure: t.globals, self: object },
      { positional: values, named: new Map(), expressions: [] },
      call,
      0,
    );
  }
  scope.set(self.name, { value: object, binding: null });
}

function initialiser(type: ClassValue): FunctionDef | null {
  const found = type.definition.body.find((s): s is FunctionDef => s.kind === "function" && s.name === "__init__");
  return found ?? null;
}

/** The name alone, without annotation and default. */
function nameSpan(p: Param): Span {
  return { from: p.span.from, to: p.span.from + p.name.length };
}
