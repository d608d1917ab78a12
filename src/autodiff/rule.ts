/** Reads a rule's line of mathematics and builds it as nodes. */

import type { Attr, Attrs, Node } from "../core/node";
import type { Catalogue, Operation, Rule, RuleContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Expr } from "../lang/common/tree";
import { parseExpression } from "../lang/matlab/parse";

const operators: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "subtract",
  ".*": "multiply",
  "./": "divide",
  ".^": "power",
  ">": "greater",
  "<": "less",
  ">=": "greater_equal",
  "<=": "less_equal",
  "==": "equal",
  "!=": "not_equal",
};

const parsed = new Map<string, Expr>();

/** The adjoint of one operand, as the operation's rule has it. `null`: no gradient by definition. */
export function applyRule(operation: Operation, context: RuleContext, catalogue: Catalogue): Node | null {
  const rule = ruleOf(operation, context.index);
  if (rule === null) return null;
  const stable = operation.stable?.(context);
  if (stable) return stable;
  if (typeof rule === "function") return rule(context);
  const tree = parsed.get(rule) ?? parseExpression(rule);
  parsed.set(rule, tree);
  return new RuleText(operation, context, catalogue).node(tree);
}

/** The rule of operand `index`. */
export function ruleOf(operation: Operation, index: number): Rule {
  const name = paramName(operation, index);
  return operation.vjp[name] ?? null;
}

/** The formal name of operand `index`; any operand beyond a `...Xs` has that name. */
export function paramName(operation: Operation, index: number): string {
  const last = operation.params[operation.params.length - 1] ?? "";
  if (index >= operation.params.length - 1 && last.startsWith("...")) return last;
  return operation.params[index] ?? "";
}

/** One rule being built: names stand for operands, `Z`, `Zbar`, `pi` and attributes that are numbers. */
class RuleText {
  constructor(
    private readonly operation: Operation,
    private readonly context: RuleContext,
    private readonly catalogue: Catalogue,
  ) {}

  node(e: Expr): Node {
    const { context } = this;
    switch (e.kind) {
      case "number":
        return context.number(e.value);
      case "name":
        return this.operand(e.name);
      case "unary":
        return context.apply("negate", [this.node(e.operand)]);
      case "transpose":
        return context.apply("transpose", [this.node(e.operand)]);
      case "binary":
        return this.binary(e.op, this.node(e.left), this.node(e.right));
      case "compare": {
        const [only] = e.rest;
        if (!only) break;
        return this.binary(only.op, this.node(e.first), this.node(only.right));
      }
      case "call":
        if (e.callee.kind === "name")
          return this.call(
            e.callee.name,
            e.args.map((a) => a.value),
          );
        break;
      default:
    }
    throw this.unreadable();
  }

  private operand(name: string): Node {
    const { context, operation } = this;
    if (name === "Z") return context.Z;
    if (name === "Zbar") return context.Zbar;
    if (name === "pi") return context.number(Math.PI);
    const attr = context.attrs[name];
    if (typeof attr === "number" && operation.attrs?.includes(name)) return context.number(attr);
    const operand = context.args[operation.params.indexOf(name)];
    if (!operand) throw this.unreadable(name);
    return operand;
  }

  /** `*` and `\` are products and solves of whatever ranks the operands have. */
  private binary(op: string, X: Node, Y: Node): Node {
    const { context } = this;
    const [p, q] = [X.shape.length, Y.shape.length];
    if (op === "\\") return context.apply(q === 1 ? "solvevec" : "solve", [X, Y]);
    if (op === "*") {
      const name = p >= 2 ? (q >= 2 ? "matmul" : "matvec") : q >= 2 ? "vecmat" : "dot";
      return context.apply(name, [X, Y]);
    }
    const name = operators[op];
    if (!name) throw this.unreadable(op);
    return context.apply(name, [X, Y]);
  }

  private call(name: string, args: readonly Expr[]): Node {
    const [first] = args;
    if (name === "numel" && first) {
      return this.context.apply("extent", [], { dim: entries(this.node(first).shape) });
    }
    const operation = this.catalogue.get(name);
    if (!operation) throw this.unreadable(name);
    const n = operation.params.length;
    const attrs: Record<string, Attr> = {};
    args.slice(n).forEach((a, i) => {
      const attr = operation.attrs?.[i];
      if (attr === undefined) throw this.unreadable(name);
      attrs[attr] = this.attribute(a);
    });
    return this.context.apply(
      name,
      args.slice(0, n).map((a) => this.node(a)),
      attrs,
    );
  }

  private attribute(e: Expr): Attr {
    if (e.kind === "number") return e.value;
    if (e.kind === "name") return attributeNamed(this.context.attrs, e.name);
    if (e.kind === "binary" && e.op === "+") return Number(this.attribute(e.left)) + Number(this.attribute(e.right));
    if (e.kind === "call" && e.callee.kind === "name" && e.callee.name === "size" && e.args[0]) {
      return this.node(e.args[0].value).shape;
    }
    throw this.unreadable();
  }

  private unreadable(what = "this expression"): Error {
    return new Error(`the rule of ${this.operation.name} cannot be read: ${what}`);
  }
}

function attributeNamed(attrs: Attrs, name: string): Attr {
  if (name === "true" || name === "false") return name === "true";
  return attrs[name] ?? null;
}
