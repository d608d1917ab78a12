/** Smallest entry over axes. */

import { min as minOf } from "../numeric/reduce";
import { tieOver } from "./attained";
import { ofSomething, reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const min = ofSomething(
  reduction({
    name: "min",
    summary: "Smallest entry over axes.",
    kernel: (X, axes, keep, out) => minOf(X, axes, keep, "propagate", out),
    vjp: "expand(Zbar, axes, keep, size(X)) .* attained(X, Z, axes, keep)",
    notation: reducing({ unicode: "min", latex: "\\min", matlab: "min", numpy: "np.min" }),
    spelling: spell("reduction", ["np.min", "np.amin"], ["min"]),
    domain: "distinct",
    choice: "a tie is split evenly",
    edge: ([X], Z, attrs) => tieOver("min", X, Z, attrs),
  }),
  "smallest",
);
