/** Functions of linear algebra and arithmetic that are composed of several operations. */

import type { Node } from "../../core/node";
import type { Make } from "../common/compose";
import type { Value } from "../common/value";
import { aligned, countOf } from "./arrays";
import type { LibraryCall, LibraryFunction } from "./call";
import { apply } from "./calls";
import { operate } from "./operators";

/** Operators by the names of their functions. */
const operators: Readonly<Record<string, string>> = {
  plus: "+",
  minus: "-",
  times: ".*",
  rdivide: "./",
  ldivide: ".\\",
  power: ".^",
  mtimes: "*",
  mrdivide: "/",
  mldivide: "\\",
  mpower: "^",
};

function asOperator(op: string): LibraryFunction {
  return (c) => {
    const [a, b, ...more] = c.args;
    if (!a || !b) return c.refuse();
    return more.reduce((x: Value, y) => operate(c.t, op, x, y, c.e.span, c.at), operate(c.t, op, a, b, c.e.span, c.at));
  };
}

/** `bsxfun(@plus, a, b)` is plus(a, b), which stretches by itself. */
const bsxfun: LibraryFunction = (c) => {
  const [f, a, b] = c.args;
  return f && a && b ? apply(c.t, f, [a, b], c.e, 1) : c.refuse();
};

/** A function of one array, composed. */
function composed(build: (X: Node, make: Make, c: LibraryCall) => Node): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    return X ? c.compose((make) => build(X, make, c)) : c.refuse();
  };
}

const hypot: LibraryFunction = (c) => {
  const [X, Y] = [c.array(0), c.array(1)];
  if (!X || !Y) return c.refuse();
  return c.compose((make) => make("sqrt", [make("add", aligned([make("square", [X]), make("square", [Y])], make))]));
};

const polyval: LibraryFunction = (c) => {
  const [P, X] = [c.array(0), c.array(1)];
  if (!P || !X || countOf(P) === 0) return c.refuse();
  const entry = (i: number, make: Make) => {
    const row = P.shape[0]?.size === 1;
    const starts = row ? [0, i] : [i, 0];
    return make("slice", [P], { starts, steps: [1, 1], counts: [1, 1].map((n) => c.t.dims.number(n)), drop: [] });
  };
  return c.compose((make) => {
    let total = entry(0, make);
    for (let i = 1; i < countOf(P); i++) total = make("add", [make("multiply", [total, X]), entry(i, make)]);
    return total;
  });
};

/** By name. */
export const algebra: Readonly<Record<string, LibraryFunction>> = {
  ...Object.fromEntries(Object.entries(operators).map(([name, op]) => [name, asOperator(op)])),
  bsxfun,
  sec: composed((X, make, c) => make("divide", [c.number(1), make("cos", [X])])),
  cot: composed((X, make, c) => make("divide", [c.number(1), make("tan", [X])])),
  hypot,
  polyval,
};
