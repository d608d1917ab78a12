/** Convolutions, windows and softmax by MATLAB's names. */

import { productOf, zero } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Make } from "../common/compose";
import { convAttrs, convolved, type Mode, padding } from "../common/windows";
import { countOf } from "./arrays";
import type { LibraryCall, LibraryFunction } from "./call";

function modeOf(c: LibraryCall): Mode {
  return c.has("same") ? "same" : c.has("valid") ? "valid" : "full";
}

/** `conv2(A, B, shape)`; `conv2(u, v, A)` is two convolutions, down and across. */
const conv2: LibraryFunction = (c) => {
  const [A, B, C] = [c.array(0), c.array(1), c.args[2]?.kind === "text" || !c.args[2] ? null : c.array(2)];
  if (!A || !B) return c.refuse();
  const mode = modeOf(c);
  if (C)
    return c.compose((make) => {
      const down = convolved(make, C, upright(make, A), mode, true, false);
      return convolved(make, down, make("transpose", [upright(make, B)]), mode, true, false);
    });
  return tooSmall(A, B) && mode !== "full"
    ? c.refuse("The kernel is larger than the array")
    : c.compose((make) => convolved(make, A, B, mode, true, false));
};

/** `convn(A, B, shape)`, of arrays of any rank. */
const convn: LibraryFunction = (c) => {
  const [A, B] = [c.array(0), c.array(1)];
  if (!A || !B) return c.refuse();
  const rank = Math.max(A.shape.length, B.shape.length);
  if (rank > 3) return c.refuse("Convolutions of arrays with more than three axes are not followed");
  return c.compose((make) => convolved(make, deep(make, A, rank, c), deep(make, B, rank, c), modeOf(c), true, false));
};

/** `conv(u, v, shape)` lies as the longer of the two, or as the first where it keeps the first one's size. */
const conv: LibraryFunction = (c) => {
  const [u, v] = [c.array(0), c.array(1)];
  if (!u || !v) return c.refuse();
  const mode = modeOf(c);
  const swap = mode === "full" && countOf(v) >= countOf(u);
  const [X, W] = swap ? [v, u] : [u, v];
  const axis = X.shape[0]?.size === 1 ? 1 : 0;
  return c.compose((make) => {
    const kernel = axis === 0 ? upright(make, W) : make("transpose", [upright(make, W)]);
    const along = padding(mode, productOf(W.shape), false);
    const across = [zero, zero] as const;
    return make("conv", [X, kernel], convAttrs(axis === 0 ? [along, across] : [across, along], true));
  });
};

/** `filter2(B, A, shape)`: a correlation that keeps A's size unless told otherwise. */
const filter2: LibraryFunction = (c) => {
  const [B, A] = [c.array(0), c.array(1)];
  if (!A || !B) return c.refuse();
  const mode: Mode = c.has("full") ? "full" : c.has("valid") ? "valid" : "same";
  return c.compose((make) => convolved(make, A, B, mode, false, false));
};

/** `softmax(X)` over the rows of each column, as MATLAB's toolbox has it. */
const softmax: LibraryFunction = (c) => {
  const X = c.array(0);
  return X ? c.build("softmax", [X], { axes: [0], keep: true }) : c.refuse();
};

/** `pdist2(X, Y, metric)` */
const pdist2: LibraryFunction = (c) => {
  const [X, Y] = [c.array(0), c.array(1)];
  if (!X || !Y || (c.args.length > 2 && !c.has("euclidean") && !c.has("squaredeuclidean"))) return c.refuse();
  return c.compose((make) => {
    const squares = make("sqdist", [X, Y]);
    return c.has("squaredeuclidean") ? squares : make("sqrt", [squares]);
  });
};

function tooSmall(A: Node, B: Node): boolean {
  return B.shape.some((d, i) => d.size > (A.shape[i]?.size ?? 1));
}

/** A vector as a column. */
function upright(make: Make, v: Node): Node {
  return v.shape[0]?.size === 1 && countOf(v) > 1 ? make("transpose", [v]) : v;
}

function deep(make: Make, X: Node, rank: number, c: LibraryCall): Node {
  if (X.shape.length === rank) return X;
  const ones = Array.from({ length: rank - X.shape.length }, () => c.t.dims.number(1));
  return make("reshape", [X], { shape: [...X.shape, ...ones], order: "F" });
}

/** By name. */
export const windows: Readonly<Record<string, LibraryFunction>> = { conv, conv2, convn, filter2, softmax, pdist2 };
