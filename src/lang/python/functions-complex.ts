/** What functions of complex numbers give for real ones; `complex.ts` has them for complex ones. */

import { tensor } from "../../core/tensor";
import { complexArithmetic, type Parts } from "../common/complex";
import { compose } from "../common/compose";
import { truth } from "../common/value";
import { arrayNode } from "./arrays";
import { flag } from "./bind";
import { composed, partsOf } from "./complex";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";

const conjugate: LibraryFunction = ofArray(["x"], (t, X, _, e) => t.build("identity", [X], { copy: true }, e.span));

/** `complex(a, b)`, and `np.complex128(x)`: a + ib. */
const complexNumber: LibraryFunction = (t, _, args, e) => {
  const [a, b] = [args.positional[0] ?? args.named.get("real"), args.positional[1] ?? args.named.get("imag")];
  const [x, y] = [a ?? t.whole(0), b ?? t.whole(0)].map((v) => partsOf(t, v, e.span));
  if (!x || !y) return t.unsupported(e.span, "This complex number is not known", args.positional);
  return composed(t, e.span, (make) => {
    const i = {
      re: make("constant", [], { value: tensor([], [0]) }),
      im: make("constant", [], { value: tensor([], [1]) }),
    };
    if (!y.im && !x.im) return { re: x.re, im: y.re };
    return complexArithmetic(make, "+", x, complexArithmetic(make, "*", i, y) as Parts) as Parts;
  });
};

/** `cmath.rect(r, phi)` */
const fromPolar: LibraryFunction = (t, _, args, e) => {
  const [r, angle] = args.positional.map((v) => arrayNode(t, v, e.span));
  if (!r || !angle) return t.unsupported(e.span, "This complex number is not known", args.positional);
  return composed(t, e.span, (make) => {
    const part = (f: string) => make("multiply", [r, make(f, [angle])]);
    return { re: part("cos"), im: part("sin") };
  });
};

/** `np.angle(z, deg=False)` */
const angle: LibraryFunction = (t, _, args, e) => {
  const parts = partsOf(t, args.positional[0] ?? args.named.get("z"), e.span);
  const degrees = flag(t, args.positional[1] ?? args.named.get("deg"), false);
  if (!parts) return t.unsupported(e.span, "Whose angle this is is not known", args.positional);
  return compose(t, e.span, (make) => {
    const number = (x: number) => make("constant", [], { value: tensor([], [x]) });
    const radians = make("atan2", [parts.im ?? number(0), parts.re]);
    return degrees ? make("multiply", [number(180 / Math.PI), radians]) : radians;
  });
};

/** By canonical name. */
export const ofReals: Readonly<Record<string, LibraryFunction>> = {
  "builtins.complex": complexNumber,
  "np.complex64": complexNumber,
  "np.complex128": complexNumber,
  "cmath.rect": fromPolar,
  "np.iscomplexobj": () => truth(false),
  "np.isrealobj": () => truth(true),
  "np.real": conjugate,
  "np.conj": conjugate,
  "np.conjugate": conjugate,
  "np.imag": ofArray(["val"], (t, X, _, e) => t.build("zeros", [], { shape: X.shape }, e.span)),
  "np.angle": angle,
};
