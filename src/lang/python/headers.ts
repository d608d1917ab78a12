/** The heads of blocks: `for x in y`, `with a as b`, `def f(x, *, y=1) -> T`, `class A(B)`, `except E as e`. */

import type { Expr, Param, With } from "../common/tree";
import type { Context } from "./context";
import { closerOf, findJoint, type Piece, spanOf, splitAt, textAt } from "./pieces";
import { isTarget } from "./statements";
import { isKeyword, Unparsable } from "./words";

/** `for target in iterable`, from the word `for` on. */
export function forHeader(context: Context, piece: Piece): { target: Expr; iterable: Expr } {
  const at = findJoint(piece, (t) => t.text === "in");
  if (at < 0) throw complaint(piece, 'an "in" is missing in this "for"');
  const target = context.expression({ ...piece, from: piece.from + 1, to: at });
  if (!isTarget(target)) throw complaint(piece, 'what stands after "for" cannot be assigned to');
  return { target, iterable: context.expression({ ...piece, from: at + 1 }) };
}

/** `with a as x, b as y`, with or without brackets around the items. */
export function withHeader(context: Context, piece: Piece): With["items"] {
  const open = piece.from + 1;
  const wraps = textAt(piece, open) === "(" && closerOf(piece, open) === piece.to - 1;
  const inner = { ...piece, from: open + 1, to: piece.to - 1 };
  const bracketed = wraps && findJoint(inner, (t) => t.text === "as" || t.text === ",", inner.from, 1) >= 0;
  const items = bracketed ? splitAt(inner, ",", 1) : splitAt({ ...piece, from: open }, ",", 0);
  if (items.length === 0) throw complaint(piece, 'a value is missing after "with"');
  return items.map((item) => {
    const as = findJoint(item, (t) => t.text === "as", item.from, bracketed ? 1 : 0);
    if (as < 0) return { value: context.expression(item), target: null };
    return { value: context.expression({ ...item, to: as }), target: context.expression({ ...item, from: as + 1 }) };
  });
}

/** The errors and the name in `except E as e` or Python 2's `except E, e`. */
export function exceptHeader(context: Context, piece: Piece): { name: string | null; types: Expr | null } {
  let at = findJoint(piece, (t) => t.text === "as");
  if (at < 0) at = findJoint(piece, (t) => t.text === ",");
  const from = textAt(piece, piece.from + 1) === "*" ? piece.from + 2 : piece.from + 1;
  const to = at < 0 ? piece.to : at;
  const types = from < to ? context.expression({ ...piece, from, to }) : null;
  const name = at >= 0 && at === piece.to - 2 ? piece.tokens[at + 1] : undefined;
  return { name: name?.kind === "name" ? name.text : null, types };
}

/** The name and parameters of a `def`; when `lenient`, what can be saved of them. */
export function defHeader(context: Context, piece: Piece, lenient: boolean): { name: Piece; params: Param[] } {
  const name = nameAfter(piece, lenient);
  let open = name.to;
  if (textAt(piece, open) === "[") open = closerOf(piece, open) + 1;
  const close = textAt(piece, open) === "(" ? closerOf(piece, open) : -1;
  if (!lenient && close < 0) throw complaint(piece, `brackets are missing after "def ${textAt(name, name.from)}"`);
  const extra = textAt(piece, close + 1);
  if (!lenient && extra !== "" && extra !== "->")
    throw complaint(piece, `"${extra}" cannot stand after the parameters`);
  const inner = { ...piece, from: open + 1, to: close < 0 ? piece.to : close };
  const params: Param[] = [];
  for (const part of splitAt(inner, ",", 1)) {
    try {
      const param = parameter(context, part);
      if (param) params.push(param);
    } catch (error) {
      if (!lenient || !(error instanceof Unparsable)) throw error;
      const token = part.tokens[part.from];
      if (token?.kind === "name" && !isKeyword(token.text))
        params.push({ ...plain, name: token.text, span: spanOf(part) });
    }
  }
  return { name, params };
}

/** The name and bases of a `class`; keywords such as `metaclass=` are left out. */
export function classHeader(context: Context, piece: Piece, lenient: boolean): { name: Piece; bases: Expr[] } {
  const name = nameAfter(piece, lenient);
  let open = name.to;
  if (textAt(piece, open) === "[") open = closerOf(piece, open) + 1;
  if (textAt(piece, open) !== "(") return { name, bases: [] };
  const close = closerOf(piece, open);
  const inner = { ...piece, from: open + 1, to: close < 0 ? piece.to : close };
  const bases: Expr[] = [];
  for (const part of splitAt(inner, ",", 1)) {
    if (findJoint(part, (t) => t.text === "=", part.from, 1) >= 0 || /^\*/.test(textAt(part, part.from))) continue;
    try {
      bases.push(context.expression(part));
    } catch (error) {
      if (!lenient || !(error instanceof Unparsable)) throw error;
    }
  }
  return { name, bases };
}

function nameAfter(piece: Piece, lenient: boolean): Piece {
  const at = piece.from + 1;
  const token = at < piece.to ? piece.tokens[at] : undefined;
  if (token?.kind === "name" && !isKeyword(token.text)) return { ...piece, from: at, to: at + 1 };
  if (lenient) return { ...piece, from: at, to: at };
  throw complaint(piece, `a name is missing after "${textAt(piece, piece.from)}"`);
}

const plain = { default: null, annotation: null, star: "" } as const;

/** `x`, `x: T = 1`, `*args`, `**kwargs`, `*`; the mark `/` gives nothing. */
function parameter(context: Context, part: Piece): Param | null {
  const mark = textAt(part, part.from);
  if (mark === "/" && part.to === part.from + 1) return null;
  const star = mark === "*" || mark === "**" ? mark : "";
  const at = part.from + (star ? 1 : 0);
  const span = spanOf(part);
  if (star === "*" && at >= part.to) return { name: "", default: null, annotation: null, star, span };
  const token = part.tokens[at];
  const old = token?.text === "(";
  if (at >= part.to || !token || (token.kind !== "name" && !old) || isKeyword(token.text)) {
    throw complaint(part, "a parameter must be a name");
  }
  const named = { ...part, from: old ? closerOf(part, at) + 1 : at + 1 };
  const colon = textAt(named, named.from) === ":";
  const equals = findJoint(named, (t) => t.text === "=", named.from, 1);
  if (!colon && equals !== named.from && named.from < named.to)
    throw complaint(part, "a comma is missing between parameters");
  const annotation = colon
    ? context.expression({ ...named, from: named.from + 1, to: equals < 0 ? named.to : equals })
    : null;
  const value = equals < 0 ? null : context.expression({ ...named, from: equals + 1 });
  return { name: old ? "_" : token.text, default: value, annotation, star, span };
}

function complaint(piece: Piece, message: string): Unparsable {
  const { from, to } = spanOf(piece);
  return new Unparsable(message, from, to);
}
