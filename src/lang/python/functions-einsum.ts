/** Products over chosen axes: einsum, tensordot and what is said with them. */

import { type Dim, one, productOf } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import { array, opaque, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { permuted, reshaped, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { product } from "./products";

/** `np.einsum('ij,jk->ik', A, B)` or `np.einsum(A, [0, 1], B, [1, 2], [0, 2])` */
const einsum: LibraryFunction = (t, _, args, e) => {
  const given = args.positional[0]?.kind === "text" ? inText(t, args, e.span) : inLists(t, args, e.span);
  if (!given) return t.unsupported(e.span, "How 'einsum' is called here is not understood", args.positional);
  const { nodes, terms, result } = given;
  const wrong = terms.findIndex((term, i) => term.replace("...", "").length > (nodes[i]?.shape.length ?? 0));
  const short = terms.findIndex((term, i) => !term.includes("...") && term.length !== nodes[i]?.shape.length);
  const at = wrong >= 0 ? wrong : short;
  if (at >= 0) {
    const [X, axes] = [nodes[at], terms[at]?.replace("...", "").length ?? 0];
    if (X && !terms[at]?.includes("...")) t.assumed?.rank(X, axes, e.span);
    const message = `${t.textAt(e.span)}: '${terms[at]}' names ${terms[at]?.replace("...", "").length} axes, the array has ${nodes[at]?.shape.length}`;
    t.report("shape-mismatch", e.span, message);
    return opaque("the letters do not fit the arrays", nodes);
  }
  const spelled = spelledOut(nodes, terms, result);
  const stray = [...spelled.result].find((l, i, all) => !spelled.terms.join("").includes(l) || all.indexOf(l) !== i);
  if (stray !== undefined) {
    const message = `${t.textAt(e.span)}: '${stray}' of the result ${spelled.terms.join("").includes(stray) ? "stands there twice" : "is no letter of the arrays"}`;
    t.report("shape-mismatch", e.span, message);
    return opaque("the letters do not fit the arrays", nodes);
  }
  return contract(t, nodes, spelled.terms, spelled.result, e.span);
};

/** Arrays, their letters, and the letters of the result; `null` where the text leaves them to the convention. */
interface Letters {
  readonly nodes: readonly Node[];
  readonly terms: readonly string[];
  readonly result: string | null;
}

function inText(t: Tracer, args: Arguments, span: Span): Letters | null {
  const [form, ...rest] = args.positional;
  const nodes = rest.map((v) => arrayNode(t, v, span));
  const text = (form?.kind === "text" ? (form.text ?? "") : "").replace(/\s/g, "");
  const [left = "", right] = text.split("->");
  const terms = left.split(",");
  const clear = [...terms, right ?? ""].every((term) => /^[A-Za-z]*(\.\.\.)?[A-Za-z]*$/.test(term));
  if (!clear || terms.length !== nodes.length || nodes.includes(null)) return null;
  return { nodes: nodes.flatMap((n) => n ?? []), terms, result: right ?? null };
}

/** Axes by number, each list after its array. */
function inLists(t: Tracer, args: Arguments, span: Span): Letters | null {
  const values = args.positional;
  const pairs = Math.floor(values.length / 2);
  const nodes = Array.from({ length: pairs }, (_, i) => arrayNode(t, values[2 * i] as Value, span));
  const terms = Array.from({ length: pairs }, (_, i) => lettersOf(t, values[2 * i + 1]));
  const result = values.length % 2 === 1 ? lettersOf(t, values[values.length - 1]) : undefined;
  if (pairs === 0 || nodes.includes(null) || terms.includes(null) || result === null) return null;
  return { nodes: nodes.flatMap((n) => n ?? []), terms: terms.flatMap((l) => l ?? []), result: result ?? null };
}

function lettersOf(t: Tracer, value: Value | undefined): string | null {
  if (value?.kind !== "sequence") return null;
  const letters = value.items.map((v) => alphabet[t.wholeNumber(v) ?? -1]);
  return letters.includes(undefined) ? null : letters.join("");
}

/** With letters in place of `...`, aligned at the last axis, and the result's letters where they were left out. */
function spelledOut(
  nodes: readonly Node[],
  terms: readonly string[],
  result: string | null,
): Letters & { result: string } {
  const ranks = terms.map((term, i) => (term.includes("...") ? (nodes[i]?.shape.length ?? 0) - (term.length - 3) : 0));
  const free = alphabet.filter((l) => !`${terms.join("")}${result ?? ""}`.includes(l));
  const filled = free.slice(0, Math.max(...ranks, 0)).join("");
  const whole = terms.map((term, i) => term.replace("...", filled.slice(filled.length - (ranks[i] ?? 0))));
  const named = [...terms.join("").replace(/[.]/g, "")];
  const once = [...new Set(named)].filter((l) => named.filter((k) => k === l).length === 1).sort();
  return { nodes, terms: whole, result: result === null ? filled + once.join("") : result.replace("...", filled) };
}

/** The sum of products; what is a sum, a transpose or a plain product is written as such. */
function contract(t: Tracer, nodes: readonly Node[], terms: readonly string[], result: string, span: Span): Value {
  const stretched = terms.map((term, i) => stretchedLetters(nodes, terms, term, i));
  if (stretched.some((letters) => letters.length > 0)) {
    const kept = nodes.map((X, i) => withoutLetters(t, X, terms[i] ?? "", stretched[i] ?? [], span));
    const found = kept.flatMap((v) => (v.kind === "array" ? [v.node] : []));
    const rest = terms.map((term, i) => [...term].filter((l) => !stretched[i]?.includes(l)).join(""));
    return found.length === nodes.length ? contract(t, found, rest, result, span) : opaque("this does not fit", nodes);
  }
  return (
    clash(t, nodes, terms, span) ??
    plain(t, nodes, terms, result, span) ??
    t.build("einsum", nodes, { subscripts: `${terms.join()}->${result}` }, span)
  );
}

/** Letters that have size 1 here and more in another array: NumPy stretches them. */
function stretchedLetters(nodes: readonly Node[], terms: readonly string[], term: string, i: number): string[] {
  const largest = (l: string) => Math.max(...terms.map((other, k) => nodes[k]?.shape[other.indexOf(l)]?.size ?? 1));
  return [...term].filter((l, axis) => nodes[i]?.shape[axis]?.size === 1 && largest(l) > 1);
}

function withoutLetters(t: Tracer, X: Node, term: string, gone: readonly string[], span: Span): Value {
  return reshaped(
    t,
    X,
    X.shape.filter((_, axis) => !gone.includes(term[axis] ?? "")),
    span,
  );
}

function clash(t: Tracer, nodes: readonly Node[], terms: readonly string[], span: Span): Value | null {
  const sizes = new Map<string, Dim>();
  for (const [i, term] of terms.entries()) {
    for (const [axis, letter] of [...term].entries()) {
      const d = nodes[i]?.shape[axis] ?? one;
      const before = sizes.get(letter) ?? d;
      sizes.set(letter, before);
      const [known, n] = [before.size, d.size];
      if (known === n) continue;
      t.assumed?.equal(before, d, nodes, span);
      const message = `${t.textAt(span)}: '${letter}' is ${known} in one array and ${n} in another`;
      t.report("shape-mismatch", span, message, { related: t.reports.origins(nodes) });
      return opaque("the sizes of a letter differ", nodes);
    }
  }
  return null;
}

/** Products that have a sign of their own. */
const products = new Set(["ab,bc->ac", "ab,b->a", "a,ab->b", "a,a->", "abc,acd->abd"]);

function plain(t: Tracer, nodes: readonly Node[], terms: readonly string[], result: string, span: Span): Value | null {
  const [X, Y] = nodes;
  const [term = ""] = terms;
  const order = [...new Set(terms.join(""))];
  const form = [...`${terms.join()}->${result}`].map((c) => alphabet[order.indexOf(c)] ?? c).join("");
  if (X && Y && nodes.length === 2) {
    if (products.has(form)) return product(t, X, Y, span, []);
    return form === "a,b->ab" ? t.build("outer", [X, Y], {}, span) : null;
  }
  if (!X || nodes.length !== 1 || new Set(term).size < term.length) return null;
  const rest = [...term].filter((l) => result.includes(l)).join("");
  if (rest === term)
    return permuted(
      t,
      X,
      [...result].map((l) => term.indexOf(l)),
      span,
    );
  const axes = [...term].flatMap((l, i) => (result.includes(l) ? [] : [i]));
  return rest === result ? t.build("sum", [X], { axes, keep: false }, span) : null;
}

const alphabet = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const tensordot: LibraryFunction = (t, _, args, e) => {
  const [A, B] = args.positional.slice(0, 2).map((v) => arrayNode(t, v, e.span));
  const axes = args.positional[2] ?? args.named.get("axes") ?? args.named.get("dims");
  if (!A || !B) return opaque("what is multiplied here is not known");
  const [p, q] = [A.shape.length, B.shape.length];
  const n = axes === undefined ? 2 : axes.kind === "sequence" ? null : t.wholeNumber(axes);
  const lists = axes?.kind === "sequence" ? axes.items.map((v, i) => inOrder(t, v, i === 0 ? p : q)) : null;
  const from = n === null ? lists?.[0] : Array.from({ length: n }, (_x, i) => p - n + i);
  const to = n === null ? lists?.[1] : Array.from({ length: n }, (_x, i) => i);
  if (!from || !to || from.length !== to.length || p + q > 20)
    return t.unsupported(e.span, "These axes are not known", args.positional);
  const left = alphabet.slice(0, p);
  const right = B.shape.map((_x, i) =>
    to.includes(i) ? (left[from[to.indexOf(i)] ?? 0] ?? "a") : (alphabet[p + i] ?? "z"),
  );
  const result = [...left, ...right].filter((l) => !(left.includes(l) && right.includes(l)));
  return contract(t, [A, B], [left.join(""), right.join("")], result.join(""), e.span);
};

function inOrder(t: Tracer, v: Value, rank: number): number[] | null {
  const items = v.kind === "sequence" ? v.items : [v];
  const axes = items.map((i) => axesFrom(t, i, rank)?.[0]);
  return axes.includes(undefined) ? null : (axes as number[]);
}

/** `np.dot`: like `@` up to matrices; a stack on the right is multiplied along its last but one axis. */
export function dotProduct(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  const [p, q] = [X.shape.length, Y.shape.length];
  if (q < 3) return product(t, X, Y, span, at);
  const left = alphabet.slice(0, p);
  const right = Y.shape.map((_, i) => (i === q - 2 ? (left[p - 1] ?? "a") : (alphabet[p + i] ?? "z")));
  const result = [...left.slice(0, -1), ...right.filter((_, i) => i !== q - 2)];
  return contract(t, [X, Y], [left.join(""), right.join("")], result.join(""), span);
}

/** The sum over the last axes of both. */
export function innerProduct(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  if (Y.shape.length < 2) return product(t, X, Y, span, at);
  if (Y.shape.length === 2) return then(t.build("transpose", [Y], {}, span), (T) => product(t, X, T, span, at));
  const left = X.shape.map((_, i) => alphabet[i] ?? "a");
  const last = left[left.length - 1] ?? "a";
  const right = Y.shape.map((_, i) => (i === Y.shape.length - 1 ? last : (alphabet[left.length + i] ?? "z")));
  const result = [...left.slice(0, -1), ...right.slice(0, -1)].join("");
  return contract(t, [X, Y], [left.join(""), right.join("")], result, span);
}

/** Every entry of X times all of Y. */
export function kron(t: Tracer, X: Node, Y: Node, span: Span): Value {
  const [m = one, n = one] = X.shape;
  const [p = one, q = one] = Y.shape;
  if (X.shape.length !== 2 || Y.shape.length !== 2)
    return t.unsupported(span, "This product is not supported", [array(X), array(Y)]);
  return then(reshaped(t, X, [m, one, n, one], span), (x) =>
    then(reshaped(t, Y, [one, p, one, q], span), (y) =>
      then(t.build("multiply", [x, y], {}, span), (z) => reshaped(t, z, [productOf([m, p]), productOf([n, q])], span)),
    ),
  );
}

/** By canonical name. */
export const contractions: Readonly<Record<string, LibraryFunction>> = {
  "np.einsum": einsum,
  "torch.einsum": einsum,
  "np.tensordot": tensordot,
  "torch.tensordot": tensordot,
};
