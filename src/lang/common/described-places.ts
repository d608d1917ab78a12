/** Inputs of which comments state the shape and nobody gives the values: what their entries and sizes turn out to have to be. */

import { asSymbol, type Dim, namesIn, substitute } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Shape } from "../../core/shape";
import type { DimTable } from "./dims";

/** Entries that are positions: `below` of them, counted from `base`; `null` where only the entries say how many. */
export interface Labels {
  readonly below: Dim | null;
  readonly base: 0 | 1;
}

/** What is known of described inputs. */
export interface Described {
  /** Inputs whose entries are positions. */
  readonly labels: Map<string, Labels>;
  /** Single numbers that are sizes. */
  readonly wholes: Set<string>;
  /** Numbers for sizes that only comments name, with which what is computed from other sizes fits. */
  readonly sizes: Map<string, number>;
}

/** Nothing known, or nothing found. */
export function nothingDescribed(): Described {
  return { labels: new Map(), wholes: new Set(), sizes: new Map() };
}

/** What is known of such inputs from earlier runs through a module, and what this one finds. */
export class DescribedPlaces {
  readonly wanted: Described = nothingDescribed();
  private readonly described = new Map<number, string>();

  constructor(
    private readonly known: Described,
    private readonly dims: DimTable,
  ) {}

  /** Whether this run found something that another is to start with. */
  get isNews(): boolean {
    const { labels, wholes, sizes } = this.wanted;
    return labels.size + wholes.size + sizes.size > 0;
  }

  /** Whether a single number turned out to be a size. */
  isWhole(name: string): boolean {
    return this.known.wholes.has(name);
  }

  /** Notes that the number X is needed as a size, index or bound: the single numbers it is computed from are whole. */
  needWhole(X: Node): void {
    if (X.shape.some((d) => d.size !== 1)) return;
    const name = this.described.get(X.id);
    if (name !== undefined) this.wanted.wholes.add(name);
    else if (/^(?:identity|add|subtract|multiply|divide|floor|negative)$/.test(X.op))
      for (const arg of X.args) this.needWhole(arg);
  }

  /** A size that only a comment names is no less than what is computed from other sizes; whether that can be arranged. */
  needSize(size: Dim, needed: Dim): void {
    const name = asSymbol(size);
    const others = namesIn(needed);
    if (name === null || others.size === 0 || others.has(name) || asSymbol(needed) !== null || !this.dims.isFree(name))
      return;
    const before = this.known.sizes.get(name) ?? this.wanted.sizes.get(name) ?? 0;
    if (needed.size > before) this.wanted.sizes.set(name, needed.size);
  }

  /** Arrays that are computed have entries: of T − p, T is more than p. */
  filled(shape: Shape): void {
    for (const d of shape) {
      if (d.size > 0 || namesIn(d).size < 2) continue;
      const name = [...d.monomials.values()].find(
        (m) => m.coefficient > 0 && m.factors.length === 1 && this.dims.isFree(m.factors[0] ?? ""),
      )?.factors[0];
      if (name !== undefined) this.wanted.sizes.set(name, this.dims.declare(name).size + 2 - d.size);
    }
  }

  /** Notes that a node stands for an input. */
  describe(node: Node, name: string): void {
    this.described.set(node.id, name);
  }

  /** What an input is to be drawn from, when its entries are positions. */
  among(name: string): { readonly below: number; readonly base: 0 | 1 } | null {
    const labels = this.known.labels.get(name);
    if (!labels) return null;
    // As many as the names stand for in this run.
    const below = labels.below && substitute(labels.below, (n) => this.dims.declare(n));
    return { below: (below ?? this.open(name)).size, base: labels.base };
  }

  /** Notes that the entries behind X have to be positions along an axis; `null` where they alone say how long it is. */
  need(X: Node, along: Dim | null, base: 0 | 1): void {
    const seen = new Set<number>();
    const visit = (node: Node): void => {
      if (seen.has(node.id) || seen.size > 400) return;
      seen.add(node.id);
      const name = this.described.get(node.id);
      const before = name === undefined ? undefined : this.wanted.labels.get(name);
      const fewer = before !== undefined && sizeOf(before.below) <= sizeOf(along);
      if (name !== undefined && !this.known.labels.has(name) && !fewer)
        this.wanted.labels.set(name, { below: along, base });
      // What selects is another matter than what is selected.
      (node.op === "take" ? node.args.slice(0, 1) : node.args).forEach(visit);
    };
    visit(X);
  }

  /** How many positions an input's entries tell apart, by a name of its own where nothing else says; `null` for other nodes. */
  placesOf(X: Node): Dim | null {
    const name = this.described.get(X.id);
    if (name === undefined) return X.args.length === 1 && X.args[0] ? this.placesOf(X.args[0]) : null;
    const labels = this.known.labels.get(name);
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
    ] as const) {
      this.needSize(own, other);
      for (const [name, { base, below }] of this.known.labels)
        if (below === null && namesIn(own).has(largestOf(name)) && !namesIn(other).has(largestOf(name)))
          this.wanted.labels.set(name, { below: other, base });
    }
  }
}

/** What only the entries say is more than anything else says. */
function sizeOf(d: Dim | null): number {
  return d?.size ?? Number.POSITIVE_INFINITY;
}

function largestOf(name: string): string {
  return `max(${name})`;
}
