/** Largest entry over axes. */

import { max as maxOf } from "../numeric/reduce";
import { tieOver } from "./attained";
import { ofSomething, reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const max = ofSomething(
  reduction({
    name: "max",
    summary: "Largest entry over axes.",
    kernel: (X, axes, keep, out) => maxOf(X, axes, keep, "propagate", out),
    vjp: "expand(Zbar, axes, keep, size(X)) .* attained(X, Z, axes, keep)",
    notation: reducing({ unicode: "max", latex: "\\max", matlab: "max", numpy: "np.max" }),
    spelling: spell("reduction", ["np.max", "np.amax"], ["max"]),
    domain: "distinct",
    choice: "a tie is split evenly",
    edge: ([X], Z, attrs) => tieOver("max", X, Z, attrs),
  }),
  "largest",
);
