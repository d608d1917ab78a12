/** Calls of library functions with arrays of complex numbers. */

import { complexOf, complexProduct, type Parts } from "../common/complex";
import { complexFunctions } from "../common/complex-functions";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, type ComplexValue, sequence, truth, type Value } from "../common/value";
import { composed, isComplex, joined, notFollowed, operateComplex, partOf, partsOf } from "./complex";
import { madeComplex } from "./complex-arrays";
import { allItems } from "./iteration";
import { preludeFunction } from "./prelude";

/** Names of the library that have another name here. */
const names: Readonly<Record<string, string>> = { absolute: "abs", conjugate: "conj", phase: "angle" };
/** Functions that only move or add entries of their first argument: they work on each part. */
const linear = words(
  "sum mean reshape ravel flatten copy transpose swapaxes moveaxis squeeze expand_dims flip fliplr flipud roll",
  "fftshift ifftshift take repeat tile cumsum diff trace array asarray atleast_1d concatenate stack hstack vstack",
  "column_stack block pad tril triu diag delete zeros_like empty_like rot90 broadcast_to average item split array_split",
);
/** Those that do so with other arguments too, by position. */
const linearIn: Readonly<Record<string, readonly number[]>> = {
  where: [1, 2],
  append: [0, 1],
  full: [1],
  insert: [0, 2],
};
/** Functions that ask for the shape alone. */
const measuring = words("len shape size ndim ones_like print type");
/** Functions that are products of their last two arguments. */
const products = words("dot vdot matmul inner outer kron einsum tensordot");
/** Operators by the names the library has for them. */
const operators: Readonly<Record<string, string>> = {
  ...{ add: "+", subtract: "-", multiply: "*", divide: "/", true_divide: "/", power: "**" },
};
/** Python's own functions of numbers; the others take complex ones as they take everything. */
const ofNumbers = words("abs len sum pow print isinstance type round");
/** Functions that hold for numbers if they hold for both parts. */
const agreeing = words("allclose isclose array_equal");

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(" ").split(" "));
}

/** A library call with a complex argument, or for a complex array; `null` else. Transforms take complex arrays themselves. */
export function callWithComplex(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value | null {
  const made = madeComplex(t, name, self, args, e);
  if (made) return made;
  const word = name.slice(name.lastIndexOf(".") + 1);
  if (!/^(np|scipy|math|cmath|torch|jax|builtins|method)\./.test(name)) return null;
  const library = !name.startsWith("builtins.");
  if (!library && !ofNumbers.has(word)) return null;
  const own = /^cmath\.(?!rect$)/.test(name)
    ? { ...args, positional: args.positional.map((v) => asComplex(t, v, e)) }
    : args;
  const all = [...(self ? [self] : []), ...own.positional, ...own.named.values()];
  const takes = library ? isComplex : (v: Value) => v.kind === "complex";
  if (name === "np.angle" || !all.some(takes) || (/(^|\.)fft\./.test(name) && !/shift$/.test(name))) return null;
  const found =
    ofOne(t, name, word, self, own, e) ??
    linearCall(t, name, self, own, linearIn[word] ?? (linear.has(word) ? [0] : []), e) ??
    ofTwo(t, name, word, self, own, all, e);
  if (!found && preludeFunction(t, name)) return null;
  return found ?? notFollowed(t, `'${name.replace(/^(builtins|method)\./, "")}'`, e.span, all);
}

/** `cmath` takes real numbers for complex ones. */
function asComplex(t: Tracer, value: Value, e: Expr): Value {
  const parts = value.kind === "complex" ? null : partsOf(t, value, e.span);
  return parts ? composed(t, e.span, (make) => complexOf(make, parts)) : value;
}

/** A function of one complex array. */
function ofOne(t: Tracer, name: string, word: string, self: Value | null, args: Arguments, e: Expr): Value | null {
  const [first, ...rest] = self ? [self, ...args.positional] : args.positional;
  const parts = first && isComplex(first) && !rest.some(isComplex) ? partsOf(t, first, e.span) : null;
  if (!first || !parts?.im) return null;
  const z: ComplexValue = { kind: "complex", re: parts.re, im: parts.im };
  const known = complexFunctions[names[word] ?? word];
  if (known && rest.length === 0 && args.named.size === 0) return composed(t, e.span, (make) => known(make, z));
  const again = (value: Value): Value =>
    t.dialect.callBuiltin(t, name, self && value, self ? args : { ...args, positional: [value, ...rest] }, e, 1);
  if (measuring.has(word)) return again(array(z.re));
  if (word === "isinstance") return truth(isTypeOf(z, rest[0]));
  if (word === "norm") return again(named(t, "abs", z, e));
  if (word === "iscomplexobj" || word === "isrealobj") return truth(word === "iscomplexobj");
  if (word === "tolist") return sequence("list", allItems(t, z, e.span) ?? [z]);
  if (word === "inv") return inverse(t, z, e);
  if (word === "polar")
    return sequence(
      "tuple",
      ["abs", "angle"].map((f) => named(t, f, z, e)),
    );
  return word === "prod" && rest.length === 0 && z.re.shape.length === 1 ? product(t, z, e) : null;
}

function named(t: Tracer, f: string, z: ComplexValue, e: Expr): Value {
  return composed(t, e.span, (make) => complexFunctions[f]?.(make, z) as Parts);
}

function isTypeOf(z: ComplexValue, type: Value | undefined): boolean {
  const types = type?.kind === "sequence" ? type.items : [type];
  const wanted = z.re.shape.length > 0 ? /ndarray$|Tensor$/ : /complex\w*$|number$/;
  return types.some((v) => v?.kind === "builtin" && wanted.test(v.name));
}

/** The product of all entries. */
function product(t: Tracer, z: ComplexValue, e: Expr): Value {
  const turns = t.dialect.iterate(t, z, e.span);
  const all = turns ? Array.from({ length: turns.count }, (_, i) => turns.at(i)) : [];
  return all.reduce((p, x) => operateComplex(t, "*", p, x, e.span) ?? p);
}

/** A function that does the same to both parts of the arguments at some positions, `self` counting as the first. */
function linearCall(
  t: Tracer,
  name: string,
  self: Value | null,
  args: Arguments,
  positions: readonly number[],
  e: Expr,
): Value | null {
  const values = self ? [self, ...args.positional] : [...args.positional];
  if (positions.length === 0 || values.some((v, i) => isComplex(v) && !positions.includes(i))) return null;
  const part = (which: "re" | "im"): Value => {
    const changed = values.map((v, i) => (positions.includes(i) ? partOf(t, v, which, e.span) : v));
    const [own, ...rest] = changed;
    return t.dialect.callBuiltin(t, name, self && (own ?? null), { ...args, positional: self ? rest : changed }, e, 1);
  };
  return inParts(part("re"), part("im"));
}

/** Lists of arrays join one by one. */
function inParts(re: Value, im: Value): Value {
  if (re.kind !== "sequence" || im.kind !== "sequence") return joined(re, im);
  return sequence(
    re.of,
    re.items.map((v, i) => inParts(v, im.items[i] as Value)),
  );
}

/** A function of two arrays, one of them complex. */
function ofTwo(
  t: Tracer,
  name: string,
  word: string,
  self: Value | null,
  args: Arguments,
  all: readonly Value[],
  e: Expr,
): Value | null {
  const [left, right] = all.slice(-2);
  if (operators[word] && all.length === 2 && left && right)
    return operateComplex(t, operators[word], left, right, e.span);
  const [x, y] = [left, right].map((v) => partsOf(t, v, e.span));
  if (!x || !y) return null;
  if (agreeing.has(word)) return agreement(t, name, args, e);
  if (word === "solve" && all.length === 2) return solved(t, x, y, e);
  if (!products.has(word) || all.length !== (word === "einsum" ? 3 : 2)) return null;
  const sides: [Parts, Parts] = [word === "vdot" ? conjugated(t, x, e) : x, y];
  return complexProduct(t, e.span, sides, (a, b) => {
    const positional = [...all.slice(0, -2), array(a), array(b)];
    const [own, ...rest] = positional as [Value, ...Value[]];
    const values = self ? rest : positional;
    return t.dialect.callBuiltin(t, name, self && own, { ...args, positional: values, named: new Map() }, e, 1);
  });
}

/** Whether a test holds for both parts. */
function agreement(t: Tracer, name: string, args: Arguments, e: Expr): Value {
  const [re, im] = (["re", "im"] as const).map((part) => {
    const positional = args.positional.map((v, i) => (i < 2 ? partOf(t, v, part, e.span) : v));
    return t.dialect.callBuiltin(t, name, null, { ...args, positional }, e, 1);
  });
  if (re?.kind === "truth" && im?.kind === "truth") return truth(re.value && im.value);
  return re?.kind === "array" && im?.kind === "array" ? t.build("and", [re.node, im.node], {}, e.span) : (re as Value);
}

function inverse(t: Tracer, A: ComplexValue, e: Expr): Value {
  const [n] = A.re.shape;
  const I = n ? t.build("eye", [], { shape: [n, n] }, e.span) : null;
  return I?.kind === "array" ? solved(t, A, { re: I.node, im: null }, e) : notFollowed(t, "inv", e.span, [A]);
}

/** The solution of (A + iB)(x + iy) = c + id, from [A −B; B A][x; y] = [c; d]. */
function solved(t: Tracer, A: Parts, b: Parts, e: Expr): Value {
  const n = A.re.shape[0];
  if (!n || A.re.shape.length !== 2) return notFollowed(t, "solve", e.span, [array(A.re)]);
  return composed(t, e.span, (make) => {
    const [M, c] = [complexOf(make, A), complexOf(make, b)];
    const beside = (axis: number) => ({ axis });
    const top = make("concat", [M.re, make("negate", [M.im])], beside(1));
    const whole = make("concat", [top, make("concat", [M.im, M.re], beside(1))], beside(0));
    const both = make("concat", [c.re, c.im], beside(0));
    const found = make(c.re.shape.length === 1 ? "solvevec" : "solve", [whole, both]);
    const half = (from: number) =>
      make("slice", [found], {
        starts: found.shape.map((_, i) => (i === 0 ? from : 0)),
        steps: found.shape.map(() => 1),
        counts: found.shape.map((d, i) => (i === 0 ? n : d)),
        drop: [],
      });
    return { re: half(0), im: half(n.size) };
  });
}

function conjugated(t: Tracer, { re, im }: Parts, e: Expr): Parts {
  const value = im ? composed(t, e.span, (make) => ({ re, im: make("negate", [im]) })) : null;
  return value?.kind === "complex" ? value : { re, im };
}
