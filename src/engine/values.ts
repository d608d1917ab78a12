/** All entries of a row's value or adjoint. */

import type { Tensor } from "../core/tensor";
import { statusOf } from "./adjoint-row";
import type { Outcome } from "./analyse";
import { adjointOf } from "./study";

/** The entries, or `null` when the row has none. */
export function valuesOf({ study, numbers }: Outcome, key: string, of: "value" | "adjoint"): Tensor | null {
  const row = study.table.ofKey(key);
  if (!row?.node) return null;
  if (of === "value") return numbers.tensor(row.node);
  const adjoint = adjointOf(study, row.node);
  return adjoint && statusOf(study, row).status === "ok" ? numbers.tensor(adjoint.node) : null;
}
