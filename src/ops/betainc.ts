/** Share of the beta function below x, B(x; a, b) / B(a, b), and its derivatives of order m in a and n in b. */

import { scale } from "../core/dim";
import type { Attrs, Node } from "../core/node";
import type { Builder, Operation, RuleContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { map3 } from "../numeric/broadcast";
import { incompleteBeta } from "../numeric/elementwise";
import { derivedExponential, logGammaDerivative, withOrders } from "./parameter-derivatives";
import { elementwiseShape } from "./shapes";
import { spell } from "./spell";

export const betainc: Operation = {
  name: "betainc",
  summary:
    "Share of the beta function below x, B(x; a, b) / B(a, b); with m and n its derivative of order m in a and n in b.",
  params: ["A", "B", "X"],
  attrs: ["m", "n"],
  shape: elementwiseShape,
  kernel: ([A, B, X], attrs) => {
    const [m, n] = ordersOf(attrs);
    return map3(A as Tensor, B as Tensor, X as Tensor, (a, b, x) => incompleteBeta(a, b, x, m, n));
  },
  vjp: {
    A: (c) => derived(c, 1, 0),
    B: (c) => derived(c, 0, 1),
    X: (c) => c.apply("multiply", [c.Zbar, betaDensity(c, c.args as readonly Node[], ordersOf(c.attrs))]),
  },
  flops: (_, out) => scale(entries(out), 500),
  notation: withOrders({ unicode: "I", latex: "I", numpy: "scipy.special.betainc" }, [
    { attr: "m", by: "a" },
    { attr: "n", by: "b" },
  ]),
  spelling: spell("broadcasting", ["scipy.special.betainc", "jax.scipy.special.betainc"], []),
  samples: [
    {
      args: [
        [3, 4],
        [3, 4],
        [3, 4],
      ],
      attrs: { m: 0, n: 0 },
    },
    { args: [[], [2], [3, 2]], attrs: { m: 0, n: 0 } },
    { args: [[4], [], [4]], attrs: { m: 1, n: 0 } },
    { args: [[3], [3], [3]], attrs: { m: 0, n: 1 } },
  ],
  domain: { A: "positive", B: "positive", X: "fraction" },
};

function ordersOf({ m, n }: Attrs): readonly [number, number] {
  return [Number(m ?? 0), Number(n ?? 0)];
}

function derived(c: RuleContext, i: number, j: number): Node {
  const [m, n] = ordersOf(c.attrs);
  return c.apply("multiply", [c.Zbar, c.apply("betainc", c.args, { m: m + i, n: n + j })]);
}

/** ∂ᵐ⁺ⁿ/∂aᵐ∂bⁿ of xᵃ⁻¹(1 − x)ᵇ⁻¹ / B(a, b) */
function betaDensity(c: Builder, args: readonly Node[], orders: readonly [number, number]): Node {
  const [A, B, X] = args as [Node, Node, Node];
  const one = c.number(1);
  const minus = (P: Node, Q: Node) => c.apply("subtract", [P, Q]);
  const rest = minus(one, X);
  const powers = c.apply("add", [c.apply("xlogy", [minus(A, one), X]), c.apply("xlogy", [minus(B, one), rest])]);
  const density = c.apply("exp", [minus(powers, c.apply("betaln", [A, B]))]);
  const both = c.apply("add", [A, B]);
  const slope = (i: number, j: number): Node => {
    const shared = logGammaDerivative(c, both, i + j);
    if (i > 0 && j > 0) return shared;
    const own = minus(shared, logGammaDerivative(c, i > 0 ? A : B, i + j));
    return i + j === 1 ? c.apply("add", [c.apply("log", [i > 0 ? X : rest]), own]) : own;
  };
  return derivedExponential(c, density, slope, orders);
}
