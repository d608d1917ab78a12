/** MATLAB's functions: those this front end gives a meaning, and those the catalogue spells, by their convention. */

import type { Attrs } from "../../core/node";
import type { Convention } from "../../core/operation";
import { compose } from "../common/compose";
import type { Arguments } from "../common/dialect";
import { misspelt } from "../common/misspelt";
import { catalogueSpellings, type Spelled } from "../common/spellings";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, nodesIn, nothing, opaque, type Value } from "../common/value";
import { aligned, arrayNode } from "./arrays";
import { LibraryCall } from "./call";
import { callWithComplex } from "./complex";
import { classOf } from "./entry-classes";
import { constants, functions, takesUnknown } from "./functions";
import { reduceAlong } from "./functions-reduce";
import { keepingClass, toSingle } from "./kinds";
import { stretched } from "./operators";
import { silent } from "./silent-names";

/** Whether a name means something although no file defines it. */
export function isLibraryName(t: Tracer, name: string): boolean {
  return (
    functions.has(name) ||
    constants.has(name) ||
    silent.has(name) ||
    catalogueSpellings(t.catalogue, "matlab").has(name)
  );
}

/** Names for "did you mean". */
export function libraryNames(): Iterable<string> {
  return functions.keys();
}

/** Calls a function of the language. */
export function callLibrary(t: Tracer, name: string, args: Arguments, e: Expr, outputs: number): Value {
  if (silent.has(name)) return outputs === 0 ? nothing : opaque(`what ${name}() gives is not followed`);
  const ofComplex = callWithComplex(t, name, args, e, outputs);
  if (ofComplex) return ofComplex;
  const call = new LibraryCall(t, name, args, e, outputs);
  const unknown = args.positional.find((a) => a.kind === "opaque");
  if (unknown?.kind === "opaque" && !takesUnknown.has(name))
    return opaque(unknown.why, args.positional.flatMap(nodesIn));
  const number = constants.get(name);
  if (number !== undefined) return constant(call, number);
  const own = functions.get(name);
  if (own) return own(call);
  const spelled = catalogueSpellings(t.catalogue, "matlab").get(name);
  return spelled ? conventions[spelled.convention](call, spelled) : undefinedFunction(call);
}

/** What singles have in place of these numbers. */
const ofSingles: Readonly<Record<string, number>> = {
  eps: 2 ** -23,
  realmax: 3.4028234663852886e38,
  realmin: 2 ** -126,
};

/** `pi`, and `NaN(2, 3)` as an array of it; `eps(x)` is how far the next number is from x. */
function constant(c: LibraryCall, value: number): Value {
  if (c.args.length === 0) return array(c.number(value));
  if (c.name === "eps" && c.args.length === 1 && c.text(0) === null) return spacing(c);
  const shape = c.shape(0);
  if (!shape) return c.refuse();
  const isSingle = c.text(c.args.length - 1) === "single";
  const X = c.number(isSingle ? (ofSingles[c.name] ?? value) : value);
  const made = shape.every((d) => d.size === 1) ? array(X) : c.build("broadcast", [X], { shape: [...shape] });
  return isSingle && made.kind === "array" ? toSingle(c.t, made.node, c.e.span) : made;
}

function spacing(c: LibraryCall): Value {
  const X = c.array(0);
  if (!X) return c.refuse();
  const { size, data } = c.t.valueOf(X);
  const isSingle = classOf(X) === "single";
  const [bits, least] = isSingle ? [23, -149] : [52, -1074];
  const gap = (x: number): number => 2 ** Math.max(Math.floor(Math.log2(Math.abs(x))) - bits, least);
  const made = c.t.constant({ size, data: data.map((x) => (Number.isFinite(x) ? gap(x) : Number.NaN)) }, c.e.span);
  return isSingle ? toSingle(c.t, made, c.e.span) : array(made);
}

function undefinedFunction(c: LibraryCall): Value {
  if (c.name === "sigmoid" && c.args.length === 1) {
    const known = "it is taken as 1 ./ (1 + exp(-x))";
    c.t.report("unknown-function", c.e.span, `'sigmoid' is not defined in this file; ${known}`);
    const X = c.array(0);
    return X ? c.build("sigmoid", [X]) : c.refuse();
  }
  const { hint, fix } = misspelt(c.t, c.name, c.e, [
    ...c.t.globals.names(),
    ...c.t.dialect.functionNames(),
    ...catalogueSpellings(c.t.catalogue, "matlab").keys(),
  ]);
  const why = `'${c.name}' is neither in this file nor among the functions Adjoint knows; its result is taken as unknown${hint}`;
  c.t.report("unknown-function", c.e.span, why, fix ? { fix } : {});
  return opaque(`'${c.name}' is not known`, c.args.flatMap(nodesIn));
}

type Reader = (c: LibraryCall, spelled: Spelled) => Value;

const conventions: Readonly<Record<Convention, Reader>> = {
  elementwise(c, { operation }) {
    const [value] = c.args;
    if (value?.kind === "integer" && wholeStaysWhole.has(operation)) return value;
    const X = c.array(0);
    if (!X || c.args.length !== 1) return c.refuse();
    return keepingClass(c.t, c.build(operation, [X]), [X], c.e.span);
  },
  broadcasting(c, { operation }) {
    const nodes = c.args.map((_, i) => c.array(i));
    const [X, Y] = nodes;
    if (!X || !Y || nodes.includes(null)) return c.refuse();
    if (nodes.length === 2) return stretched(c.t, operation, X, Y, c.e.span, c.at);
    const rest = nodes.flatMap((n) => n ?? []);
    return compose(c.t, c.e.span, (make) => make(operation, aligned(rest, make)), c.at);
  },
  positional(c, { operation }) {
    const wanted = c.t.catalogue.get(operation);
    const nodes = c.args.slice(0, wanted?.params.length ?? 1).map((a) => arrayNode(c.t, a, c.e.span));
    if (!wanted || nodes.length < wanted.params.length || nodes.includes(null)) return c.refuse();
    const attrs: Attrs = wanted.attrs?.includes("keep") ? { keep: true } : {};
    return c.build(
      operation,
      nodes.flatMap((n) => n ?? []),
      attrs,
    );
  },
  reduction: (c, { operation }) => reduceAlong(c, operation, 1),
  cumulative(c, { operation }) {
    const X = c.array(0);
    const axis = X ? c.axis(1, X.shape) : null;
    return X && axis !== null ? c.build(operation, [X], { axis }) : c.refuse();
  },
};

/** Rounding a whole number leaves it, with its name. */
const wholeStaysWhole = new Set(["floor", "ceil", "round", "round_away", "fix", "identity"]);
