/** How far apart in memory the entries of an array lie along each axis: NumPy's rule of which reshapes are views. */

import type { Node } from "../../core/node";

const known = new WeakMap<Node, readonly number[]>();

/** Steps in memory along each axis, in entries. */
export function stridesOf(X: Node): readonly number[] {
  const before = known.get(X);
  if (before) return before;
  const strides = find(X);
  known.set(X, strides);
  return strides;
}

function find(X: Node): readonly number[] {
  const [parent] = X.args;
  if (!parent || X.attrs.copy === true) return rowMajor(sizesOf(X));
  const along = () => stridesOf(parent);
  switch (X.op) {
    case "identity":
      return along();
    case "slice": {
      const [steps, drop] = [X.attrs.steps as readonly number[], X.attrs.drop as readonly number[]];
      return along()
        .map((s, i) => s * (steps[i] ?? 1))
        .filter((_, i) => !drop.includes(i));
    }
    case "transpose": {
      const s = [...along()];
      const last = s.splice(-1, 1);
      return [...s.slice(0, -1), ...last, ...s.slice(-1)];
    }
    case "permute":
      return (X.attrs.axes as readonly number[]).map((a) => along()[a] ?? 1);
    case "reshape":
      return reshapedStrides(X) ?? rowMajor(sizesOf(X));
    default:
      return rowMajor(sizesOf(X));
  }
}

function sizesOf(X: Node): readonly number[] {
  return X.shape.map((d) => d.size);
}

function rowMajor(size: readonly number[]): readonly number[] {
  return size.map((_, i) => size.slice(i + 1).reduce((a, b) => a * b, 1));
}

/** The strides of a reshape that is a view; `null` when NumPy has to copy. */
export function reshapedStrides(X: Node): readonly number[] | null {
  const [parent] = X.args;
  if (!parent) return null;
  const turned = X.attrs.order === "F";
  const [from, to] = [sizesOf(parent), sizesOf(X)].map((s) => (turned ? [...s].reverse() : s));
  const strides = turned ? [...stridesOf(parent)].reverse() : stridesOf(parent);
  const made = regrouped(from ?? [], strides, to ?? []);
  return made && turned ? [...made].reverse() : made;
}

/** Axes are merged and split group by group; those that are merged must lie without gaps. */
function regrouped(
  from: readonly number[],
  strides: readonly number[],
  to: readonly number[],
): readonly number[] | null {
  const old = from.map((n, i) => ({ n, s: strides[i] ?? 1 })).filter((a) => a.n !== 1);
  const out = new Array<number>(to.length).fill(1);
  let [i, j] = [0, 0];
  while (i < old.length) {
    let [p, q] = [old[i]?.n ?? 1, 1];
    let [iEnd, jEnd] = [i + 1, j];
    while (p !== q || jEnd === j) {
      if (q < p || jEnd === j) {
        if (jEnd >= to.length) return null;
        q *= to[jEnd++] ?? 1;
      } else {
        const next = old[iEnd];
        if (!next || old[iEnd - 1]?.s !== next.n * next.s) return null;
        p *= next.n;
        iEnd++;
      }
    }
    let stride = old[iEnd - 1]?.s ?? 1;
    for (let k = jEnd - 1; k >= j; k--) {
      out[k] = stride;
      stride *= to[k] ?? 1;
    }
    [i, j] = [iEnd, jEnd];
  }
  return out;
}
