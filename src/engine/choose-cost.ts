/** Finds the scalar that is differentiated, or says why there is none. */

import { type Diagnostic, diagnostic, type Fix } from "../core/diagnostic";
import type { Node } from "../core/node";
import { printShape, sizeOf } from "../core/shape";
import { contains, type LineMap, type Span } from "../core/span";
import { count } from "../core/tensor";
import { childrenOf, type Part } from "../lang/common/parts";
import type { Binding, Trace } from "../lang/common/trace";
import type { Expr, Language, Module, Stmt } from "../lang/common/tree";
import { shortName } from "../print/names";

/** What is differentiated. */
export interface Cost {
  readonly name: string;
  readonly node: Node;
  /** The assignment; `null` for a returned expression without a name. */
  readonly binding: Binding | null;
  /** Where it is named or returned. */
  readonly span: Span;
}

/** What a person asked for. */
export interface CostWish {
  readonly name: string | null;
  readonly line: number | null;
}

/** The cost, or the diagnostic that says why there is none. */
export type CostChoice = { readonly cost: Cost } | { readonly cost: null; readonly finding: Diagnostic };

/** Everything the choice depends on. */
export interface CostContext {
  readonly trace: Trace;
  readonly lines: LineMap;
  varies(node: Node): boolean;
  /** Whether some input moves it: a truth value, a count or a position is moved by none. */
  moves(node: Node): boolean;
}

/** Names that people give to a cost, the likeliest first. */
export const costNames = ["c", "cost", "loss", "J", "E", "L", "nll", "objective", "obj", "f"] as const;

/** Chooses what to differentiate. */
export function chooseCost(context: CostContext, wish: CostWish): CostChoice {
  return wish.name !== null || wish.line !== null ? asked(context, wish) : usual(context);
}

function asked({ trace, lines }: CostContext, wish: CostWish): CostChoice {
  const called = trace.bindings.filter((b) => wish.name === null || isCalled(b, wish.name));
  const there = called.filter((b) => wish.line === null || lines.position(b.span.from).line === wish.line);
  const found = lastOf(there.filter((b) => isScalarNode(b.node)));
  if (found?.node) return { cost: { name: found.name, node: found.node, binding: found, span: found.span } };
  const isReturned = wish.name === "return" || wish.name === null;
  const returned = isReturned ? (returnedCost(trace, () => true) ?? resultOfCost(trace, () => true)) : null;
  if (returned && (wish.line === null || lines.position(returned.span.from).line === wish.line))
    return { cost: returned };
  const array = lastOf(there.filter((b) => b.node !== null));
  if (array) return { cost: null, finding: notScalar(array, trace.module) };
  return { cost: null, finding: notThere(wish, called, lines, trace) };
}

function usual(context: CostContext): CostChoice {
  const { trace, varies, moves } = context;
  const computed = (node: Node | null): node is Node => node !== null && node.args.length > 0 && varies(node);
  const all = trace.bindings.filter((b) => computed(b.node));
  const scalars = all.filter((b) => isScalarNode(b.node));
  const marked = ofBinding(markedBy(context, scalars));
  if (marked) return { cost: marked };
  const outer = scalars.filter((b) => b.frames.length === 0);
  const own = inEntry(trace, outer);
  const latest = (list: readonly Binding[]) => last(list, (b) => b.node !== null && moves(b.node)) ?? lastKnown(list);
  const binding = named(own) ?? null;
  const cost =
    ofBinding(binding) ??
    returnedCost(trace, computed) ??
    ofBinding(latest(own) ?? named(outer) ?? latest(outer) ?? null) ??
    resultOfCost(trace, computed) ??
    ofBinding(named(scalars) ?? latest(scalars) ?? null);
  if (cost) return { cost };
  const array =
    named(
      inEntry(
        trace,
        all.filter((b) => b.frames.length === 0),
      ),
    ) ?? named(all);
  if (array) return { cost: null, finding: notScalar(array, trace.module) };
  return { cost: null, finding: nothingFound(context) };
}

/** `c2 = … % adjoint: cost`: the scalar assigned on a line whose comment says so. */
function markedBy({ trace, lines }: CostContext, scalars: readonly Binding[]): Binding | null {
  const marks = trace.module.comments.filter(({ text }) => /\badjoint:\s*cost\b/.test(text));
  const marked = new Set(marks.map(({ span }) => lines.position(span.from).line));
  return last(scalars, (b) => marked.has(lines.position(b.span.from).line)) ?? null;
}

function ofBinding(b: Binding | null): Cost | null {
  return b?.node ? { name: b.name, node: b.node, binding: b, span: b.span } : null;
}

/** Functions that people write to compute a cost. */
const costFunction = /cost|loss|objective|likelihood|nll|energy|error|mse/i;

/** What a function called like a cost returned last, where the script gives it no name: `print(cost(w, X, y))`. */
function resultOfCost(trace: Trace, fits: (node: Node) => boolean): Cost | null {
  for (const s of [...trace.module.body].reverse()) {
    if (s.kind !== "function" || !costFunction.test(s.name)) continue;
    for (const value of s.body.flatMap(returnedIn).reverse()) {
      const found = value.kind === "name" ? lastCalled(trace, value.name, s.span) : lastAt(trace, value.span);
      if (found && isScalarNode(found.node) && fits(found.node)) return found;
    }
  }
  return null;
}

/** What the return statements in a part of a function return, the first of several results. */
function returnedIn(part: Part): Expr[] {
  if (part.kind === "return") {
    const { value } = part;
    return value?.kind === "sequence" ? value.items.slice(0, 1) : value ? [value] : [];
  }
  return /^(?:function|class|lambda)$/.test(part.kind) ? [] : childrenOf(part).rest.flatMap(returnedIn);
}

function lastCalled({ bindings }: Trace, name: string, within: Span): Cost | null {
  return ofBinding(last(bindings, (b) => b.name === name && contains(within, b.span)) ?? null);
}

function lastAt({ graph }: Trace, { from, to }: Span): Cost | null {
  const node = graph.nodes.findLast(({ origin }) => origin?.span.from === from && origin.span.to === to);
  return node ? { name: "return", node, binding: null, span: { from, to } } : null;
}

/** The last value of which something is known: what `fminunc` found is not what people differentiate. */
function lastKnown(bindings: readonly Binding[]): Binding | undefined {
  return last(bindings, (b) => b.state !== "opaque") ?? bindings.at(-1);
}

/** Whether a value was chosen only because nothing is called like a cost: `d = checkgrad(…)`. */
export function isLeftOver({ binding }: Cost, wish: CostWish): boolean {
  const isAsked = wish.name !== null || wish.line !== null;
  return !isAsked && binding?.frames.length === 0 && !costNames.some((name) => isCalled(binding, name));
}

/** The last assignment of the likeliest name. */
function named(bindings: readonly Binding[]): Binding | undefined {
  for (const name of costNames) {
    const found = lastKnown(bindings.filter((b) => isCalled(b, name)));
    if (found) return found;
  }
  return undefined;
}

function isCalled(b: Binding, name: string): boolean {
  return b.name === name || shortName(b.name) === name;
}

/** The last one at the top level, or the last one. */
function lastOf(bindings: readonly Binding[]): Binding | undefined {
  return last(bindings, (b) => b.frames.length === 0) ?? bindings.at(-1);
}

function last(bindings: readonly Binding[], fits: (b: Binding) => boolean): Binding | undefined {
  for (let i = bindings.length - 1; i >= 0; i--) {
    const b = bindings[i];
    if (b && fits(b)) return b;
  }
  return undefined;
}

/** Where a function is differentiated, its own names count and those of the file around it do not. */
function inEntry(trace: Trace, bindings: readonly Binding[]): readonly Binding[] {
  const definition = trace.entry === null ? null : definitionOf(trace.entry, trace.module.body);
  return definition ? bindings.filter((b) => contains(definition, b.span)) : bindings;
}

function definitionOf(entry: string, body: readonly Stmt[]): Span | null {
  const [head, ...rest] = entry.split(".");
  for (const s of body) {
    if (s.kind === "function" && rest.length === 0 && s.name === head) return s.span;
    if (s.kind === "class" && rest.length > 0 && s.name === head) return definitionOf(rest.join("."), s.body);
  }
  return null;
}

/** What the entry returns, or the first of several results that will do. */
function returnedCost(trace: Trace, fits: (node: Node) => boolean): Cost | null {
  const { returned, returnedSpan } = trace;
  if (!returned || !returnedSpan) return null;
  const results = returned.kind === "sequence" ? returned.items : [returned];
  for (const value of results) {
    if (value.kind !== "array" || !isScalarNode(value.node) || !fits(value.node)) continue;
    const { node } = value;
    const binding = trace.bindings.find((b) => b.node === node) ?? null;
    return binding
      ? { name: binding.name, node, binding, span: binding.span }
      : { name: "return", node, binding: null, span: node.origin?.span ?? returnedSpan };
  }
  return null;
}

function isScalarNode(node: Node | null): boolean {
  return node !== null && count(sizeOf(node.shape)) === 1;
}

function notScalar(b: Binding, module: Module): Diagnostic {
  const shape = printShape(b.node?.shape ?? []);
  const wanted = module.language === "matlab" ? "1×1" : "a scalar";
  const text = module.text.slice(b.expression.from, b.expression.to);
  const fix: Fix = { title: "Wrap in sum(…)", span: b.expression, text: summed(text, module) };
  return diagnostic("non-scalar-cost", b.span, `The cost must be ${wanted}, but '${b.name}' is ${shape}`, { fix });
}

function summed(text: string, module: Module): string {
  if (module.language === "matlab") return `sum(sum(${text}))`;
  return `${numpyName(module)}.sum(${text})`;
}

/** What the file calls NumPy. */
function numpyName(module: Module): string {
  for (const s of module.body) {
    if (s.kind !== "import") continue;
    const found = s.names.find((n) => n.module === "numpy" && n.name === null);
    if (found) return found.as;
  }
  return "np";
}

function notThere(wish: CostWish, called: readonly Binding[], lines: LineMap, trace: Trace): Diagnostic {
  const place = wish.line === null ? { from: 0, to: 0 } : lineSpan(wish.line, lines);
  const opaque = lastOf(called);
  if (opaque?.why)
    return diagnostic("no-cost", opaque.span, `The value of '${opaque.name}' is not known: ${opaque.why}`);
  const elsewhere = [...new Set(called.map((b) => lines.position(b.span.from).line))];
  const but = elsewhere.length > 0 ? `, but on line ${elsewhere.join(", ")}` : "";
  const what = wish.name === null ? "No scalar is assigned" : `'${wish.name}' is not assigned`;
  const where = wish.line === null ? ` in ${trace.entry ?? "this file"}` : ` on line ${wish.line}`;
  return diagnostic("no-cost", place, `${what}${where}${but}`);
}

function lineSpan(line: number, lines: LineMap): Span {
  const from = lines.lineStart(line);
  return { from, to: from };
}

function nothingFound({ trace }: CostContext): Diagnostic {
  const likely = last(trace.bindings, (b) => b.state === "opaque" && costNames.some((name) => isCalled(b, name)));
  if (likely?.why) {
    return diagnostic("no-cost", likely.span, `The value of '${likely.name}' is not known: ${likely.why}`);
  }
  const sample: Readonly<Record<Language, string>> = { matlab: "c = sum(e.^2)", python: "c = np.sum(e**2)" };
  return diagnostic(
    "no-cost",
    { from: 0, to: 0 },
    `Nothing here computes a single number from an input. Name one 'c', such as ${sample[trace.module.language]}`,
  );
}
