/** Which rows the Cost section speaks of. */

import type { Row } from "../src/protocol/analysis";
import { degree } from "./polynomial";
import { groupPasses } from "./rows";

/** The row where the reverse rule saves most against the dense Jacobian; for a product, O(n³) against O(n⁴). */
export function greatestSaving(rows: readonly Row[]): Row | null {
  const saving = (row: Row) => row.flops.naive.count - row.flops.reverse.count;
  const gains = rows.filter((row) => degree(row.flops.naive.poly) > degree(row.flops.reverse.poly) || saving(row) > 0);
  return gains.sort((a, b) => saving(b) - saving(a))[0] ?? null;
}

/** A row's share of the reverse sweep, all passes of a loop together. */
export interface Part {
  readonly row: Row;
  readonly passes: number;
  readonly count: number;
}

/** The rows that cost most in the reverse sweep. */
export function biggestParts(rows: readonly Row[], limit: number): Part[] {
  return groupPasses(rows)
    .map(({ row, passes }) => ({
      row,
      passes: passes.length,
      count: passes.reduce((sum, pass) => sum + pass.flops.reverse.count, 0),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, limit);
}
