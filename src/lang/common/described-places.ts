/** Inputs of which comments state the shape and nobody gives the values, and whose entries turn out to have to be positions. */

import { type Dim, namesIn } from "../../core/dim";
import type { Node } from "../../core/node";
import type { DimTable } from "./dims";

/** Entries that are positions: `below` of them, counted from `base`; `null` where only the entries say how many. */
export interface Labels {
  readonly below: Dim | null;
  readonly base: 0 | 1;
}

/** What is known of such inputs from earlier runs through a module, and what this one finds. */
export class DescribedPlaces {
  readonly wanted = new Map<string, Labels>();
  private readonly described = new Map<number, string>();

  constructor(
    private readonly known: ReadonlyMap<string, Labels>,
    private readonly dims: DimTable,
  ) {}

  /** Notes that a node stands for an input. */
  describe(node: Node, name: string): void {
    this.described.set(node.id, name);
  }

  /** What an input is to be drawn from, when its entries are positions. */
  among(name: string): { readonly below: number; readonly base: 0 | 1 } | null {
    const labels = this.known.get(name);
    return labels ? { below: (labels.below ?? this.open(name)).size, base: labels.base } : null;
  }

  /** Notes that the entries behind X have to be positions along an axis; `null` where they alone say how long it is. */
  need(X: Node, along: Dim | null, base: 0 | 1): void {
    const seen = new Set<number>();
    const visit = (node: Node): void => {
      if (seen.has(node.id) || seen.size > 400) return;
      seen.add(node.id);
      const name = this.described.get(node.id);
      const before = name === undefined ? undefined : this.wanted.get(name);
      const fewer = before !== undefined && sizeOf(before.below) <= sizeOf(along);
      if (name !== undefined && !this.known.has(name) && !fewer) this.wanted.set(name, { below: along, base });
      // What selects is another matter than what is selected.
      (node.op === "take" ? node.args.slice(0, 1) : node.args).forEach(visit);
    };
    visit(X);
  }

  /** How many positions an input's entries tell apart, by a name of its own where nothing else says; `null` for other nodes. */
  placesOf(X: Node): Dim | null {
    const name = this.described.get(X.id);
    if (name === undefined) return X.args.length === 1 && X.args[0] ? this.placesOf(X.args[0]) : null;
    const labels = this.known.get(name);
    return labels ? (labels.below ?? this.open(name)) : null;
  }

  private open(name: string): Dim {
    return this.dims.declare(largestOf(name), "assumed");
  }

  /** Two sizes were to be equal: where one is that of an input's entries, the other says how many there are. */
  equal(a: Dim, b: Dim): void {
    for (const [own, other] of [
      [a, b],
      [b, a],
    ] as const)
      for (const [name, { base, below }] of this.known)
        if (below === null && namesIn(own).has(largestOf(name)) && !namesIn(other).has(largestOf(name)))
          this.wanted.set(name, { below: other, base });
  }
}

/** What only the entries say is more than anything else says. */
function sizeOf(d: Dim | null): number {
  return d?.size ?? Number.POSITIVE_INFINITY;
}

function largestOf(name: string): string {
  return `max(${name})`;
}
