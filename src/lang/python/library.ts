/** NumPy's and Python's functions: those the catalogue spells, by their convention, and those of this front end. */

import type { Convention } from "../../core/operation";
import type { Arguments } from "../common/dialect";
import { misspelt } from "../common/misspelt";
import { catalogueSpellings, type Spelled } from "../common/spellings";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, nodesIn, opaque, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { bindTo } from "./bind";
import { callWithComplex } from "./complex-calls";
import { flattened, then } from "./compose";
import { errorObject, fails, isErrorName } from "./errors";
import { floatSizes } from "./floats";
import { functions } from "./functions";
import { storeInto } from "./functions-write";
import { methods } from "./methods";
import { numpyMembers } from "./numpy-names";
import { preludeFunction, preludeNames } from "./prelude";
import { current, fresh } from "./storage";
import { usesTorch } from "./torch-files";

/** Whether a dotted path is a module of a library, so that more names follow. */
export function isModulePath(path: string): boolean {
  if (path === "torch.fft") return true;
  return (
    !path.includes(".") ||
    /^(np\.(linalg|random|fft|lib|lib\.stride_tricks)|scipy\.(special|stats|linalg|optimize|spatial|spatial\.distance|io|signal|sparse|constants|integrate|interpolate|ndimage)|torch\.(nn|linalg|nn\.functional|nn\.init|nn\.utils|optim|optim\.lr_scheduler|autograd|func|utils|utils\.data|distributions|cuda|random|backends|backends\.\w+|utils\.tensorboard)|jax\.(random|nn|lax|scipy|tree_util|tree|config)|matplotlib\.pyplot|os\.path|collections\.abc|concurrent\.futures)$/.test(
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

/** Names that `from module import *` brings: those this front end knows. */
export function starNames(t: Tracer, path: string): Iterable<string> {
  const names = [...functions.keys(), ...Object.keys(constants)];
  if (path === "np") return numpyMembers;
  const own = [
    ...names.flatMap((n) => (n.startsWith(`${path}.`) ? [n.slice(path.length + 1)] : [])),
    ...preludeNames(path),
    ...[...catalogueSpellings(t.catalogue, "numpy").keys()].flatMap((n) =>
      n.startsWith(`${path}.`) ? [n.slice(path.length + 1)] : [],
    ),
  ];
  return own.filter((n) => !n.includes("."));
}

/** All functions, as calls write them. */
export function functionNames(): string[] {
  return [...functions.keys()].map((name) => name.replace(/^builtins\./, "")).filter((name) => !/[:()]/.test(name));
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
  "math.tau": 2 * Math.PI,
  "np.NaN": Number.NaN,
  "np.Inf": Number.POSITIVE_INFINITY,
  "np.infty": Number.POSITIVE_INFINITY,
  "np.PINF": Number.POSITIVE_INFINITY,
  "np.NINF": Number.NEGATIVE_INFINITY,
  "torch.pi": Math.PI,
  "torch.inf": Number.POSITIVE_INFINITY,
  "torch.nan": Number.NaN,
  "scipy.constants.pi": Math.PI,
  "cmath.pi": Math.PI,
};

/** Whether there is a function of this canonical name. */
export function libraryFunction(path: string): boolean {
  return functions.has(path);
}

/** Methods whose torch form the NumPy one reads as well. */
const methodsOfBoth = new Set(["reshape", "view", "permute", "flatten", "sum", "mean", "t"]);

/** Whether arrays have a method of this name. */
export function isMethod(name: string): boolean {
  return methods.has(name);
}

/** Calls a function of the library. */
export function callLibrary(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value {
  const out = args.named.get("out");
  if (out && out.kind !== "nothing") return intoOut(t, name, self, args, out, e);
  if (name.startsWith("builtins.") && isErrorName(name.slice("builtins.".length)))
    return errorObject(name.slice("builtins.".length), args.positional);
  const refused = floatSizes(t, name, args, e.span);
  if (refused) return refused;
  const ofComplex = callWithComplex(t, name, self, args, e);
  if (ofComplex) return ofComplex;
  if (name.startsWith("method.")) {
    const short = name.slice("method.".length);
    if (usesTorch(t) && short.endsWith("_") && !methods.has(short)) return inPlace(t, short, self, args, e);
    if (usesTorch(t) && preludeFunction(t, `torch.${short}`) && !args.named.has("axis") && !methodsOfBoth.has(short))
      return callNamed(t, `torch.${short}`, self, args, e);
    const method = methods.get(short);
    if (!method && usesTorch(t) && knows(t, `torch.${short}`)) return callNamed(t, `torch.${short}`, self, args, e);
    if (!method) return unknown(t, name, self, args, e);
    return typeof method === "string" ? callNamed(t, method, self, axesOfTorch(args), e) : method(t, self, args, e);
  }
  return callNamed(t, name, self, args, e);
}

/** `x.add_(y)` of torch leaves in x what `x.add(y)` gives. */
function inPlace(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value {
  const own = preludeFunction(t, `torch.${name}`) !== null;
  const made = own
    ? callNamed(t, `torch.${name}`, self, args, e)
    : callLibrary(t, `method.${name.slice(0, -1)}`, self, args, e);
  if (self?.kind !== "array") return made;
  storeInto(t, current(t, self.node), made, undefined, e.span);
  return fresh(t, self);
}

/** `np.exp(x, out=y)` leaves its result in y. */
function intoOut(t: Tracer, name: string, self: Value | null, args: Arguments, out: Value, e: Expr): Value {
  const named = new Map([...args.named].filter(([k]) => k !== "out"));
  const made = callLibrary(t, name, self, { ...args, named }, e);
  const [only] = out.kind === "sequence" ? out.items : [out];
  const X = only ? arrayNode(t, only, e.span) : null;
  if (!X || made.kind !== "array") return made;
  const call = e.kind === "call" ? e.args.find((a) => a.name === "out")?.value : undefined;
  storeInto(t, X, made, call, e.span);
  return array(current(t, X));
}

function callNamed(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value {
  const own = functions.get(name);
  if (own) return factored(t, name, own(t, self, args, e), e);
  const spelled = catalogueSpellings(t.catalogue, "numpy").get(name);
  const inPython = spelled ? null : preludeFunction(t, name);
  if (inPython) return t.call(inPython, self ? { ...args, positional: [self, ...args.positional] } : args, e);
  if (spelled && strange(args)) return refuse(t, spelled, args, e);
  if (spelled) return factored(t, name, conventions[spelled.convention](t, spelled, self, args, e), e);
  const likeNumpy = numpyNameOf(t, name);
  return likeNumpy ? callNamed(t, likeNumpy, self, axesOfTorch(args), e) : unknown(t, name, self, args, e);
}

const factorising = /\.linalg\.(inv|solve|cholesky|cho_factor)$/;

/** Inside of a `try`, a matrix that cannot be inverted or factored goes to the handler, as in NumPy. */
function factored(t: Tracer, name: string, value: Value, e: Expr): Value {
  if (t.tries === 0 || !factorising.test(name)) return value;
  const [X] = nodesIn(value);
  if (X && !t.valueOf(X).data.every(Number.isFinite)) return fails(t, "LinAlgError", "Singular matrix", e.span);
  return value;
}

/** NumPy's function of the same name, in the module of the same name first. */
function numpyNameOf(t: Tracer, name: string): string | null {
  const prefix = /^(torch|jax\.numpy|autograd\.numpy)\./;
  if (!prefix.test(name)) return null;
  return [name.replace(prefix, "np."), name.replace(/^.*\./, "np.")].find((path) => isKnown(t, path)) ?? null;
}

function isKnown(t: Tracer, path: string): boolean {
  return functions.has(path) || catalogueSpellings(t.catalogue, "numpy").has(path) || preludeFunction(t, path) !== null;
}

/** The same, or by the name that NumPy has for it. */
function knows(t: Tracer, path: string): boolean {
  return isKnown(t, path) || numpyNameOf(t, path) !== null;
}

/** `dim` and `keepdim` of torch under NumPy's names. */
function axesOfTorch(args: Arguments): Arguments {
  const names: Readonly<Record<string, string>> = { dim: "axis", keepdim: "keepdims" };
  const dropped = new Set(["device", "requires_grad", "dtype"]);
  const named = [...args.named].filter(([k]) => !dropped.has(k)).map(([k, v]) => [names[k] ?? k, v] as const);
  return { ...args, named: new Map(named) };
}

/** Libraries whose functions compute; those of others (plotting, files) are passed over without a word. */
const numeric = /^(np|scipy|math|torch|jax|builtins|method)\./;

function unknown(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value {
  if (!numeric.test(name)) return opaque(`what '${name}' does is not known`, args.positional.flatMap(nodesIn));
  const short = name.replace(/^(builtins|method)\./, "");
  const functions = [...t.dialect.functionNames(), ...catalogueSpellings(t.catalogue, "numpy").keys()];
  const known = name.startsWith("method.") ? [...methods.keys()].map((n) => `method.${n}`) : functions;
  const { hint, fix } = misspelt(t, name, e, known);
  const why = `'${short}' is not among the functions Adjoint knows; its result is taken as unknown${hint}`;
  t.report("unknown-function", e.span, why, fix ? { fix } : {});
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
      t.assumed?.rank(X, X.shape.length + 1, e.span);
      t.reportMisfit(e.span, `${t.textAt(e.span)}: there is no such axis, the array has ${X.shape.length}`, [X]);
      return opaque("there is no such axis", [X]);
    }
    if (b.get("axis") ?? b.get("dim")) t.assumed?.stretching.along(X);
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
  const byName = ["x", "input", "a", "x1", "x2", "other"].flatMap((n) => args.named.get(n) ?? []);
  const values = [...(self ? [self] : []), ...args.positional, ...byName];
  const wanted = t.catalogue.get(spelled.operation)?.params.length ?? 1;
  const out = values[wanted];
  if (out?.kind === "array" && spelled.convention !== "positional") {
    const rest = self ? values.slice(1, wanted) : values.slice(0, wanted);
    return intoOut(t, spelled.name, self, { ...args, positional: rest }, out, e);
  }
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

/** Keywords that change no number here; others would, and are not understood. */
const harmless = new Set(
  "axis dim keepdims keepdim dtype order casting subok a x x1 x2 input other out copy check_finite overwrite_a overwrite_b".split(
    " ",
  ),
);

function strange(args: Arguments): boolean {
  return [...args.named].some(([name, v]) => !harmless.has(name) && v.kind !== "nothing");
}

function spans(args: Arguments) {
  return args.expressions.map((x) => x.span);
}
