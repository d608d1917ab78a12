/** Compares a shape that a comment claims with the one a value has. */

import { type Dim, namesIn, sameDim } from "../../core/dim";
import type { Shape } from "../../core/shape";
import { type DimExpr, evaluateDim, namesOf } from "./shape-text";
import type { DimInfo } from "./trace";
import type { Language } from "./tree";

/** A shape as a comment states it. */
export interface Claimed {
  readonly axes: readonly DimExpr[];
  readonly scalar: boolean;
  /** `N x 1`, `(N)` and "vector of length N" are said of any array that holds N numbers in a row. */
  readonly loose: boolean;
  readonly language: Language;
}

/** What is known where the comment stands. */
export interface Surroundings {
  /** Whether the line is inside of a loop. */
  readonly among: boolean;
  readonly sizes: ReadonlyMap<string, DimInfo>;
  /** Whether something was decided on numbers that nobody gave; sizes without a name may then follow from them. */
  readonly invented: boolean;
  /** The size a name stands for, `null` when the file does not say. */
  lookup(name: string): Dim | null;
}

/** Whether a claim holds; `open` when that cannot be told. */
export interface Judgement {
  readonly verdict: "fits" | "open" | "contradicts";
  readonly sameRank: boolean;
  /** The sizes are right from last to first. */
  readonly reversed: boolean;
  /** Some part of the claim shows that it speaks of sizes in this file. */
  readonly anchored: boolean;
  /** What holds of each axis, where there are as many as claimed. */
  readonly axes?: readonly AxisVerdict[];
}

/** What holds of one axis. */
export type AxisVerdict = "same" | "different" | "unknown";

/** Judges a claim. */
export function compare(claimed: Claimed, actual: Shape, at: Surroundings): Judgement {
  const shape = claimed.language === "matlab" ? trimmed(actual, isOne) : actual;
  const axes = claimed.language === "matlab" ? trimmed(claimed.axes, isWrittenOne) : claimed.axes;
  const anchored = axes.some((a) => namesOf(a).some((n) => at.lookup(n) !== null));
  if (axes.length === 0 || axes.every(isWrittenOne))
    return verdictOnSingle(shape, axes, claimed.scalar || anchored, at);
  if (claimed.loose || (claimed.language === "matlab" && axes.length === 1)) {
    const inRow = onAxes(
      axes.filter((a) => !isWrittenOne(a)),
      shape.filter((d) => !isOne(d)),
      at,
    );
    if (inRow && claimed.language === "matlab" && axes.length === 1) return judged(inRow, false, anchored);
    if (inRow && claimed.language === "python" && axes.length !== shape.length) return open(false);
  }
  const here = onAxes(axes, shape, at);
  // Numbers alone may be an interval, years or the values themselves, unless one of them is right.
  const numbers = axes.every((a) => namesOf(a).length === 0);
  if (numbers && !here?.includes("same")) return open(here !== null);
  if (!here) return otherRank(axes, shape, anchored, at);
  const turned = onAxes([...axes].reverse(), shape, at)?.every((v) => v === "same") ?? false;
  return judged(here, turned, numbers || anchored);
}

function judged(axes: readonly AxisVerdict[], reversed: boolean, anchored: boolean): Judgement {
  const verdict = axes.includes("different") ? "contradicts" : axes.includes("unknown") ? "open" : "fits";
  return { verdict, sameRank: true, reversed, anchored, axes };
}

function open(sameRank: boolean): Judgement {
  return { verdict: "open", sameRank, reversed: false, anchored: false };
}

/** A claim of a single number. */
function verdictOnSingle(shape: Shape, axes: readonly DimExpr[], anchored: boolean, at: Surroundings): Judgement {
  if (shape.every((d) => d.size === 1)) return { verdict: "fits", sameRank: true, reversed: false, anchored };
  if (!shape.some((d) => d.size !== 1 && isCertain(d, at))) return open(false);
  if (axes.length === 0) return { verdict: "contradicts", sameRank: false, reversed: false, anchored: true };
  return { verdict: "contradicts", sameRank: axes.length === shape.length, reversed: false, anchored: false };
}

/** Comments often speak of one item of a batch, or, in a loop, of all of them. */
function otherRank(axes: readonly DimExpr[], shape: Shape, anchored: boolean, at: Surroundings): Judgement {
  const item = axes.length < shape.length ? onAxes(axes, shape.slice(shape.length - axes.length), at) : null;
  const all = at.among && axes.length > shape.length ? onAxes(axes.slice(axes.length - shape.length), shape, at) : null;
  if (item && !item.includes("different")) return open(false);
  if (all && !all.includes("different")) return open(false);
  return { verdict: "contradicts", sameRank: false, reversed: false, anchored };
}

/** `null` when there are not as many axes as claimed. */
function onAxes(axes: readonly DimExpr[], shape: Shape, at: Surroundings): AxisVerdict[] | null {
  if (axes.length !== shape.length) return null;
  const first = axes.map((a, i) => onAxis(a, shape[i] as Dim, at, false));
  // Sizes that are both only declared differ by their names alone, which counts beside an axis that is right.
  const known = first.includes("same");
  return known ? axes.map((a, i) => onAxis(a, shape[i] as Dim, at, true)) : first;
}

function onAxis(axis: DimExpr, actual: Dim, at: Surroundings, byName: boolean): AxisVerdict {
  const names = namesOf(axis);
  if (hasUnknown(axis) || names.some((n) => at.lookup(n) === null)) return "unknown";
  const claimed = evaluateDim(axis, (n) => at.lookup(n) as Dim);
  if (sameDim(claimed, actual)) return "same";
  if (claimed.size === actual.size) return names.length === 0 && isCertain(actual, at) ? "same" : "unknown";
  if (isCertain(claimed, at) && isCertain(actual, at)) return "different";
  return byName && isDeclared(claimed, at) && isDeclared(actual, at) ? "different" : "unknown";
}

/** Whether the number beside a size is the file's own. */
function isCertain(d: Dim, at: Surroundings): boolean {
  const names = [...namesIn(d)];
  if (names.length === 0) return !at.invented;
  return names.every((n) => {
    const source = at.sizes.get(n)?.source;
    return source === "literal" || source === "inferred";
  });
}

function isDeclared(d: Dim, at: Surroundings): boolean {
  const names = [...namesIn(d)];
  return names.length > 0 && names.every((n) => at.sizes.get(n)?.source === "declared");
}

function hasUnknown(axis: DimExpr): boolean {
  return axis.kind === "unknown" || ("left" in axis && (hasUnknown(axis.left) || hasUnknown(axis.right)));
}

function isOne(d: Dim): boolean {
  return d.size === 1;
}

function isWrittenOne(a: DimExpr): boolean {
  return a.kind === "number" && a.value === 1;
}

/** MATLAB drops axes of length 1 behind the second. */
function trimmed<T>(axes: readonly T[], one: (axis: T) => boolean): readonly T[] {
  let n = axes.length;
  while (n > 2 && one(axes[n - 1] as T)) n -= 1;
  return axes.slice(0, n);
}
