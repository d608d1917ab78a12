/** Products over chosen axes: einsum, tensordot and what is said with them. */

import { one, productOf } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, opaque, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { permuted, reshaped, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { product } from "./products";

/** An array whose axes have letters. */
interface Lettered {
  readonly node: Node;
  readonly axes: readonly string[];
}

const einsum: LibraryFunction = (t, _, args, e) => {
  const [form, ...rest] = args.positional;
  const nodes = rest.map((v) => arrayNode(t, v, e.span));
  const [left = "", right] = (form?.kind === "text" ? (form.text ?? "") : "").replace(/\s/g, "").split("->");
  const terms = left.split(",");
  const clear = /^[A-Za-z,]+$/.test(left) && terms.length === nodes.length && nodes.every((n) => n !== null);
  if (!clear) return t.unsupported(e.span, "This einsum is not supported", rest);
  const wrong = terms.findIndex((term, i) => term.length !== nodes[i]?.shape.length);
  if (wrong >= 0) {
    const message = `${t.textAt(e.span)}: '${terms[wrong]}' names ${terms[wrong]?.length} axes, the array has ${nodes[wrong]?.shape.length}`;
    t.report("shape-mismatch", e.span, message);
    return opaque(
      "the letters do not fit the arrays",
      nodes.flatMap((n) => n ?? []),
    );
  }
  const letters = [...left.replace(/,/g, "")];
  const result =
    right ??
    [...new Set(letters)]
      .filter((l) => letters.filter((k) => k === l).length === 1)
      .sort()
      .join("");
  return contract(
    t,
    terms.map((term, i) => ({ node: nodes[i] as Node, axes: [...term] })),
    [...result],
    e.span,
  );
};

/** Multiplies from left to right; letters that nothing later needs are summed as soon as they can be. */
function contract(t: Tracer, terms: readonly Lettered[], result: readonly string[], span: Span): Value {
  let [so, ...rest] = terms;
  if (!so) return opaque("there is nothing to multiply");
  for (let next = rest.shift(); next; next = rest.shift()) {
    const needed = new Set([...result, ...rest.flatMap((r) => r.axes)]);
    const [a, b] = [
      reduced(t, so, new Set([...needed, ...next.axes]), span),
      reduced(t, next, new Set([...needed, ...so.axes]), span),
    ];
    if (!a || !b) return opaque("this einsum is not supported", [so.node, next.node]);
    const made = pair(t, a, b, needed, span);
    if (!("axes" in made)) return made;
    so = made;
  }
  const last = reduced(t, so, new Set(result), span);
  if (!last || last.axes.length !== result.length)
    return t.unsupported(span, "This einsum is not supported", [array(so.node)]);
  return permuted(
    t,
    last.node,
    result.map((l) => last.axes.indexOf(l)),
    span,
  );
}

/** Takes the diagonal of letters that occur twice and sums over letters that nobody needs. */
function reduced(t: Tracer, X: Lettered, needed: ReadonlySet<string>, span: Span): Lettered | null {
  if (new Set(X.axes).size < X.axes.length) {
    if (X.axes.length !== 2) return null;
    const diagonal = t.build("diag", [X.node], {}, span);
    return diagonal.kind === "array" ? reduced(t, { node: diagonal.node, axes: X.axes.slice(1) }, needed, span) : null;
  }
  const gone = X.axes.flatMap((l, i) => (needed.has(l) ? [] : [i]));
  if (gone.length === 0) return X;
  const sum = t.build("sum", [X.node], { axes: gone, keep: false }, span);
  return sum.kind === "array" ? { node: sum.node, axes: X.axes.filter((l) => needed.has(l)) } : null;
}

/** The product of two arrays as a matrix product, in stacks where both have a letter that stays. */
function pair(t: Tracer, A: Lettered, B: Lettered, needed: ReadonlySet<string>, span: Span): Lettered | Value {
  const both = A.axes.filter((l) => B.axes.includes(l));
  const clash = both.find((l) => sizeAt(A, l)?.size !== sizeAt(B, l)?.size);
  if (clash !== undefined) {
    const message = `${t.textAt(span)}: '${clash}' is ${sizeAt(A, clash)?.size} in one array and ${sizeAt(B, clash)?.size} in another`;
    t.report("shape-mismatch", span, message, { related: t.origins([A.node, B.node]) });
    return opaque("the sizes of a letter differ", [A.node, B.node]);
  }
  const [stack, inner] = [both.filter((l) => needed.has(l)), both.filter((l) => !needed.has(l))];
  const [rows, columns] = [A.axes.filter((l) => !both.includes(l)), B.axes.filter((l) => !both.includes(l))];
  const axes = [...stack, ...rows, ...columns];
  const shape = axes.map((l) => sizeAt(A, l) ?? sizeAt(B, l) ?? one);
  const [x, y] = [arranged(t, A, [stack, rows, inner], span), arranged(t, B, [stack, inner, columns], span)];
  if (x.kind !== "array" || y.kind !== "array") return x.kind === "array" ? y : x;
  const made = then(product(t, x.node, y.node, span, []), (z) => reshaped(t, z, shape, span));
  return made.kind === "array" ? { node: made.node, axes } : made;
}

function sizeAt(X: Lettered, letter: string): Shape[number] | undefined {
  return X.node.shape[X.axes.indexOf(letter)];
}

/** Groups of axes merged into one each; an empty stack disappears, and so do empty rows and columns of plain matrices. */
function arranged(t: Tracer, X: Lettered, groups: readonly (readonly string[])[], span: Span): Value {
  const order = groups.flat().map((l) => X.axes.indexOf(l));
  const [stack = [], first = [], second = []] = groups;
  const merged = (g: readonly string[]) => productOf(g.map((l) => sizeAt(X, l) ?? one));
  const shape = [merged(first), merged(second)];
  return then(permuted(t, X.node, order, span), (x) =>
    reshaped(t, x, stack.length > 0 ? [merged(stack), ...shape] : shape, span),
  );
}

const alphabet = [..."abcdefghijklmnopqrstuvwxyz"];

const tensordot: LibraryFunction = (t, _, args, e) => {
  const [A, B] = args.positional.slice(0, 2).map((v) => arrayNode(t, v, e.span));
  const axes = args.positional[2] ?? args.named.get("axes");
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
  return contract(
    t,
    [
      { node: A, axes: left },
      { node: B, axes: right },
    ],
    result,
    e.span,
  );
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
  return contract(
    t,
    [
      { node: X, axes: left },
      { node: Y, axes: right },
    ],
    result,
    span,
  );
}

/** The sum over the last axes of both. */
export function innerProduct(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  if (Y.shape.length < 2) return product(t, X, Y, span, at);
  if (Y.shape.length === 2) return then(t.build("transpose", [Y], {}, span), (T) => product(t, X, T, span, at));
  const left = X.shape.map((_, i) => alphabet[i] ?? "a");
  const last = left[left.length - 1] ?? "a";
  const right = Y.shape.map((_, i) => (i === Y.shape.length - 1 ? last : (alphabet[left.length + i] ?? "z")));
  return contract(
    t,
    [
      { node: X, axes: left },
      { node: Y, axes: right },
    ],
    [...left.slice(0, -1), ...right.slice(0, -1)],
    span,
  );
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
  "np.tensordot": tensordot,
};
