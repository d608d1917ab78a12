/** Fourier transforms of NumPy, SciPy and torch. */

import { constant, type Dim, minus, one, scale } from "../../core/dim";
import type { Node } from "../../core/node";
import { tensor } from "../../core/tensor";
import { centred, fourier, frequencies, fromHalf, halfFourier, type Parts, type Transform } from "../common/complex";
import type { Make } from "../common/compose";
import type { Tracer } from "../common/tracer";
import type { Value } from "../common/value";
import { arrayNode, axesFrom, tableNode } from "./arrays";
import { type Bound, bindTo } from "./bind";
import { composed, partsOf } from "./complex";
import type { LibraryFunction } from "./functions";

/** `fft(a, n, axis, norm)` and its relatives along one axis. */
function alongAxis(inverse: boolean, build: (make: Make, x: Parts, how: Transform) => Node | Parts): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, ["a", "n", "axis", "norm"], null, args);
    const x = partsOf(t, b.get("a") ?? b.get("x") ?? b.get("input"), e.span);
    const axis = x && axesFrom(t, b.get("axis") ?? b.get("dim") ?? last(x.re), x.re.shape.length)?.[0];
    const given = b.get("n");
    const n = given ? t.dimOf(given) : null;
    const norm = normOf(b);
    if (!x || axis === undefined || axis === null || !norm || (given && !n))
      return t.unsupported(e.span, "How this transform is called is not understood", args.positional);
    return composed(t, e.span, (make) => build(make, x, { inverse, axis, n, norm }));
  };
}

function last(X: Node): Value {
  return { kind: "integer", dim: constant(X.shape.length - 1), node: null };
}

function normOf(b: Bound): Transform["norm"] | null {
  const value = b.get("norm");
  if (!value) return "backward";
  const word = value.kind === "text" ? value.text : null;
  return word === "backward" || word === "ortho" || word === "forward" ? word : null;
}

const rfft = alongAxis(false, (make, x, how) => halfFourier(make, x.re, how));

const irfft = alongAxis(true, (make, x, how) => {
  const n: Dim = how.n ?? scale(minus(x.re.shape[how.axis] ?? one, one), 2);
  return fromHalf(make, x, { ...how, n });
});

/** Along the last two axes, or all, or those named. */
function overAxes(inverse: boolean, count: number | null): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, ["a", "s", "axes", "norm"], null, args);
    const x = partsOf(t, b.get("a") ?? b.get("x") ?? b.get("input"), e.span);
    const norm = normOf(b);
    const rank = x?.re.shape.length ?? 0;
    const every = Array.from({ length: rank }, (_x, i) => i);
    const named = b.get("axes") ?? b.get("dim");
    const axes = named ? axesFrom(t, named, rank) : every.slice(count === null ? 0 : rank - count);
    if (!x || !norm || !axes || b.get("s") || rank < (count ?? 0))
      return t.unsupported(e.span, "How this transform is called is not understood", args.positional);
    return composed(t, e.span, (make) =>
      axes.reduce((y: Parts, axis) => fourier(make, y, { inverse, axis, n: null, norm }), x),
    );
  };
}

function shift(back: boolean): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, ["x", "axes"], null, args);
    const X = b.get("x") ? arrayNode(t, b.get("x") as Value, e.span) : null;
    const axes = X && axesFrom(t, b.get("axes"), X.shape.length);
    if (!X || !axes) return t.unsupported(e.span, "How this shift is called is not understood", args.positional);
    return composed(t, e.span, (make) => centred(make, X, axes, back));
  };
}

function frequencyTable(half: boolean): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, ["n", "d"], null, args);
    const [n, d] = [numberOf(t, b.get("n"), null), numberOf(t, b.get("d"), 1)];
    if (n === null || d === null) return t.unsupported(e.span, "These frequencies are not known", args.positional);
    const values = frequencies(n, d, half);
    return { kind: "array", node: tableNode(t, tensor([values.length], values), "real", e.span) };
  };
}

function numberOf(t: Tracer, value: Value | undefined, otherwise: number | null): number | null {
  return value ? t.numberOf(value) : otherwise;
}

const transforms: Readonly<Record<string, LibraryFunction>> = {
  fft: alongAxis(false, fourier),
  ifft: alongAxis(true, fourier),
  rfft,
  irfft,
  fft2: overAxes(false, 2),
  ifft2: overAxes(true, 2),
  fftn: overAxes(false, null),
  ifftn: overAxes(true, null),
  fftshift: shift(false),
  ifftshift: shift(true),
  fftfreq: frequencyTable(false),
  rfftfreq: frequencyTable(true),
};

/** By canonical name. */
export const spectra: Readonly<Record<string, LibraryFunction>> = Object.fromEntries(
  ["np.fft", "scipy.fft", "torch.fft"].flatMap((module) =>
    Object.entries(transforms).map(([name, f]) => [`${module}.${name}`, f] as const),
  ),
);
