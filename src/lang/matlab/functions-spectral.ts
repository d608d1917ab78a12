/** Fourier transforms, and the parts of complex numbers where they are real. */

import { centred, fourier, type Parts } from "../common/complex";
import { array } from "../common/value";
import type { LibraryCall, LibraryFunction } from "./call";
import { composed, eachPart, partsOf } from "./complex";

/** `fft(x, n, dim)` and its inverse. */
function transform(inverse: boolean): LibraryFunction {
  return (c) => {
    const x = partsOf(c.t, c.args[0], c.at[0] ?? c.e.span);
    const axis = x ? c.axis(2, x.re.shape) : null;
    const given = c.args[1];
    const none = given === undefined || (given.kind === "array" && given.node.shape.some((d) => d.size === 0));
    const n = none ? null : c.t.dimOf(given);
    if (!x || axis === null || (!none && !n)) return c.refuse();
    return composed(c.t, c.e.span, (make) => fourier(make, x, { inverse, axis, n, norm: "backward" }));
  };
}

/** Along rows and columns. */
function transform2(inverse: boolean): LibraryFunction {
  return (c) => {
    const x = partsOf(c.t, c.args[0], c.at[0] ?? c.e.span);
    if (!x || c.args.length > 1) return c.refuse();
    return composed(c.t, c.e.span, (make) =>
      [0, 1].reduce((y: Parts, axis) => fourier(make, y, { inverse, axis, n: null, norm: "backward" }), x),
    );
  };
}

/** Frequency 0 in the middle: a rotation of every axis that has more than one entry. */
function shift(back: boolean): LibraryFunction {
  return (c) => {
    const [value] = c.args;
    if (value?.kind === "complex")
      return eachPart(value, (part) => shifted(c, part.kind === "array" ? part.node : null, back));
    return shifted(c, c.array(0), back);
  };
}

function shifted(c: LibraryCall, X: ReturnType<LibraryCall["array"]>, back: boolean) {
  const axis = X && c.args.length > 1 ? c.axis(1, X.shape) : null;
  if (!X || (c.args.length > 1 && axis === null)) return c.refuse();
  const axes = axis === null ? X.shape.map((_, i) => i) : [axis];
  return c.compose((make) => centred(make, X, axes, back));
}

/** The parts of a real array. */
const real: LibraryFunction = (c) => {
  const X = c.array(0);
  return X ? array(X) : c.refuse();
};

const imag: LibraryFunction = (c) => {
  const X = c.array(0);
  return X ? c.build("zeros", [], { shape: [...X.shape] }) : c.refuse();
};

/** By name. */
export const spectra: Readonly<Record<string, LibraryFunction>> = {
  fft: transform(false),
  ifft: transform(true),
  fft2: transform2(false),
  ifft2: transform2(true),
  fftshift: shift(false),
  ifftshift: shift(true),
  real,
  imag,
};
