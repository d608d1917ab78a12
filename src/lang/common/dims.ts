/** Names of sizes and the numbers they stand for during one trace. */

import { constant, type Dim, symbol } from "../../core/dim";
import type { DimInfo } from "./trace";

/** Sizes given to names that have none: small and all different, so that accidents show. */
const assumed = [7, 5, 4, 6, 3, 8, 9, 11, 10, 13, 12, 14, 17, 15, 16, 19, 18];

/** The table of one trace. */
export class DimTable {
  private readonly table = new Map<string, DimInfo>();
  private readonly replaced = new Set<number>();

  constructor(
    private readonly overrides: Readonly<Record<string, number>>,
    /** Numbers for names that have none, with which an earlier run would have fitted. */
    private readonly fitting: ReadonlyMap<string, number> = new Map(),
  ) {}

  /** A size without a name. */
  number(n: number): Dim {
    return constant(n);
  }

  /** The size `name` stands for; a name seen for the first time gets a small size of its own, no less than `least`. */
  declare(name: string, source: DimInfo["source"] = "declared", least = 0): Dim {
    const known = this.table.get(name);
    if (known) return known.dim;
    const fitting = this.fitting.get(name);
    // What is replaced stays taken, so that the other names keep their numbers.
    if (fitting !== undefined) this.replaced.add(this.unusedSize(least));
    const dim = symbol(name, this.overrides[name] ?? fitting ?? this.unusedSize(least));
    this.table.set(name, { dim, source });
    return dim;
  }

  /** Whether only comments name a size and nobody gives it a number. */
  isFree(name: string): boolean {
    return this.table.get(name)?.source === "declared" && this.overrides[name] === undefined;
  }

  /**
   * Gives a name to a number of the text: `N = 64`. `null` when the name already stands for another size. What is asked
   * for overrides what is written, not what follows from an array.
   */
  name(name: string, size: number, source: DimInfo["source"]): Dim | null {
    const known = this.table.get(name);
    const wanted = source === "literal" ? (this.overrides[name] ?? size) : size;
    if (known) return known.dim.size === wanted ? known.dim : null;
    const dim = symbol(name, wanted);
    this.table.set(name, { dim, source });
    return dim;
  }

  has(name: string): boolean {
    return this.table.has(name);
  }

  entries(): ReadonlyMap<string, DimInfo> {
    return this.table;
  }

  private unusedSize(least: number): number {
    const used = new Set([...this.table.values()].map((d) => d.dim.size).concat([...this.replaced]));
    return assumed.find((n) => n >= least && !used.has(n)) ?? Math.max(least, 20 + this.table.size);
  }
}
