/** Sizes that nobody declares: made up, made equal to others, or found to be no less than something. */

import {
  asConstant,
  asSymbol,
  constant,
  type Dim,
  exactQuotient,
  minus,
  namesIn,
  one,
  plus,
  productOf,
  quotientsIn,
  sameDim,
  scale,
  solveLinear,
  substitute,
  symbol,
  times,
  zero,
} from "../../core/dim";
import type { Demand } from "./demands";

/** No assumed size is larger: where each trace asks for more than the last, there is no end to it. */
const largest = 2000;

/** Letters for sizes, in the order in which they are given out. */
const letters = [..."HKPQRSUVLGNDMBCTFAEWXYZ"];

/** All undeclared sizes of one descent. */
export class Unknowns {
  private readonly solved = new Map<string, Dim>();
  /** In the order in which they were made; `true` for those the file names. */
  private readonly free = new Map<string, boolean>();
  private readonly least = new Map<string, number>();
  private readonly bounds = new Map<string, Dim[]>();
  /** The farthest position that loops took of an axis, in the last trace. */
  private readonly reached = new Map<string, number>();
  /** Sizes with a name of their own that had to be equal to one with another. */
  readonly joined = new Set<string>();
  /** How many sizes had to be 1. */
  ones = 0;
  /** What was settled by that alone. */
  private readonly byLoops = new Map<string, Dim>();

  constructor(
    /** Identifiers of the file: no size is called like one of them. */
    private readonly words: ReadonlySet<string>,
    private readonly sizeOf: (name: string) => number | undefined,
    /** Names of inputs, which may be sizes too. */
    private readonly inputs: { keys(): Iterable<string>; has(name: string): boolean },
    /** Whether an axis may turn out to have one entry: in MATLAB every vector has one, so there it would explain anything. */
    private readonly mayBeOne: boolean,
  ) {}

  /** A size of its own, by one of the `preferred` letters where they are free. */
  fresh(preferred = ""): Dim {
    const name =
      [...preferred, ...letters].find((l) => !this.words.has(l) && !this.free.has(l)) ?? `n${this.free.size + 1}`;
    this.free.set(name, false);
    return symbol(name, 0);
  }

  /** The sizes that are still open, with the least number each may stand for. */
  open(): Map<string, number> {
    const sizes = new Map<string, number>();
    for (const name of this.free.keys()) if (!this.solved.has(name)) sizes.set(name, this.least.get(name) ?? 0);
    return sizes;
  }

  /** A new trace begins. */
  forgetLoops(): void {
    this.reached.clear();
  }

  /** What only has to be large enough is taken to be just that; whether anything was. */
  settle(): boolean {
    let changed = false;
    for (const [name, bounds] of this.bounds) {
      if (this.solved.has(name)) continue;
      const resolved = bounds.map((b) => this.resolve(b));
      const greatest = resolved.reduce((a, b) => (this.number(b) > this.number(a) ? b : a));
      if (namesIn(greatest).has(name) || this.joins(name, asSymbol(greatest))) continue;
      this.solved.set(name, greatest);
      changed = true;
    }
    return changed || this.settleLoops();
  }

  /** An axis that loops walk along, no farther than another size, has that size. */
  private settleLoops(): boolean {
    for (const [name, position] of this.reached) {
      if (this.solved.has(name) || this.sizeOf(name) === position) continue;
      const others = [...this.free.keys(), ...this.inputs.keys()];
      const like = others.find((n) => n !== name && !this.solved.has(n) && this.sizeOf(n) === position);
      if (like === undefined) continue;
      if (this.joins(name, like)) continue;
      this.solved.set(name, symbol(like, position));
      this.byLoops.set(name, symbol(like, position));
      return true;
    }
    return false;
  }

  /** Makes two sizes equal if that can be; of axes, also products factor by factor. */
  equate(a: Dim, b: Dim, ofAxes = false): "already" | "solved" | "cannot" {
    const [left, right] = [this.resolve(a), this.resolve(b)];
    if (sameDim(left, right)) return "already";
    const order = [...this.free.keys()].reverse();
    const unnamed = order.filter((n) => this.free.get(n) === false);
    const named = order.filter((n) => this.free.get(n) === true);
    // Copies side by side fit wherever there is one row to copy; that is what somebody forgot to turn.
    const isProduct = !sameDim(left, one) && !sameDim(right, one);
    const solutions = [...unnamed, ...named].flatMap((name) => {
      const value = solveLinear(left, right, name);
      return value && this.possible(value) && (this.mayBeOne || !(isProduct && sameDim(value, one)))
        ? [{ name, value }]
        : [];
    });
    const [first] = solutions;
    if ((!first || isDifference(first.value)) && this.equateTerms(minus(left, right))) return "solved";
    if (!first && ofAxes && this.equateFactors(left, right)) return "solved";
    if (!first) return "cannot";
    this.joins(first.name, asSymbol(first.value));
    if (sameDim(first.value, one)) this.ones += 1;
    this.solved.set(first.name, first.value);
    return "solved";
  }

  /** Whether two sizes that are to be one have names of their own in the file, which seldom is right; it is noted. */
  private joins(name: string, other: string | null): boolean {
    const joined = this.free.get(name) === true && other !== null && this.isNamed(other);
    if (joined) this.joined.add(name);
    return joined;
  }

  /** Whether the file calls a size so. */
  private isNamed(name: string): boolean {
    return this.free.get(name) === true || (this.inputs.has(name) && !this.free.has(name));
  }

  /** Makes a polynomial in sizes that are inputs 0 whatever those are: N (M − K) + (L − M) by M = K and L = M. */
  private equateTerms(difference: Dim): boolean {
    const terms = new Map<string, Dim>();
    for (const m of difference.monomials.values()) {
      const given = m.factors.filter((n) => this.inputs.has(n) && !this.free.has(n));
      const rest = productOf(m.factors.filter((n) => !given.includes(n)).map((n) => symbol(n, this.sizeOf(n) ?? 0)));
      const key = given.sort().join("*");
      terms.set(key, plus(terms.get(key) ?? zero, scale(rest, m.coefficient)));
    }
    if (terms.size < 2 || [...terms.values()].some((d) => d.monomials.size < 2)) return false;
    const before = [...this.solved];
    if ([...terms.values()].every((d) => this.equate(d, zero) !== "cannot")) return true;
    this.solved.clear();
    for (const [name, value] of before) this.solved.set(name, value);
    return false;
  }

  /**
   * Makes products of as many factors equal one by one, names in the order in which they came up, sums last: J K and P Q by
   * P = J and Q = K, C K (2 p + 1) and P (2 p + 1)² by C = P and K = 2 p + 1.
   */
  private equateFactors(a: Dim, b: Dim): boolean {
    if ([a, b].some((d) => sameDim(d, zero))) return false;
    const [left, right] = this.factorsApart(a, b);
    if (left.length < 2 || left.length !== right.length) return false;
    const isOpen = (d: Dim): boolean => this.free.has(asSymbol(d) ?? "");
    const [open, others] = right.every(isOpen) ? [right, left] : [left, right];
    // A size that has a name in the file is not made another that has one.
    const mayBe = (d: Dim, i: number): boolean =>
      isOpen(d) && !(this.isNamed(asSymbol(d) ?? "") && this.isNamed(asSymbol(others[i] as Dim) ?? ""));
    if (!open.every(mayBe)) return false;
    open.forEach((d, i) => {
      this.solved.set(asSymbol(d) as string, others[i] as Dim);
    });
    return true;
  }

  /** The factors of two sizes that the other does not have. */
  private factorsApart(a: Dim, b: Dim): [Dim[], Dim[]] {
    const order = [...this.inputs.keys(), ...this.free.keys()];
    const sides = [a, b].map((d) => {
      let rest = d;
      const names: string[] = [];
      for (const name of order)
        for (let next = exactQuotient(rest, symbol(name, 1)); next; next = exactQuotient(rest, symbol(name, 1))) {
          names.push(name);
          rest = next;
        }
      return { names, rest };
    });
    const [left = { names: [], rest: one }, right = left] = sides;
    const common = left.names.filter((n) => right.names.includes(n));
    const [p, q] = [exactQuotient(left.rest, right.rest), exactQuotient(right.rest, left.rest)];
    const apart = (names: readonly string[], rest: Dim): Dim[] => [
      ...names.filter((n) => !common.includes(n)).map((n) => symbol(n, this.sizeOf(n) ?? 0)),
      ...(sameDim(rest, one) ? [] : [rest]),
    ];
    return [apart(left.names, q ? one : (p ?? left.rest)), apart(right.names, q ?? (p ? one : right.rest))];
  }

  /** Makes an open size equal to one that is taken from it, as in K − imageDim + filterDim; whether there is one. */
  cancel(d: Dim): boolean {
    const terms = [...this.resolve(d).monomials.values()].filter((m) => m.factors.length === 1);
    const taken = terms.find((m) => m.coefficient === -1)?.factors[0];
    const open = terms.find((m) => m.coefficient === 1 && this.free.get(m.factors[0] ?? "") === false)?.factors[0];
    if (taken === undefined || open === undefined || this.solved.has(open) || terms.length < 3) return false;
    this.solved.set(open, symbol(taken, this.sizeOf(taken) ?? 0));
    return true;
  }

  /** Makes one of two sizes that nothing names equal to the other; whether there is one that is open. */
  squared(a: Dim, b: Dim): boolean {
    const sides = [this.resolve(a), this.resolve(b)] as const;
    for (const [open, other] of [sides, [sides[1], sides[0]] as const]) {
      const name = asSymbol(open);
      if (name === null || this.free.get(name) !== false || namesIn(other).has(name)) continue;
      if (asSymbol(other) !== null && this.free.get(asSymbol(other) ?? "") !== true) continue;
      this.solved.set(name, other);
      return true;
    }
    return false;
  }

  /** Gives a size a value that follows from somewhere else; whether it can be that. */
  assign(name: string, value: Dim): boolean {
    if (!this.possible(value)) return false;
    this.solved.set(name, value);
    return true;
  }

  /** A size with everything known put in. */
  resolve(d: Dim): Dim {
    let result = d;
    for (let i = 0; i < 20 && [...namesIn(result)].some((n) => this.solved.has(n)); i++)
      result = substitute(result, (n) => this.solved.get(n) ?? symbol(n, this.sizeOf(n) ?? 0));
    return result;
  }

  /** Takes up that a size is no less than another. */
  atLeast(demand: Demand & { kind: "atLeast" }): "changed" | "met" | "cannot" {
    const [size, needed] = [this.resolve(demand.size), this.resolve(demand.needed)];
    if (asConstant(minus(size, needed)) !== null)
      return this.meets(size, needed, demand.turns ?? []) ? "changed" : this.longer(size, needed);
    const name = [...namesIn(size)].reverse().find((n) => this.free.has(n) && !this.solved.has(n) && !isTaken(n, size));
    if (name === undefined) {
      return this.number(size) < this.number(needed) ? "cannot" : "met";
    }
    const rest = minus(size, symbol(name, this.sizeOf(name) ?? 0));
    const alone = !namesIn(rest).has(name);
    const bound = alone ? minus(needed, rest) : needed;
    const number = this.number(bound);
    const before = this.least.get(name) ?? 0;
    const known = this.counted(bound, demand.turns ?? []);
    if (alone && (demand.by === "text" || demand.by === "loop")) this.bound(name, known);
    if (number > largest) return "cannot";
    if (number < before) return "met";
    // Some more than asked, or a part of the array would look like all of it, and what is left over like a number.
    this.least.set(name, number + 3);
    return "changed";
  }

  /**
   * A window that a loop over K positions moves along an axis, padded by ⌊(K − 1)/2⌋ say, ends where that ends: by an odd
   * K, or one as long as another. Whether that was news.
   */
  private meets(size: Dim, needed: Dim, turns: readonly Dim[]): boolean {
    const moved = needed.monomials.get("")?.coefficient ?? 0;
    const loop = turns.map((d) => this.resolve(d)).find((d) => asConstant(d) === null && d.size === moved + 1);
    if (!loop || size.size >= needed.size) return false;
    for (const [whole, by] of quotientsIn(size)) this.equate(whole, times(by, this.fresh()));
    return this.equate(size, plus(needed, minus(loop, constant(moved + 1)))) === "solved";
  }

  /** An axis that loops seemed to walk to its end turns out to be longer by a number. */
  private longer(size: Dim, needed: Dim): "changed" | "met" | "cannot" {
    if (size.size >= needed.size) return "met";
    const [name] = [...this.byLoops].find(([, like]) => sameDim(like, size)) ?? [];
    if (name === undefined) return "cannot";
    this.byLoops.set(name, needed);
    this.solved.set(name, needed);
    return "changed";
  }

  /** Notes how far loops walk along an axis, and which positions the text names. */
  takeReached({ size, position }: Demand & { kind: "reached" }): void {
    const name = asSymbol(this.resolve(size));
    if (name === null || !this.free.has(name)) return;
    const bound = this.resolve(position);
    if (namesIn(bound).size > 0 && asSymbol(bound) === null && !namesIn(bound).has(name)) this.bound(name, bound);
    this.reached.set(name, Math.max(position.size, this.reached.get(name) ?? 0));
  }

  private bound(name: string, by: Dim): void {
    const bounds = this.bounds.get(name) ?? [];
    if (!bounds.some((b) => sameDim(b, by))) this.bounds.set(name, [...bounds, by]);
  }

  /** A bound that a loop reached, in the size up to which it runs: 3 d is h d where it runs up to h, which is 3 now. */
  private counted(bound: Dim, turns: readonly Dim[]): Dim {
    const [only, ...more] = [...bound.monomials.values()];
    if (!only || more.length > 0) return bound;
    // What begins at the second or third position ends so much later.
    const ends = turns.flatMap((d) => [d, plus(d, one), plus(d, constant(2))]);
    const end = ends.find((d) => d.size === only.coefficient && asConstant(d) === null);
    return end ? productOf([this.resolve(end), ...only.factors.map((n) => symbol(n, this.sizeOf(n) ?? 0))]) : bound;
  }

  /** Calls a size as the file calls it; whether that is new. */
  takeName({ size, name }: Demand & { kind: "name" }): boolean {
    if (this.solved.has(size) || this.free.get(size) === true || this.free.has(name) || this.inputs.has(name))
      return false;
    this.free.set(name, true);
    const least = this.least.get(size);
    if (least !== undefined) this.least.set(name, least);
    this.solved.set(size, symbol(name, this.sizeOf(size) ?? 0));
    return true;
  }

  /** Whether a size can be this one. */
  private possible(d: Dim): boolean {
    return [...d.monomials.values()].every((m) => Number.isInteger(m.coefficient)) && this.number(d) > 0;
  }

  private number(d: Dim): number {
    return substitute(d, (n) => symbol(n, this.sizeOf(n) ?? 7)).size;
  }
}

/** Whether a size is smaller where a name stands for more. */
function isTaken(name: string, d: Dim): boolean {
  return [...d.monomials.values()].some((m) => m.coefficient < 0 && m.factors.includes(name));
}

/** Whether something is taken away in a size. */
function isDifference(d: Dim): boolean {
  return [...d.monomials.values()].some((m) => m.coefficient < 0);
}
