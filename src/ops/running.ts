/** The form that running extrema share, and the places they come from. */

import type { Attrs } from "../core/node";
import type { Edge, Operation, Piece, PrintContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import type { NanPolicy } from "../numeric/reduce";
import { runningPlace } from "../numeric/running";
import { indexOf } from "./edges";
import { nanPolicy } from "./extremes";
import { spell } from "./spell";

const samples = [
  { args: [[3, 4]], attrs: { axis: 0 } },
  { args: [[3, 4]], attrs: { axis: 1 } },
  { args: [[6]], attrs: { axis: 0 } },
];

/** Largest or smallest of all entries up to each place along an axis. */
export function runningExtremum(o: {
  name: "cummax" | "cummin";
  summary: string;
  ufunc: string;
  kernel: (X: Tensor, axis: number, nan: NanPolicy) => Tensor;
}): Operation {
  return {
    name: o.name,
    summary: o.summary,
    params: ["X"],
    attrs: ["axis", "omitnan"],
    shape: ([X = []]) => X,
    kernel: ([X], attrs) => o.kernel(X as Tensor, attrs.axis as number, nanPolicy(attrs)),
    vjp: { X: `addalong(Zbar, arg${o.name}(X, axis, omitnan), axis, size(X))` },
    flops: ([X = []]) => entries(X),
    notation: {
      ...written(o.name),
      matlab: (c) => ({ text: `${o.name}(${c.operand(0, "none")}, ${Number(c.attrs.axis) + 1})`, level: "atom" }),
      numpy: (c) => ({ text: `${o.ufunc}.accumulate(${c.operand(0, "none")}, axis=${c.attrs.axis})`, level: "atom" }),
    },
    spelling: spell("cumulative", [`${o.ufunc}.accumulate`], [o.name]),
    samples,
    domain: { X: "distinct" },
    choice: "the first of equal entries",
    edge: ([X], Z, attrs) => tie(X as Tensor, Z, attrs, o.name),
  };
}

/** Where a running extremum comes from, which jumps with the data: it has no gradient. */
export function runningPlaceOf(name: "argcummax" | "argcummin", summary: string, sign: 1 | -1): Operation {
  return {
    name,
    summary,
    params: ["X"],
    attrs: ["axis", "omitnan"],
    shape: ([X = []]) => X,
    kernel: ([X], attrs) => runningPlace(X as Tensor, attrs.axis as number, sign, nanPolicy(attrs)),
    vjp: { X: null },
    flops: ([X = []]) => entries(X),
    notation: written(name),
    samples,
    domain: { X: "distinct" },
  };
}

function written(name: string): Pick<Operation["notation"], "unicode" | "latex"> {
  const call = (c: PrintContext, open: string, close: string, word: string): Piece => ({
    text: `${word}${open}${c.operand(0, "none")}${close}`,
    level: "atom",
  });
  return {
    unicode: (c) => call(c, "(", ")", name),
    latex: (c) => call(c, "\\left(", "\\right)", `\\operatorname{${name}}`),
  };
}

/** A later entry that equals the extremum so far, and is none of the gradient's business. */
function tie(X: Tensor, Z: Tensor, attrs: Attrs, name: string): Edge | null {
  const axis = Number(attrs.axis);
  const places = runningPlace(X, axis, name === "cummax" ? 1 : -1, nanPolicy(attrs));
  const at = X.data.findIndex((x, i) => {
    const index = indexOf(i, X.size);
    return x === Z.data[i] && places.data[i] !== index[axis];
  });
  if (at < 0) return null;
  return {
    at: indexOf(at, X.size),
    sentence: `${name} has a tie{at}: the gradient goes to the first of the equal entries`,
  };
}
