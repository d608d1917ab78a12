/** Expressions of Python: tokens to `@lezer/python`'s tree to ours. */

import type { Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Expr } from "../common/tree";
import { convertTree } from "./convert";
import { isFormatted } from "./formatted";
import { numberValue, stringValue } from "./literals";
import { maskedText } from "./masking";
import type { Token } from "./tokens";
import { isKeyword, nameOrConstant, Unparsable } from "./words";

/** Expressions read before: trees by text, and whole expressions by place, kept from one version of a file to the next. */
export class ExpressionCache {
  private trees = { previous: new Map<string, Tree>(), current: new Map<string, Tree>() };
  private places = { previous: new Map<number, Placed>(), current: new Map<number, Placed>() };

  /** Starts a new version: what the last one did not use is forgotten. */
  nextVersion(): void {
    this.trees = { previous: this.trees.current, current: new Map() };
    this.places = { previous: this.places.current, current: new Map() };
  }

  /** The syntax tree of `(masked)`; throws lezer's SyntaxError where it has none. */
  tree(masked: string): Tree {
    const { previous, current } = this.trees;
    const tree = current.get(masked) ?? previous.get(masked) ?? strict.parse(`(${masked})`);
    current.set(masked, tree);
    return tree;
  }

  /** The expression `source` at `from`: the same object as in the last version where nothing moved. */
  placed(from: number, source: string, read: () => Expr): Expr {
    const { previous, current } = this.places;
    const known = previous.get(from);
    const placed = known?.source === source ? known : { source, expr: read() };
    current.set(from, placed);
    return placed.expr;
  }
}

interface Placed {
  readonly source: string;
  readonly expr: Expr;
}

/** A failure in more tokens than this is put down to their number. */
const longest = 4000;
const strict = parser.configure({ strict: true });

/** The expression that tokens `from` to `to` (exclusive) spell; throws `Unparsable`. */
export function expression(
  text: string,
  cache: ExpressionCache,
  tokens: readonly Token[],
  from: number,
  to: number,
): Expr {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (!first || !last || from >= to) throw missingAfter(tokens, from);
  if (to - from === 1) {
    const simple = singleToken(first);
    if (simple) return simple;
  }
  return cache.placed(first.from, text.slice(first.from, last.to), () => {
    const tree = treeOf(cache, tokens, from, to);
    return convertTree(text, tree, first.from - 1, { from: first.from, to: last.to });
  });
}

function treeOf(cache: ExpressionCache, tokens: readonly Token[], from: number, to: number): Tree {
  const masked = maskedText(tokens, from, to);
  if (masked.trim() === "") throw missingAfter(tokens, to);
  try {
    return cache.tree(masked);
  } catch (error) {
    throw explain(error, tokens, from, to);
  }
}

function singleToken(token: Token): Expr | null {
  const span = { from: token.from, to: token.to };
  if (token.kind === "number") return { kind: "number", ...numberValue(token.text), span };
  if (token.kind === "string" && !isFormatted(token.text))
    return { kind: "string", text: stringValue(token.text), span };
  if (token.kind === "foreign") return { kind: "broken", why: "it comes from a command of the notebook", span };
  if (token.text === "...") return { kind: "constant", value: "ellipsis", span };
  if (token.kind !== "name" || (isKeyword(token.text) && !/^(?:None|True|False)$/.test(token.text))) return null;
  return nameOrConstant(token.text, token.from, token.to);
}

/** The complaint about an expression that should follow token `at - 1` and does not. */
function missingAfter(tokens: readonly Token[], at: number): Unparsable {
  const before = tokens[at - 1] ?? tokens[at];
  if (!before) return new Unparsable("something is missing here", 0, 0);
  return new Unparsable(
    `a ${before.text === "." ? "name" : "value"} is missing after "${shown(before)}"`,
    before.from,
    before.to,
  );
}

function explain(error: unknown, tokens: readonly Token[], from: number, to: number): Unparsable {
  if (to - from > longest) return tooDeep(tokens, from, to);
  const offset = error instanceof SyntaxError ? Number(/\d+$/.exec(error.message)?.[0] ?? 0) : 0;
  const at = (tokens[from]?.from ?? 0) - 1 + offset;
  let i = from;
  while (i < to && (tokens[i]?.to ?? 0) <= at) i++;
  const token = tokens[i];
  if (i >= to || !token) return missingAfter(tokens, to);
  const before = i > from ? tokens[i - 1] : undefined;
  const after = before ? ` after "${shown(before)}"` : "";
  const hint = token.text === "=" ? ' (is "==" meant?)' : "";
  return new Unparsable(`"${shown(token)}" cannot stand${after || " here"}${hint}`, token.from, token.to);
}

/** `@lezer/python` gives up on nesting of some thousand levels, at a place that says nothing. */
function tooDeep(tokens: readonly Token[], from: number, to: number): Unparsable {
  const message = "this expression is too long, nested too deeply or not complete";
  return new Unparsable(message, tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? 0);
}

/** A token for a message, long ones cut. */
export function shown(token: Token): string {
  const [line = ""] = token.text.split(/[\r\n]/, 1);
  return line.length > 24 ? `${line.slice(0, 23)}…` : line;
}
