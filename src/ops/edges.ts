/** Kinks, ties and poles in values: where the first one is, and what people are told about it. */

import type { Edge } from "../core/operation";
import { count, type Tensor } from "../core/tensor";
import { map2 } from "../numeric/broadcast";

/** A place to look for in entries: `{at}` in the sentence stands for where it is. */
export interface EntryEdge<Test> {
  readonly where: Test;
  readonly sentence: string;
}

/** The first entry of X at one of these places; earlier kinds go first. */
export function edgeIn(X: Tensor, edges: readonly EntryEdge<(x: number) => boolean>[]): Edge | null {
  for (const { where, sentence } of edges) {
    const at = X.data.findIndex(where);
    if (at >= 0) return { at: indexOf(at, X.size), sentence };
  }
  return null;
}

/** The first pair of entries, after stretching, at one of these places. */
export function edgeBetween(
  X: Tensor,
  Y: Tensor,
  edges: readonly EntryEdge<(x: number, y: number) => boolean>[],
): Edge | null {
  for (const { where, sentence } of edges) {
    const found = map2(X, Y, (x, y) => Number(where(x, y)));
    const at = found.data.indexOf(1);
    if (at >= 0) return { at: indexOf(at, found.size), sentence };
  }
  return null;
}

/** Index of a flat position, from 0. */
export function indexOf(at: number, size: readonly number[]): number[] {
  let rest = count(size);
  let left = at;
  return size.map((n) => {
    rest /= n;
    const i = Math.floor(left / rest);
    left -= i * rest;
    return i;
  });
}
