/** Turns `@lezer/python`'s tree of one expression into ours. */

import type { Tree, TreeCursor } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Expr, StringLiteral } from "../common/tree";
import { call, dictionary, member } from "./brackets";
import { type Field, formatPieces } from "./formatted";
import { numberValue, stringValue } from "./literals";
import { type LogicalPart, logicalWord, regrouped } from "./logic";
import { comprehension, conditional, lambda, walrus } from "./scopes";
import { isPunctuation, type TreeReader } from "./tree-reader";
import { nameOrConstant, Unparsable } from "./words";

const strict = parser.configure({ strict: true });

/** Deeper trees would exhaust the stack of whoever walks them. */
const deepest = 400;

/** The expression that stands in brackets in `tree`; `shift` moves offsets of the tree to those of `text`. */
export function convertTree(text: string, tree: Tree, shift: number, span: { from: number; to: number }): Expr {
  return new Converter(text, shift).wrapped(tree, span);
}

/** Walks one tree; `shift` moves its offsets to the file's. */
class Converter implements TreeReader {
  private depth = 0;

  constructor(
    private readonly text: string,
    readonly shift: number,
  ) {}

  /** What stands inside the brackets that `ExpressionCache.tree` put around the text. */
  wrapped(tree: Tree, span: { from: number; to: number }): Expr {
    const c = tree.cursor();
    c.firstChild();
    c.firstChild();
    const whole = this.expr(c);
    const bare = c.name === "TupleExpression" || c.name === "ComprehensionExpression";
    return bare ? { ...whole, span } : whole;
  }

  span(c: TreeCursor): { from: number; to: number } {
    return { from: c.from + this.shift, to: c.to + this.shift };
  }

  source(c: TreeCursor): string {
    return this.text.slice(c.from + this.shift, c.to + this.shift);
  }

  expr(c: TreeCursor): Expr {
    this.deeper(c);
    const result = this.convert(c);
    this.depth--;
    return result;
  }

  private deeper(c: TreeCursor): void {
    if (++this.depth <= deepest) return;
    throw new Unparsable("this expression is nested too deeply", c.from + this.shift, c.to + this.shift);
  }

  private convert(c: TreeCursor): Expr {
    const span = this.span(c);
    switch (c.name) {
      case "VariableName":
      case "Boolean":
      case "None":
        return nameOrConstant(this.source(c), span.from, span.to);
      case "Number":
        return { kind: "number", ...numberValue(this.source(c)), span };
      case "Ellipsis":
        return { kind: "constant", value: "ellipsis", span };
      case "String":
        return this.string(this.source(c), span);
      case "ContinuedString":
        return joined(
          this.children(c, () => this.string(this.source(c), this.span(c))),
          span,
        );
      case "BinaryExpression":
      case "UnaryExpression":
        return logicalWord(c)
          ? regrouped(this.logicalParts(c, []))
          : c.name[0] === "B"
            ? this.binary(c)
            : this.unary(c);
      case "CallExpression":
        return call(this, c);
      case "MemberExpression":
        return member(this, c);
      case "ParenthesizedExpression":
        return this.only(c);
      case "AwaitExpression":
        return this.only(c);
      case "TupleExpression":
        return { kind: "sequence", of: "tuple", items: this.items(c), span };
      case "ArrayExpression":
        return { kind: "sequence", of: "list", items: this.items(c), span };
      case "SetExpression":
        return { kind: "sequence", of: "set", items: this.items(c), span };
      case "DictionaryExpression":
        return dictionary(this, c);
      case "ComprehensionExpression":
        return comprehension(this, c, "generator");
      case "ArrayComprehensionExpression":
        return comprehension(this, c, "list");
      case "SetComprehensionExpression":
        return comprehension(this, c, "set");
      case "DictionaryComprehensionExpression":
        return comprehension(this, c, "dictionary");
      case "ConditionalExpression":
        return conditional(this, c);
      case "LambdaExpression":
        return lambda(this, c);
      case "NamedExpression":
        return walrus(this, c);
      case "YieldExpression":
        return this.yielded(c, span);
      default:
        return { kind: "broken", span };
    }
  }

  private yielded(c: TreeCursor, span: { from: number; to: number }): Expr {
    const from = /^yield\s+from\b/.test(this.source(c));
    const items = this.children(c, () => (/^(yield|from|,)$/.test(c.name) ? undefined : this.expr(c)));
    const [first] = items;
    const value: Expr | null = items.length > 1 ? { kind: "sequence", of: "tuple", items, span } : (first ?? null);
    return { kind: "yield", value, from, span };
  }

  private string(literal: string, span: { from: number; to: number }): StringLiteral {
    const pieces = formatPieces(literal);
    if (!pieces) return { kind: "string", text: stringValue(literal), span };
    const parts = pieces.map((p) =>
      typeof p === "string" ? p : { value: this.field(p, span.from), format: p.format },
    );
    return { kind: "string", text: null, parts, span };
  }

  /** The expression in a field of an f-string. */
  private field(p: Field, from: number): Expr {
    const at = from + p.offset;
    const span = { from: at, to: at + p.source.length };
    try {
      const value = new Converter(this.text, at - 1).wrapped(strict.parse(`(${p.source})`), span);
      return p.repr ? callOf("repr", value, span) : value;
    } catch {
      return { kind: "broken", span };
    }
  }

  /** Visits the children of the node at `c` and comes back to it. */
  children<T>(c: TreeCursor, visit: () => T | undefined): T[] {
    const results: T[] = [];
    if (!c.firstChild()) return results;
    do {
      const result = visit();
      if (result !== undefined) results.push(result);
    } while (c.nextSibling());
    c.parent();
    return results;
  }

  /** Sub-expressions in order; `*value` becomes a Starred, punctuation and keywords are left out. */
  items(c: TreeCursor): Expr[] {
    let star: { from: number; double: boolean } | null = null;
    return this.children(c, () => {
      if (c.name === "*" || c.name === "**") {
        star = { from: c.from + this.shift, double: c.name === "**" };
        return undefined;
      }
      if (isPunctuation(c.name)) return undefined;
      const value = this.expr(c);
      if (!star) return value;
      const { from, double } = star as { from: number; double: boolean };
      star = null;
      return { kind: "starred", double, value, span: { from, to: c.to + this.shift } } as Expr;
    });
  }

  private only(c: TreeCursor): Expr {
    return this.items(c)[0] ?? { kind: "broken", span: this.span(c) };
  }

  /** `not`, `and` and `or` with what stands between them, in the order written. */
  private logicalParts(c: TreeCursor, parts: LogicalPart[]): LogicalPart[] {
    if (!logicalWord(c)) {
      parts.push({ word: null, value: this.expr(c), ...this.span(c) });
      return parts;
    }
    this.deeper(c);
    this.children(c, () => {
      if (c.name === "and" || c.name === "or" || c.name === "not") {
        parts.push({ word: c.name, value: null, ...this.span(c) });
      } else this.logicalParts(c, parts);
      return undefined;
    });
    this.depth--;
    return parts;
  }

  private binary(c: TreeCursor): Expr {
    const span = this.span(c);
    c.firstChild();
    const chained = c.name === "BinaryExpression";
    const left = this.expr(c);
    c.nextSibling();
    let op = this.source(c);
    let opSpan = this.span(c);
    c.nextSibling();
    if (c.name === "in" || c.name === "not") {
      op += `-${c.name}`;
      opSpan = { from: opSpan.from, to: c.to + this.shift };
      c.nextSibling();
    }
    const right = this.expr(c);
    c.parent();
    if (!isComparison(op)) return { kind: "binary", op, left, right, opSpan, span };
    const link = { op: op === "<>" ? "!=" : op, opSpan, right };
    if (chained && left.kind === "compare") return { ...left, rest: [...left.rest, link], span };
    return { kind: "compare", first: left, rest: [link], span };
  }

  private unary(c: TreeCursor): Expr {
    const span = this.span(c);
    c.firstChild();
    const op = this.source(c);
    c.nextSibling();
    const operand = this.expr(c);
    c.parent();
    if (op === "*") return { kind: "starred", double: false, value: operand, span };
    return { kind: "unary", op: op === "-" || op === "+" ? op : "~", operand, span };
  }
}

function callOf(name: string, value: Expr, span: { from: number; to: number }): Expr {
  return { kind: "call", callee: { kind: "name", name, span }, args: [{ name: null, value }], span };
}

function isComparison(op: string): boolean {
  return /^(?:[<>]=?|==|!=|<>|is|in|is-not|not-in)$/.test(op);
}

/** Literals that stand side by side. */
function joined(literals: readonly StringLiteral[], span: { from: number; to: number }): StringLiteral {
  if (!literals.some((l) => l.parts)) {
    const text = literals.some((l) => l.text === null) ? null : literals.map((l) => l.text).join("");
    return { kind: "string", text, span };
  }
  return { kind: "string", text: null, parts: literals.flatMap((l) => l.parts ?? [l.text ?? ""]), span };
}
