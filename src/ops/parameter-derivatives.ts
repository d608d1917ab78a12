/** Derivatives in its parameters of a density exp L, and how derivatives of a function are written. */

import type { Node } from "../core/node";
import type { Builder, Notation, PrintContext } from "../core/operation";

/**
 * ∂ᵐ⁺ⁿ exp(L)/∂aᵐ∂bⁿ from the derivatives of L, by Leibniz' rule for g′ = L′ g; `slope(i, j)` builds ∂ⁱ⁺ʲL/∂aⁱ∂bʲ.
 */
export function derivedExponential(
  b: Builder,
  g: Node,
  slope: (i: number, j: number) => Node,
  [m, n]: readonly [number, number],
): Node {
  if (m + n === 0) return g;
  const along = m > 0 ? [1, 0] : [0, 1];
  const [p, q] = [m - (along[0] as number), n - (along[1] as number)];
  const terms: Node[] = [];
  for (let i = 0; i <= p; i++)
    for (let j = 0; j <= q; j++) {
      const rest = derivedExponential(b, g, slope, [p - i, q - j]);
      const term = b.apply("multiply", [slope(i + (along[0] as number), j + (along[1] as number)), rest]);
      const times = choose(p, i) * choose(q, j);
      terms.push(times === 1 ? term : b.apply("multiply", [b.number(times), term]));
    }
  return terms.reduce((sum, term) => b.apply("add", [sum, term]));
}

function choose(n: number, k: number): number {
  let c = 1;
  for (let i = 0; i < k; i++) c = (c * (n - i)) / (i + 1);
  return c;
}

/** ψ and its derivatives: the k-th derivative of log Γ(X). */
export function logGammaDerivative(b: Builder, X: Node, k: number): Node {
  return k === 1 ? b.apply("digamma", [X]) : b.apply("polygamma", [X], { n: k - 1 });
}

/** A function of parameters whose derivative in them is marked in front; code can say the function alone. */
export function withOrders(
  names: { unicode: string; latex: string; numpy: string },
  orders: readonly { readonly attr: string; readonly by: string }[],
): Notation {
  const operands = (c: PrintContext) =>
    Array.from({ length: c.operandCount }, (_, i) => c.operand(i, "none")).join(", ");
  const taken = (c: PrintContext) =>
    orders.flatMap(({ attr, by }) => new Array<string>(Number(c.attrs[attr] ?? 0)).fill(by));
  const mark = (c: PrintContext, open: string, close: string) =>
    taken(c).length === 0 ? "" : `${open}${taken(c).join("")}${close}`;
  return {
    unicode: (c) => ({ text: `${mark(c, "∂", "")}${names.unicode}(${operands(c)})`, level: "atom" }),
    latex: (c) => ({
      text: `${mark(c, "\\partial_{", "}")}${names.latex}\\left(${operands(c)}\\right)`,
      level: "atom",
    }),
    numpy: (c) => (taken(c).length === 0 ? { text: `${names.numpy}(${operands(c)})`, level: "atom" } : null),
  };
}
