/** How sums, products and powers are written in formulas, for reading and for typesetting alike. */

import type { Node } from "../core/node";
import { type Notation, type Piece, type PrintContext, precedence, type Template } from "../core/operation";
import { isScalar } from "../core/shape";
import { isCoefficient } from "./algebra";

/** The two targets that are for people. */
type Formula = Pick<Notation, "unicode" | "latex">;

interface Signs {
  readonly minus: string;
  readonly hadamard: string;
  readonly quotient: string;
  /** Between a number and what it multiplies. */
  readonly beside: string;
  /** Between two scalars. */
  readonly dot: string;
}

const unicode: Signs = { minus: "−", hadamard: " ⊙ ", quotient: " ⊘ ", beside: " ", dot: " · " };
const latex: Signs = { minus: "-", hadamard: " \\odot ", quotient: " \\oslash ", beside: " \\, ", dot: " \\cdot " };

/** `X + Y`, `X − Y`; a right side that begins with a sign gets parentheses. */
export function sum(sign: "+" | "−"): Formula {
  const written = (s: Signs): Template => {
    const mark = sign === "+" ? " + " : ` ${s.minus} `;
    return (c) => ({ text: `${c.operand(0, "add")}${mark}${c.operand(1, "quotient")}`, level: "add" });
  };
  return { unicode: written(unicode), latex: written(latex) };
}

/** `−X` */
export const negative: Formula = {
  unicode: (c) => ({ text: `${unicode.minus}${c.operand(0, "quotient")}`, level: "negative" }),
  latex: (c) => ({ text: `${latex.minus}${c.operand(0, "quotient")}`, level: "negative" }),
};

/** `X ⊙ Y` of arrays, `2 X` and `s · X` where one side is a number; matrix products beside ⊙ get parentheses. */
export const hadamard: Formula = {
  unicode: (c) => multiplied(c, unicode),
  latex: (c) => multiplied(c, latex),
};

function multiplied(c: PrintContext, s: Signs): Piece {
  const [X, Y] = c.node.args as [Node, Node];
  const [left, right] = [c.piece(0), c.piece(1)];
  if (!isScalar(X.shape) && !isScalar(Y.shape)) {
    const text = `${factor(c, left, true)}${s.hadamard}${factor(c, right, false)}`;
    return { text, level: left.level === "negative" ? "negative" : "hadamard" };
  }
  const front = left.level === "negative" ? left.text : c.wrap(left, "times");
  const beside = isCoefficient(X) && !/^[\d½.]/.test(right.text);
  const body = c.wrap(right, beside ? "quotient" : "scaled");
  const text = `${front}${beside ? s.beside : s.dot}${body}`;
  return { text, level: left.level === "negative" ? "negative" : besideLevel(right) };
}

/** A number in front of a chain of ⊙ leaves it one; in front of one factor it makes something that ⊙ may take. */
function besideLevel(right: Piece): Piece["level"] {
  if (right.level === "quotient" || right.level === "hadamard") return right.level;
  return precedence[right.level] >= precedence.unary ? "scaled" : "times";
}

/** One side of ⊙: a chain of its own kind, one factor with its number, or in parentheses. */
function factor(c: PrintContext, p: Piece, leading: boolean): string {
  if (p.level === "hadamard" || (leading && (p.level === "negative" || p.level === "scaled"))) return p.text;
  return c.wrap(p, "unary");
}

/** `X ⊘ Y` of arrays, `x/y` and fractions where one side is a number. */
export const quotient: Formula = {
  unicode(c) {
    if (!overScalar(c)) return chain(c, unicode);
    const left = c.piece(0);
    const negative = left.level === "negative";
    const text = `${negative ? left.text : c.wrap(left, "scaled")}/${c.operand(1, "unary")}`;
    return { text, level: negative ? "negative" : isCoefficient(c.node) ? "times" : "quotient" };
  },
  latex(c) {
    if (!overScalar(c)) return chain(c, latex);
    return { text: `\\frac{${c.operand(0, "none")}}{${c.operand(1, "none")}}`, level: "unary" };
  },
};

function overScalar(c: PrintContext): boolean {
  return c.node.args.some((a) => isScalar(a.shape));
}

function chain(c: PrintContext, s: Signs): Piece {
  const left = c.piece(0);
  const text = `${factor(c, left, true)}${s.quotient}${c.operand(1, "unary")}`;
  return { text, level: left.level === "negative" ? "negative" : "quotient" };
}

/** Factors side by side. Products of products need no parentheses: they are the same in any order. */
export function beside(c: PrintContext, left: Piece, right: string): Piece {
  const negative = left.level === "negative";
  const level = negative ? "negative" : left.level === "times" || left.level === "scaled" ? "times" : "product";
  return { text: `${negative ? left.text : c.wrap(left, "times")} ${right}`, level };
}

/** `X Y` */
export const product: Formula = {
  unicode: (c) => beside(c, c.piece(0), c.operand(1, "product")),
  latex: (c) => beside(c, c.piece(0), c.operand(1, "product")),
};

/** Operand `i` transposed: `Xᵀ`, `A⁻ᵀ`. */
export function transposed(c: PrintContext, i: number, target: "unicode" | "latex"): Piece {
  const X = c.piece(i);
  if (target === "unicode") {
    if (X.level === "postfix" && X.text.endsWith("⁺")) return postfix(`${X.text}ᵀ`);
    return X.level === "postfix" && X.text.endsWith("⁻¹")
      ? postfix(X.text.replace(/¹$/, "ᵀ"))
      : postfix(`${base(c, X)}ᵀ`);
  }
  const inverse = /\^\{-1\}$/;
  if (X.level === "postfix" && X.text.endsWith("^{+}")) return postfix(X.text.replace(/\+\}$/, "+\\top}"));
  return postfix(
    X.level === "postfix" && inverse.test(X.text) ? X.text.replace(inverse, "^{-\\top}") : `${base(c, X)}^{\\top}`,
  );
}

/** Operand `i` inverted: `A⁻¹`, `A⁻ᵀ`. */
export function inverted(c: PrintContext, i: number, target: "unicode" | "latex"): Piece {
  const X = c.piece(i);
  if (target === "unicode") {
    return X.level === "postfix" && /[^⁻⁺]ᵀ$/.test(X.text)
      ? postfix(X.text.replace(/ᵀ$/, "⁻ᵀ"))
      : postfix(`${base(c, X)}⁻¹`);
  }
  const flipped = /\^\{\\top\}$/;
  return postfix(
    X.level === "postfix" && flipped.test(X.text) ? X.text.replace(flipped, "^{-\\top}") : `${base(c, X)}^{-1}`,
  );
}

/** The pseudo-inverse of operand `i`: `A⁺`, `A⁺ᵀ`. */
export function pseudoInverted(c: PrintContext, i: number, target: "unicode" | "latex"): Piece {
  const X = c.piece(i);
  if (target === "unicode") {
    return X.level === "postfix" && /[^⁻⁺]ᵀ$/.test(X.text)
      ? postfix(X.text.replace(/ᵀ$/, "⁺ᵀ"))
      : postfix(`${base(c, X)}⁺`);
  }
  const flipped = /\^\{\\top\}$/;
  return postfix(
    X.level === "postfix" && flipped.test(X.text) ? X.text.replace(flipped, "^{+\\top}") : `${base(c, X)}^{+}`,
  );
}

/** Operand `i` with a raised text. */
export function raised(c: PrintContext, i: number, exponent: string): Piece {
  return { text: `${base(c, c.piece(i))}${exponent}`, level: "power" };
}

function postfix(text: string): Piece {
  return { text, level: "postfix" };
}

/** What an exponent stands on: nothing that ends with an exponent itself. */
function base(c: PrintContext, X: Piece): string {
  const crowded = /[ᵀ⁰-⁹¹²³⁺]$/u.test(X.text) || /\^(\{[^{}]*\}|.)$/u.test(X.text);
  return c.wrap(crowded ? { text: X.text, level: "none" } : X, "postfix");
}
