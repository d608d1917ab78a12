/** Traces a module: the file as a script, then the function to differentiate when there is one. */

import type { Catalogue } from "../../core/operation";
import type { Span } from "../../core/span";
import { callFunction, callValue, results } from "./calls";
import type { Dialect } from "./dialect";
import { evaluate } from "./expressions";
import { Scope } from "./scope";
import { restore, run } from "./statements";
import type { Trace, TraceHost, TraceOptions } from "./trace";
import { TooMuch, Tracer } from "./tracer";
import type { Expr, FunctionDef, Module, Param, Stmt } from "./tree";
import { type ClassValue, opaque, type Value } from "./value";

/** Follows a module. Never throws: what goes wrong is a diagnostic. */
export function trace(
  module: Module,
  dialect: Dialect,
  catalogue: Catalogue,
  host: TraceHost,
  options: TraceOptions,
): Trace {
  const t = new Tracer(module, dialect, catalogue, host, options, { evaluate, run, call: callValue, restore });
  for (const p of module.problems) t.report("syntax", p.span, p.message);
  const entries = module.body.flatMap(entriesOf);
  let entry: string | null = null;
  let returned: { value: Value; span: Span | null } | null = null;
  try {
    hoist(t, module.body);
    // What is raised at the top level ends its own statement only: the others stay live.
    for (const s of module.body) run(t, [s]);
    const chosen = chooseEntry(t, entries);
    if (chosen) {
      entry = chosen.name;
      returned = follow(t, chosen);
    }
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    t.report("limit", error.span, `${error.message}; the rest is not followed`);
  }
  return {
    module,
    graph: t.graph,
    bindings: t.bindings,
    uses: t.uses,
    dims: t.dims.entries(),
    diagnostics: t.diagnostics,
    entry,
    entries: entries.map((e) => e.name),
    returned: returned?.value ?? null,
    returnedSpan: returned?.span ?? null,
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

/** MATLAB's local functions are known before the first line runs; Python calls may precede a definition further down. */
function hoist(t: Tracer, body: readonly Stmt[]): void {
  for (const s of body) {
    if (s.kind !== "function") continue;
    t.scope.set(s.name, {
      value: { kind: "function", name: s.name, definition: s, closure: t.scope, self: null },
      binding: null,
    });
  }
}

/** The function asked for; else, in a file that only defines functions, the first that is not a helper of another. */
function chooseEntry(t: Tracer, entries: readonly Entry[]): Entry | null {
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
  if (t.bindings.some((b) => b.node !== null && b.node.args.length > 0)) return null;
  const plain = entries.filter((e) => e.owner === null);
  if (t.dialect.language === "matlab") return t.bindings.length > 0 ? null : (plain[0] ?? null);
  return plain.find((e) => e.definition.params.every((p) => known(t, e, p))) ?? plain[0] ?? null;
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
function follow(t: Tracer, e: Entry): { value: Value; span: Span | null } {
  const definition = e.definition;
  const scope = new Scope(t.globals, t.dialect.closures);
  t.scope = scope;
  const params = e.owner ? definition.params.slice(1) : definition.params;
  if (e.owner) bindSelf(t, e, scope);
  for (const p of params) bindParam(t, definition, p, scope);
  if (definition.outputs) {
    scope.set("nargin", { value: t.whole(params.length), binding: null });
    scope.set("nargout", { value: t.whole(definition.outputs.length), binding: null });
  }
  t.returned = null;
  run(t, definition.body);
  const value = results(t, definition, scope, 1);
  const span = definition.outputs ? (definition.outputs[0]?.span ?? null) : t.returnedSpan;
  t.scope = t.globals;
  return { value, span };
}

function bindParam(t: Tracer, definition: FunctionDef, p: Param, scope: Scope): void {
  if (p.name === "~" || p.star !== "") return;
  const note = t.notes.forParameter(definition, p.name, p.span);
  const place = { span: nameSpan(p), expression: nameSpan(p), scope };
  const isSize = t.options.sizes[p.name] !== undefined || t.notes.isSize(p.name);
  if ((note?.scalar || !note) && isSize && !t.options.values.has(p.name)) {
    t.bind(p.name, { kind: "integer", dim: t.dims.declare(p.name), node: null }, place);
    return;
  }
  const given = t.inputFor(p.name, place.span, note);
  if (given) {
    t.bind(p.name, given, place);
    return;
  }
  if (p.default) {
    t.bind(p.name, t.evaluate(p.default), place);
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
          t.inputFor(p.name, p.span, t.notes.forParameter(init, p.name, p.span)) ??
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
