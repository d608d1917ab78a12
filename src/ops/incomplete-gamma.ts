/** What the two shares of the gamma function and their inverses have in common. */

import { scale } from "../core/dim";
import type { Node } from "../core/node";
import type { Builder, Operation } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { map2 } from "../numeric/broadcast";
import { incompleteGamma, incompleteGammaInverse } from "../numeric/elementwise";
import { call } from "./notation";
import { derivedExponential, logGammaDerivative, withOrders } from "./parameter-derivatives";
import { elementwiseShape } from "./shapes";
import { spell } from "./spell";

/** A share of the gamma function, below or above x. */
interface Tail {
  readonly name: string;
  readonly summary: string;
  readonly tail: "lower" | "upper";
  readonly symbol: string;
  readonly spelled: readonly string[];
}

const sampled = [
  {
    args: [
      [3, 4],
      [3, 4],
    ],
  },
  { args: [[], [2, 3]] },
  { args: [[3, 1], [4]] },
];

/** P or Q, with the order n of its derivative in a: by parts of Moore (1982), exact in x at every order. */
export function gammaShare({ name, summary, tail, symbol, spelled }: Tail): Operation {
  const sign = tail === "lower" ? 1 : -1;
  return {
    name,
    summary,
    params: ["A", "X"],
    attrs: ["n"],
    shape: elementwiseShape,
    kernel: ([A, X], { n }, _, out) =>
      map2(A as Tensor, X as Tensor, (a, x) => incompleteGamma(a, x, Number(n ?? 0), tail), out),
    vjp: {
      A: (c) => c.apply("multiply", [c.Zbar, c.apply(name, c.args, { n: Number(c.attrs.n ?? 0) + 1 })]),
      X: (c) => {
        const [A, X] = c.args as [Node, Node];
        const density = gammaDensity(c, A, X, Number(c.attrs.n ?? 0));
        const bar = c.apply("multiply", [c.Zbar, density]);
        return sign === 1 ? bar : c.apply("negate", [bar]);
      },
    },
    flops: (_, out) => scale(entries(out), 100),
    notation: withOrders({ unicode: symbol, latex: symbol, numpy: `scipy.special.${name}` }, [{ attr: "n", by: "a" }]),
    spelling: spell("broadcasting", spelled, []),
    samples: [...sampled.map((s) => ({ ...s, attrs: { n: 0 } })), { args: [[4], [4]], attrs: { n: 1 } }],
    domain: { A: "positive", X: "positive" },
  };
}

/** The x that has a given share of the gamma function below or above it. */
export function gammaShareInverse({ name, summary, tail, symbol, spelled }: Tail): Operation {
  const share = tail === "lower" ? "gammainc" : "gammaincc";
  const perDensity = ".* exp(Z + gammaln(A) - xlogy(A - 1, Z))";
  return {
    name,
    summary,
    params: ["A", "P"],
    shape: elementwiseShape,
    kernel: ([A, P], _, __, out) => map2(A as Tensor, P as Tensor, (a, p) => incompleteGammaInverse(a, p, tail), out),
    vjp: {
      A: `${tail === "lower" ? "-" : ""}(Zbar .* ${share}(A, Z, 1) ${perDensity})`,
      P: `${tail === "lower" ? "" : "-"}(Zbar ${perDensity})`,
    },
    flops: (_, out) => scale(entries(out), 1000),
    notation: call({ unicode: `${symbol}⁻¹`, latex: `${symbol}^{-1}`, numpy: `scipy.special.${name}` }),
    spelling: spell("broadcasting", spelled, []),
    samples: sampled,
    domain: { A: "positive", P: "fraction" },
  };
}

/** ∂ⁿ/∂aⁿ of xᵃ⁻¹e⁻ˣ / Γ(a) */
function gammaDensity(b: Builder, A: Node, X: Node, n: number): Node {
  const power = b.apply("xlogy", [b.apply("subtract", [A, b.number(1)]), X]);
  const log = b.apply("subtract", [b.apply("subtract", [power, X]), b.apply("gammaln", [A])]);
  const slope = (k: number) => {
    const psi = logGammaDerivative(b, A, k);
    return k === 1 ? b.apply("subtract", [b.apply("log", [X]), psi]) : b.apply("negate", [psi]);
  };
  return derivedExponential(b, b.apply("exp", [log]), slope, [n, 0]);
}
