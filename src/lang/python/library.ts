/** NumPy's and Python's functions: those the catalogue spells, by their convention, and those of this front end. */

import type { Convention } from "../../core/operation";
import type { Arguments } from "../common/dialect";
import { catalogueSpellings, type Spelled } from "../common/spellings";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { nodesIn, opaque, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { bindTo } from "./bind";
import { callWithComplex } from "./complex";
import { flattened, then } from "./compose";
import { functions } from "./functions";
import { methods } from "./methods";

/** Whether a dotted path is a module of a library, so that more names follow. */
export function isModulePath(path: string): boolean {
  if (path === "torch.fft") return true;
  return (
    !path.includes(".") ||
    /^(np\.(linalg|random|fft)|scipy\.\w+|torch\.(nn|linalg|nn\.functional)|jax\.\w+|matplotlib\.pyplot|os\.path)$/.test(
      path,
    )
  );
}

/** A builtin function of Python by its canonical name, or `null`. */
export function builtinName(name: string): string | null {
  const path = `builtins.${name}`;
  return functions.has(path) || name === "abs" ? path : null;
}

/** Names for "did you mean". */
export function libraryNames(): Iterable<string> {
  return [...functions.keys()].filter((n) => n.startsWith("builtins.")).map((n) => n.slice("builtins.".length));
}

/** All functions, as calls write them. */
export function functionNames(): string[] {
  return [...functions.keys()].map((name) => name.replace(/^builtins\./, "")).filter((name) => !name.includes(":"));
}

/** A number such as `np.pi`. */
export function libraryConstant(path: string): number | null {
  return constants[path] ?? null;
}

const constants: Readonly<Record<string, number>> = {
  "np.pi": Math.PI,
  "math.pi": Math.PI,
  "np.e": Math.E,
  "math.e": Math.E,
  "np.inf": Number.POSITIVE_INFINITY,
  "math.inf": Number.POSITIVE_INFINITY,
  "np.nan": Number.NaN,
  "math.nan": Number.NaN,
  "np.euler_gamma": 0.5772156649015329,
};

/** Whether arrays have a method of this name. */
export function isMethod(name: string): boolean {
  return methods.has(name);
}

/** Calls a function of the library. */
export function callLibrary(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value {
  const ofComplex = callWithComplex(t, name, self, args, e);
  if (ofComplex) return ofComplex;
  if (name.startsWith("method.")) {
    const method = methods.get(name.slice("method.".length));
    if (!method) return unknown(t, name, self, args, e);
    return typeof method === "string" ? callNamed(t, method, self, args, e) : method(t, self, args, e);
  }
  return callNamed(t, name, self, args, e);
}

function callNamed(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value {
  const own = functions.get(name);
  if (own) return own(t, self, args, e);
  const spelled = catalogueSpellings(t.catalogue, "numpy").get(name);
  if (spelled) return conventions[spelled.convention](t, spelled, self, args, e);
  return unknown(t, name, self, args, e);
}

/** Libraries whose functions compute; those of others (plotting, files) are passed over without a word. */
const numeric = /^(np|scipy|math|torch|jax|builtins|method)\./;

function unknown(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value {
  if (!numeric.test(name)) return opaque(`what '${name}' does is not known`, args.positional.flatMap(nodesIn));
  const short = name.replace(/^(builtins|method)\./, "");
  t.report(
    "unknown-function",
    e.span,
    `'${short}' is not among the functions Adjoint knows; its result is taken as unknown`,
  );
  return opaque(`'${short}' is not known`, [
    ...(self ? nodesIn(self) : []),
    ...args.positional.flatMap(nodesIn),
    ...[...args.named.values()].flatMap(nodesIn),
  ]);
}

type Reader = (t: Tracer, spelled: Spelled, self: Value | null, args: Arguments, e: Expr) => Value;

const conventions: Readonly<Record<Convention, Reader>> = {
  elementwise: positional,
  broadcasting: positional,
  positional,
  reduction(t, spelled, self, args, e) {
    const b = bindTo(t, ["a", "axis"], self, args);
    const X = operand(t, b.get("a") ?? b.get("x"), e);
    if (!X) return refuse(t, spelled, args, e);
    const axes = axesFrom(t, b.get("axis") ?? b.get("dim"), X.shape.length);
    if (!axes) {
      t.report("shape-mismatch", e.span, `${t.textAt(e.span)}: there is no such axis, the array has ${X.shape.length}`);
      return opaque("there is no such axis", [X]);
    }
    return t.build(
      spelled.operation,
      [X],
      { axes, keep: b.flag("keepdims") || b.flag("keepdim") },
      e.span,
      spans(args),
    );
  },
  cumulative(t, spelled, self, args, e) {
    const b = bindTo(t, ["a", "axis"], self, args);
    const X = operand(t, b.get("a"), e);
    const axes = X ? axesFrom(t, b.get("axis") ?? b.get("dim"), X.shape.length) : null;
    if (!X || !axes) return refuse(t, spelled, args, e);
    if (b.get("axis") ?? b.get("dim")) return t.build(spelled.operation, [X], { axis: axes[0] ?? 0 }, e.span);
    if (spelled.name.endsWith(".accumulate")) return t.build(spelled.operation, [X], { axis: 0 }, e.span);
    return then(flattened(t, X, e.span), (x) => t.build(spelled.operation, [x], { axis: 0 }, e.span));
  },
};

function positional(t: Tracer, spelled: Spelled, self: Value | null, args: Arguments, e: Expr): Value {
  const values = self ? [self, ...args.positional] : [...args.positional];
  const wanted = t.catalogue.get(spelled.operation)?.params.length ?? 1;
  const nodes = values.slice(0, wanted).map((v) => arrayNode(t, v, e.span));
  if (nodes.length < wanted || nodes.some((n) => n === null)) return refuse(t, spelled, args, e);
  return t.build(
    spelled.operation,
    nodes.flatMap((n) => (n ? [n] : [])),
    {},
    e.span,
    spans(args),
  );
}

function operand(t: Tracer, value: Value | undefined, e: Expr) {
  return value ? arrayNode(t, value, e.span) : null;
}

function refuse(t: Tracer, spelled: Spelled, args: Arguments, e: Expr): Value {
  return t.unsupported(e.span, `How '${spelled.name}' is called here is not understood`, args.positional);
}

function spans(args: Arguments) {
  return args.expressions.map((x) => x.span);
}
