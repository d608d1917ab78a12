/** Follows statements, one after the other, as the program would run. */

import { cover, type Span } from "../../core/span";
import { isSizeName } from "./assigned";
import { functionValue } from "./hoisting";
import { Raised, TooMuch } from "./interrupts";
import { header, loop } from "./loops";
import { Scope } from "./scope";
import { assignedNames } from "./settings";
import { assignTo, nameOf } from "./targets";
import type { Flow, Tracer } from "./tracer";
import type { Assert, Assign, Augment, Expr, If, Import, Stmt, Switch, Try, While, With } from "./tree";
import { place, undecided } from "./undecided";
import { array, type ClassValue, opaque, type Value } from "./value";

/** Follows statements until one leaves the block. */
export function run(t: Tracer, body: readonly Stmt[]): Flow {
  for (const s of body) {
    const flow = guarded(t, s);
    if (flow !== "next") return flow;
  }
  return "next";
}

/** A fault of ours in one statement must not cost the others: its names become opaque. */
function guarded(t: Tracer, s: Stmt): Flow {
  t.step(s.span);
  t.statement = s.span;
  const end = t.history.begin(t, s);
  try {
    return follow(t, s);
  } catch (error) {
    if (error instanceof TooMuch || error instanceof Raised || !(error instanceof Error)) throw error;
    t.unsupported(s.span, `This line could not be followed (${(error as Error).message})`);
    for (const name of assignedNames(s)) t.bind(name, opaque("this line could not be followed"), place(s));
    return "next";
  } finally {
    end?.();
  }
}

function follow(t: Tracer, s: Stmt): Flow {
  switch (s.kind) {
    case "expression":
      if (isPrinting(s.value)) t.history.idly(() => t.evaluate(s.value, 0));
      else t.evaluate(s.value, 0);
      return "next";
    case "assign":
      assign(t, s);
      return "next";
    case "augment":
      augment(t, s);
      return "next";
    case "if":
      return branch(t, s);
    case "for":
      return loop(t, s);
    case "while":
      return whileLoop(t, s);
    case "switch":
      return choose(t, s);
    case "try":
      return attempt(t, s);
    case "with":
      return within(t, s);
    case "function":
      t.scope.set(s.name, { value: decorated(t, functionValue(t, s), s.decorators), binding: null });
      return "next";
    case "class":
      t.scope.set(s.name, { value: decorated(t, defineClass(t, s), s.decorators ?? []), binding: null });
      return "next";
    case "return":
      t.returned = s.value ? t.evaluate(s.value) : null;
      t.returnedSpan = s.value?.span ?? null;
      return "return";
    case "break":
      return "break";
    case "continue":
      return "continue";
    case "raise":
      return raise(t, s.span, s.value ? t.evaluate(s.value) : null);
    case "pass":
      return "next";
    case "assert":
      return check(t, s);
    case "import":
      importNames(t, s);
      return "next";
    case "declare":
      for (const e of s.names) {
        if (e.kind !== "name") {
          if (s.what === "delete") t.dialect.remove?.(t, e);
          continue;
        }
        if (s.what === "delete") t.scope.delete(e.name);
        else declareOuter(t, e.name, s.what);
      }
      return "next";
    case "command":
      t.dialect.command(t, s.words, s.span);
      return "next";
    case "broken":
      for (const name of s.names) if (!restore(t, name, s.span)) breakName(t, name, s.span);
      return "next";
  }
}

const printing = new Set(["print", "disp", "fprintf", "printf", "display"]);

function isPrinting(e: Expr): boolean {
  return e.kind === "call" && e.callee.kind === "name" && printing.has(e.callee.name);
}

/** `persistent n` is kept by the function, `global n` by the program; both are empty at first. */
function declareOuter(t: Tracer, name: string, what: "global" | "persistent" | "nonlocal"): void {
  if (t.dialect.language !== "matlab") {
    t.scope.declareOuter(name);
    return;
  }
  const key = `${name}@${what === "global" ? "" : (t.frames.at(-1)?.function ?? "")}`;
  if (!t.globals.get(key)) {
    const value = array(t.constant({ size: [0, 0], data: new Float64Array() }, t.statement ?? { from: 0, to: 0 }));
    t.globals.set(key, { value, binding: null });
  }
  t.scope.declareOuter(name, key, t.globals);
}

function within(t: Tracer, s: With): Flow {
  const managers = s.items.map((item) => {
    const value = t.evaluate(item.value);
    const entered = t.dialect.entered?.(t, value, item.value) ?? value;
    if (item.target) assignTo(t, item.target, entered, item.value.span);
    return { value, e: item.value };
  });
  const flow = run(t, s.body);
  for (const m of managers.reverse()) t.dialect.left?.(t, m.value, m.e);
  return flow;
}

/** What is raised ends the function around it, or goes to the handlers of a `try`. */
function raise(t: Tracer, span: Span, given: Value | null): Flow {
  if (t.dialect.raised) {
    const { value, message } = t.dialect.raised(t, given);
    if (t.tries > 0) throw new Raised(message, "raised", span, value);
    t.report("raised", span, message, { rests: "contents" });
  }
  t.returned = opaque("an error is raised on the way here");
  return "return";
}

function check(t: Tracer, s: Assert): Flow {
  const holds = t.dialect.truth(t, t.evaluate(s.test), s.test.span);
  if (holds !== false || !t.dialect.raised) return "next";
  const said = s.message ? t.evaluate(s.message) : null;
  const more = said?.kind === "text" && said.text ? `: ${said.text}` : "";
  const message = `AssertionError: ${t.textAt(s.test.span)} does not hold${more}`;
  if (t.tries > 0)
    throw new Raised(message, "raised", s.span, t.dialect.error?.("AssertionError", said ? [said] : []) ?? null);
  t.report("raised", s.span, message, { rests: "contents" });
  return "next";
}

function decorated(t: Tracer, value: Value, decorators: readonly Expr[]): Value {
  return (decorators.length > 0 || value.kind === "class") && t.dialect.decorated
    ? t.dialect.decorated(t, value, decorators)
    : value;
}

/** Gives a name its last good meaning, marked stale; false when it never had one. */
export function restore(t: Tracer, name: string, span: Span): boolean {
  if (t.standIn || t.abroad) return false;
  const source = t.host.lastGood(name, span);
  if (source === null) return false;
  followInstead(t, source, span);
  return t.scope.get(name) !== undefined;
}

/** Follows other text in the place of a statement; what it makes is marked stale. */
function followInstead(t: Tracer, source: string, span: Span): void {
  t.standIn = span;
  try {
    t.run(t.host.parse(source).body);
  } finally {
    t.standIn = null;
  }
}

function breakName(t: Tracer, name: string, span: Span): void {
  t.bind(name, opaque(t.reports.incomplete(span)), { span, expression: span });
}

function assign(t: Tracer, s: Assign): void {
  const targets = s.targets.map((target) => t.dialect.targets?.(t, target) ?? target);
  const [first] = targets;
  const wanted = first?.kind === "sequence" ? first.items.length : 1;
  const before = t.assigning;
  t.assigning = first ? nameOf(first) : null;
  const value = t.evaluate(s.value, wanted);
  t.assigning = before;
  // A line under edit is often complete and means nothing yet: `np.tanh()`. Its name keeps what it last meant. What does not
  // fit under guesses is to be learned from as it stands.
  const name = first && cannotBe(value, first) ? firstName(first) : null;
  if (name !== null && !t.standIn && !t.abroad && !t.assumed?.quiet) {
    const source = t.host.lastKnown(name, s.span);
    if (source !== null) {
      for (const target of targets) if (value.kind !== "opaque") t.dialect.unpack(t, value, wanted, target.span);
      followInstead(t, source, s.span);
      return;
    }
  }
  for (const target of targets) assignTo(t, target, named(t, target, value, s), s.value.span);
}

function firstName(target: Expr): string | null {
  return target.kind === "sequence" ? (target.items.map(nameOf).find((name) => name !== null) ?? null) : nameOf(target);
}

/** Whether a value is no meaning for a target: not known, or of another number of values than there are names. */
function cannotBe(value: Value, target: Expr): boolean {
  if (value.kind === "opaque") return true;
  if (target.kind !== "sequence" || value.kind !== "sequence" || target.items.some((e) => e.kind === "starred"))
    return false;
  return value.items.length !== target.items.length;
}

/** `N = 64` makes 64 a size with the name N, when nothing else is ever assigned to it. */
function named(t: Tracer, target: Expr, value: Value, s: Assign): Value {
  if (target.kind === "sequence" && value.kind === "sequence") {
    const items = value.items.map((v, i) => {
      const item = target.items[i];
      return item ? named(t, item, v, s) : v;
    });
    return { ...value, items };
  }
  if (target.kind !== "name" || t.passes.length > t.passesOutside || value.kind !== "integer" || t.abroad) return value;
  if (!isSizeName(t.module, target.name)) return value;
  if (t.frames.length === 0) t.assumed?.named(value.dim, target.name, s.span);
  const literal = value.dim.monomials.size <= 1 && (value.dim.monomials.has("") || value.dim.size === 0);
  if (!literal) return value;
  const source = isWritten(s.value) ? "literal" : "inferred";
  const asked = t.options.sizes[target.name];
  if (source === "inferred" && asked !== undefined && asked !== value.dim.size) {
    t.report("size-conflict", target.span, `'${target.name}' is ${value.dim.size} here, but ${asked} was asked for`);
  }
  const dim = t.dims.name(target.name, value.dim.size, source);
  return dim ? { kind: "integer", dim, node: null } : value;
}

/** Whether an expression is made of numbers alone. */
function isWritten(e: Expr): boolean {
  if (e.kind === "number") return true;
  if (e.kind === "sequence") return e.items.every(isWritten);
  if (e.kind === "unary") return isWritten(e.operand);
  return e.kind === "binary" && isWritten(e.left) && isWritten(e.right);
}

function augment(t: Tracer, s: Augment): void {
  const old = t.evaluate(s.target);
  const right = t.evaluate(s.value);
  const value = t.dialect.augment(t, s.op, old, right, s);
  assignTo(t, s.target, value, cover(s.target.span, s.value.span));
}

function branch(t: Tracer, s: If): Flow {
  for (const arm of s.arms) {
    const test = t.dialect.truth(t, t.evaluate(arm.test), arm.test.span);
    if (test === true) return run(t, arm.body);
    if (test === null) return undecided(t, s, arm.test);
  }
  return run(t, s.otherwise);
}

function whileLoop(t: Tracer, s: While): Flow {
  const [before, skipped] = [t.passes, t.skipped];
  t.skipped = false;
  const limit = t.options.limits.passes;
  try {
    for (let pass = 0; ; pass++) {
      t.passes = [...before, pass + 1];
      if (!s.until || pass > 0) {
        const test = t.dialect.truth(t, t.evaluate(s.test), s.test.span);
        if (test === null) return undecided(t, s, s.test);
        if (test === s.until) break;
      }
      if (pass >= limit) {
        if (!t.yielded) reportEndless(t, s, limit);
        t.skipped = true;
        break;
      }
      const flow = run(t, s.body);
      if (flow === "break") return "next";
      if (flow === "return") return flow;
    }
  } finally {
    t.passes = before;
    t.skipped ||= skipped;
  }
  return run(t, s.otherwise);
}

/** Where something in the loop was not followed, that may be what ends it. */
function reportEndless(t: Tracer, s: While, limit: number): void {
  const place = header(s.span, s.test.span);
  if (t.skipped) t.report("unsupported", place, `When this loop ends is not known; ${limit} passes are followed`);
  else t.report("limit", place, `This loop has not ended after ${limit} passes; only these are followed`);
}

function choose(t: Tracer, s: Switch): Flow {
  const subject = t.evaluate(s.subject);
  for (const c of s.cases) {
    const match = t.dialect.matches?.(t, subject, c.value) ?? matches(t, subject, c.value);
    if (match === null) return undecided(t, s, s.subject);
    const holds = match && c.guard ? t.dialect.truth(t, t.evaluate(c.guard), c.guard.span) : match;
    if (holds === null) return undecided(t, s, s.subject);
    if (holds) return run(t, c.body);
  }
  return run(t, s.otherwise);
}

function matches(t: Tracer, subject: Value, option: Expr): boolean | null {
  return t.dialect.matches ? null : equals(t, subject, t.evaluate(option));
}

function equals(t: Tracer, subject: Value, option: Value): boolean | null {
  if (option.kind === "sequence") {
    const each = option.items.map((o) => equals(t, subject, o));
    return each.includes(true) ? true : each.includes(null) ? null : false;
  }
  if (subject.kind === "text" && option.kind === "text")
    return subject.text === null ? null : subject.text === option.text;
  if (subject.kind === "text" || option.kind === "text") return false;
  const [a, b] = [t.numberOf(subject), t.numberOf(option)];
  return a === null || b === null ? null : a === b;
}

/** The body is followed; its errors go to the handler that takes them, where the dialect knows which does. */
function attempt(t: Tracer, s: Try): Flow {
  let flow: Flow;
  try {
    flow = attempted(t, s);
  } catch (error) {
    if (error instanceof Raised) run(t, s.final);
    throw error;
  }
  const last = run(t, s.final);
  return last === "next" ? flow : last;
}

function attempted(t: Tracer, s: Try): Flow {
  const without = s.handlers.length === 0;
  if (!t.dialect.handles || (without && s.final.length > 0)) return goingOn(t, s, run(t, s.body));
  const { scope, frames, passes, tries, assigning } = t;
  let flow: Flow;
  try {
    t.tries += 1;
    flow = run(t, s.body);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    Object.assign(t, { scope, frames, passes, assigning, tries });
    if (without) return "next";
    const handler = s.handlers.find((h) => t.dialect.handles?.(t, h.types ?? null, error));
    if (!handler) {
      if (tries > 0) throw error;
      t.report(error.code, error.span, error.message);
      return "return";
    }
    if (handler.name !== null && t.dialect.caught)
      t.scope.set(handler.name, { value: t.dialect.caught(t, error), binding: null });
    return run(t, handler.body);
  } finally {
    t.tries = tries;
  }
  return goingOn(t, s, flow);
}

/** The `else` of a `try`: only after a body without errors, and its own errors are not handled there. */
function goingOn(t: Tracer, s: Try, flow: Flow): Flow {
  return flow === "next" ? run(t, s.otherwise) : flow;
}

function importNames(t: Tracer, s: Import): void {
  t.importing = t.abroad?.place ?? s.span;
  for (const n of s.names) {
    if (n.name === "*") {
      for (const name of t.dialect.importedNames?.(t, n.module) ?? [])
        t.scope.set(name, { value: t.dialect.imported(t, n.module, name), binding: null });
      continue;
    }
    t.scope.set(n.as, { value: t.dialect.imported(t, n.module, n.name), binding: null });
  }
}

function defineClass(t: Tracer, s: Stmt & { kind: "class" }): Value {
  const cell = new Scope(t.scope);
  const members = new Scope(cell, true, cell);
  const before = t.scope;
  t.scope = members;
  try {
    run(t, s.body);
  } finally {
    t.scope = before;
  }
  // In MATLAB a class may be based on one in another file.
  const bases = s.bases.map((b) => baseOf(t, b)).filter((v): v is ClassValue => v.kind === "class");
  const made: ClassValue = { kind: "class", definition: s, members, bases };
  cell.set("__class__", { value: made, binding: null });
  return made;
}

function baseOf(t: Tracer, base: Expr): Value {
  if (t.dialect.closures || base.kind !== "name") return t.evaluate(base);
  return t.scope.get(base.name)?.value ?? t.dialect.builtin(t, base.name) ?? opaque(`${base.name} is not followed`);
}
