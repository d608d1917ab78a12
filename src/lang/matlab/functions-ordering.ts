/** Functions that are an operation of the catalogue by another calling convention: with a parameter, an order, several results. */

import type { LibraryFunction } from "./call";
import { stretched } from "./operators";

/** `psi(x)`, `psi(k, x)` */
const psi: LibraryFunction = (c) => {
  const derivative = c.args.length === 2;
  const n = derivative ? c.whole(0) : 0;
  const X = c.array(derivative ? 1 : 0);
  if (n === null || n < 0 || !X) return c.refuse();
  return n === 0 ? c.build("digamma", [X]) : c.build("polygamma", [X], { n });
};

/** `leakyrelu(x, slope)` */
const leakyRelu: LibraryFunction = (c) => {
  const X = c.array(0);
  const slope = c.args[1] ? c.t.numberOf(c.args[1]) : 0.01;
  return X && slope !== null ? c.build("leaky_relu", [X], { slope }) : c.refuse();
};

/** `log2(x)`; with two results it takes numbers apart, which is not followed. */
function logarithm(op: string): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    return X && c.args.length === 1 && c.outputs <= 1 ? c.build(op, [X]) : c.refuse();
  };
}

/** Two arrays that stretch to each other. */
function pairwise(op: string): LibraryFunction {
  return (c) => {
    const [X, Y] = [c.array(0), c.array(1)];
    return X && Y && c.args.length === 2 ? stretched(c.t, op, X, Y, c.e.span, c.at) : c.refuse();
  };
}

/** By name. */
export const ordering: Readonly<Record<string, LibraryFunction>> = {
  psi,
  leakyrelu: leakyRelu,
  hypot: pairwise("hypot"),
  log2: logarithm("log2"),
  log10: logarithm("log10"),
};
