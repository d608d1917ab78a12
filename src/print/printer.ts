/** Nodes as text of any target: one precedence table, templates from the operations' declarations. */

import { type Dim, prettyDim, printDim } from "../core/dim";
import type { Node } from "../core/node";
import {
  type Catalogue,
  type Piece,
  type Precedence,
  type PrintContext,
  precedence,
  type Target,
  type Template,
} from "../core/operation";

/** How to print. */
export interface PrintOptions {
  readonly catalogue: Catalogue;
  readonly target: Target;
  /** What the language counts axes from. */
  readonly base: 0 | 1;
  /** The name a value goes by, or `null` to write it out. */
  name(node: Node): string | null;
  /** A size by name; as the polynomial unless said. */
  dim?(d: Dim): string;
  /** Gives up beyond this many characters. */
  readonly limit?: number;
}

/** Text of a node, by name where it has one; `null` when it has no spelling in the target or is longer than the limit. */
export function print(node: Node, options: PrintOptions): string | null {
  return guarded(() => new Printer(options).piece(node).text);
}

/** Text of what a node is computed from: its own name is not used. */
export function printDefinition(node: Node, options: PrintOptions): string | null {
  return guarded(() => new Printer(options).written(node).text);
}

/** Thrown inside only; becomes `null`. Not an `Error`, whose stack would cost more than the printing. */
const unprintable = Symbol("unprintable");

function guarded(run: () => string): string | null {
  try {
    return run();
  } catch (error) {
    if (error === unprintable) return null;
    throw error;
  }
}

class Printer {
  private spent = 0;
  constructor(private readonly options: PrintOptions) {}

  piece(node: Node): Piece {
    const name = this.options.name(node);
    if (name === null) return this.written(node);
    this.spend(name.length);
    return { text: name, level: "atom" };
  }

  written(node: Node): Piece {
    this.spend(1);
    const template = this.options.catalogue.get(node.op)?.notation[this.options.target];
    if (template === undefined) throw unprintable;
    const context = this.context(node);
    const piece = typeof template === "function" ? template(context) : fill(template, context, this.params(node));
    if (piece === null) throw unprintable;
    return piece;
  }

  private context(node: Node): PrintContext {
    const piece = (i: number): Piece => {
      const arg = node.args[i];
      return arg ? this.piece(arg) : { text: "", level: "atom" };
    };
    const wrap = (p: Piece, min: Precedence): string => parenthesise(p, min, this.options.target);
    return {
      operand: (i, min) => wrap(piece(i), min),
      piece,
      wrap,
      operandCount: node.args.length,
      attrs: node.attrs,
      node,
      base: this.options.base,
      dim: (d) => this.dim(d),
    };
  }

  private dim(d: Dim): string {
    if (this.options.dim) return this.options.dim(d);
    const code = this.options.target === "matlab" || this.options.target === "numpy";
    return code ? printDim(d) : prettyDim(d);
  }

  private params(node: Node): readonly string[] {
    return this.options.catalogue.get(node.op)?.params ?? [];
  }

  private spend(characters: number): void {
    this.spent += characters;
    if (this.spent > (this.options.limit ?? 4000)) throw unprintable;
  }
}

function parenthesise(piece: Piece, min: Precedence, target: Target): string {
  if (precedence[piece.level] >= precedence[min]) return piece.text;
  return target === "latex" ? `\\left(${piece.text}\\right)` : `(${piece.text})`;
}

const leading = new RegExp(`^(${Object.keys(precedence).join("|")}): `);

function fill(template: Template & string, c: PrintContext, params: readonly string[]): Piece {
  const head = leading.exec(template);
  const level = (head?.[1] ?? "atom") as Precedence;
  const body = head ? template.slice(head[0].length) : template;
  const text = body.replace(/\{(\w+)(?::(\w+))?\}/g, (whole, name: string, min: string | undefined) => {
    const index = params.indexOf(name);
    return index < 0 ? whole : c.operand(index, (min ?? "none") as Precedence);
  });
  return { text, level };
}
