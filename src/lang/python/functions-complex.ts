/** What functions of complex numbers give for real ones; `complex.ts` has them for complex ones. */

import { tensor } from "../../core/tensor";
import { compose } from "../common/compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";

const conjugate: LibraryFunction = ofArray(["x"], (t, X, _, e) => t.build("identity", [X], { copy: true }, e.span));

/** By canonical name. */
export const ofReals: Readonly<Record<string, LibraryFunction>> = {
  "np.real": conjugate,
  "np.conj": conjugate,
  "np.conjugate": conjugate,
  "np.imag": ofArray(["val"], (t, X, _, e) => t.build("zeros", [], { shape: X.shape }, e.span)),
  "np.angle": ofArray(["z"], (t, X, _, e) =>
    compose(t, e.span, (make) => {
      const zero = make("constant", [], { value: tensor([], [0]) });
      return make("atan2", [zero, X]);
    }),
  ),
};
