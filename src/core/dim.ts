/** Sizes of axes and counts of operations as polynomials over named sizes. */

/** A product of names with its coefficient; `factors` keeps the order in which people wrote it. */
interface Monomial {
  readonly coefficient: number;
  readonly factors: readonly string[];
}

/**
 * A polynomial over names of sizes (`N`, `4*H`, `n_hid*(n_in + 1)`) and the number it stands for now.
 * Axes have integer coefficients; counts of operations may have fractions (2/3 n³).
 */
export interface Dim {
  readonly monomials: ReadonlyMap<string, Monomial>;
  readonly size: number;
}

/** A dim that remembers what was made from it: every shape and every count is made of the same few sizes, again and again. */
class Polynomial implements Dim {
  #printed: string | null = null;
  #pretty: string | null = null;
  #sums: Map<Dim, Dim> | null = null;
  #products: Map<Dim, Dim> | null = null;
  #multiples: Map<number, Dim> | null = null;

  constructor(
    readonly monomials: ReadonlyMap<string, Monomial>,
    readonly size: number,
  ) {}

  /** Every dim is one; a copy that somebody spread is made one. */
  static of(a: Dim): Polynomial {
    return #printed in a ? a : new Polynomial(a.monomials, a.size);
  }

  static printed(a: Polynomial): string {
    a.#printed ??= printTerms(a, (m) => m.factors.join("*"), "*");
    return a.#printed;
  }

  static pretty(a: Polynomial): string {
    a.#pretty ??= printTerms(a, prettyFactors, " ");
    return a.#pretty;
  }

  static sum(a: Polynomial, b: Dim): Dim {
    a.#sums ??= new Map();
    return remembered(a.#sums, b, () => added(a, b));
  }

  static product(a: Polynomial, b: Dim): Dim {
    a.#products ??= new Map();
    return remembered(a.#products, b, () => multiplied(a, b));
  }

  static multiple(a: Polynomial, factor: number): Dim {
    a.#multiples ??= new Map();
    return remembered(a.#multiples, factor, () => scaled(a, factor));
  }
}

function remembered<K>(known: Map<K, Dim>, key: K, make: () => Dim): Dim {
  let found = known.get(key);
  if (!found) {
    found = make();
    known.set(key, found);
  }
  return found;
}

/** Three verdicts on two sizes; only `different` is ever reported as an error. */
export type Verdict = "equal" | "different" | "unknown";

/** A size that is just a number. */
export function constant(value: number): Dim {
  const known = constants[value];
  if (known) return known;
  const monomials = value === 0 ? [] : ([["", { coefficient: value, factors: [] }]] as const);
  const made = new Polynomial(new Map(monomials), value);
  if (Number.isInteger(value) && value >= 0 && value < 256) constants[value] = made;
  return made;
}

/** Small numbers are the same object everywhere; they remember nothing, or they would hold on to every size they ever met. */
const constants: Dim[] = [];

/** A size with a name, whose present value is `size`. */
export function symbol(name: string, size: number): Dim {
  return new Polynomial(new Map([[name, { coefficient: 1, factors: [name] }]]), size);
}

export const zero = constant(0);
export const one = constant(1);

/** a + b */
export function plus(a: Dim, b: Dim): Dim {
  if (a === zero) return b;
  if (b === zero) return a;
  return isShared(a) ? added(a, b) : Polynomial.sum(Polynomial.of(a), b);
}

function added(a: Dim, b: Dim): Dim {
  const sum = new Map(a.monomials);
  for (const [key, m] of b.monomials) {
    const coefficient = (sum.get(key)?.coefficient ?? 0) + m.coefficient;
    if (coefficient === 0) sum.delete(key);
    else sum.set(key, { coefficient, factors: sum.get(key)?.factors ?? m.factors });
  }
  return new Polynomial(sum, a.size + b.size);
}

function isShared(a: Dim): boolean {
  return constants[a.size] === a;
}

/** a − b */
export function minus(a: Dim, b: Dim): Dim {
  return plus(a, scale(b, -1));
}

/** a · b */
export function times(a: Dim, b: Dim): Dim {
  if (isShared(a)) return scale(b, a.size);
  return isShared(b) ? scale(a, b.size) : Polynomial.product(Polynomial.of(a), b);
}

function multiplied(a: Dim, b: Dim): Dim {
  let product: Dim = zero;
  for (const m of a.monomials.values()) {
    const row = new Map<string, Monomial>();
    for (const n of b.monomials.values()) {
      const factors = [...m.factors, ...n.factors];
      row.set(keyOf(factors), { coefficient: m.coefficient * n.coefficient, factors });
    }
    product = added(product, new Polynomial(row, 0));
  }
  return new Polynomial(product.monomials, a.size * b.size);
}

/** factor · a, for any number. */
export function scale(a: Dim, factor: number): Dim {
  if (factor === 0) return zero;
  if (factor === 1) return a;
  return isShared(a) ? constant(a.size * factor) : Polynomial.multiple(Polynomial.of(a), factor);
}

function scaled(a: Dim, factor: number): Dim {
  const monomials = new Map<string, Monomial>();
  for (const [key, m] of a.monomials) monomials.set(key, { ...m, coefficient: m.coefficient * factor });
  return new Polynomial(monomials, a.size * factor);
}

/** Sum of many; those that are the same are counted and added once. */
export function sumOf(dims: readonly Dim[]): Dim {
  if (dims.length <= 4) return dims.reduce(plus, zero);
  const counts = new Map<Dim, number>();
  for (const d of dims) counts.set(d, (counts.get(d) ?? 0) + 1);
  let total: Dim = zero;
  for (const [d, n] of counts) total = plus(total, scale(d, n));
  return total;
}

/** Product of many; 1 for none. */
export function productOf(dims: Iterable<Dim>): Dim {
  let total: Dim = one;
  for (const d of dims) total = times(total, d);
  return total;
}

/** What the names of quotients stand for; a name says all of it, but nobody wants to read it back. */
const quotients = new Map<string, readonly [whole: Dim, by: Dim]>();

/** The quotients ⌊a/b⌋ in a size that are names of their own; their sizes are those they had when they were first made. */
export function quotientsIn(d: Dim): readonly (readonly [whole: Dim, by: Dim])[] {
  return [...namesIn(d)].flatMap((name) => [quotients.get(name)].filter((q) => q !== undefined));
}

/** ⌊a / b⌋: exact where a name or number divides every term, else a name of its own such as `⌊H/2⌋`. */
export function floorDivide(a: Dim, b: Dim): Dim {
  const size = Math.floor(a.size / b.size);
  const exact = divideExactly(a, b);
  if (exact) return new Polynomial(exact, size);
  if (asConstant(a) !== null && asConstant(b) !== null) return constant(size);
  const name = `⌊${atom(a)}/${atom(b)}⌋`;
  quotients.set(name, [a, b]);
  return symbol(name, size);
}

/** The number a dim is whatever its names stand for, or `null` when it has names. */
export function asConstant(a: Dim): number | null {
  if (a.monomials.size === 0) return 0;
  return a.monomials.size === 1 ? (a.monomials.get("")?.coefficient ?? null) : null;
}

/** The single name a dim consists of, or `null`. */
export function asSymbol(a: Dim): string | null {
  if (a.monomials.size !== 1) return null;
  const [m] = a.monomials.values();
  return m && m.coefficient === 1 && m.factors.length === 1 ? (m.factors[0] ?? null) : null;
}

/** Every name that occurs. */
export function namesIn(a: Dim): Set<string> {
  const names = new Set<string>();
  for (const m of a.monomials.values()) for (const f of m.factors) names.add(f);
  return names;
}

/** Whether two sizes are the same polynomial. */
export function sameDim(a: Dim, b: Dim): boolean {
  if (a.monomials.size !== b.monomials.size) return false;
  for (const [key, m] of a.monomials) if (b.monomials.get(key)?.coefficient !== m.coefficient) return false;
  return true;
}

/** The same polynomial without the names that every term of it has: where a is 0, so is this, sizes being no 0 themselves. */
export function withoutCommonFactors(a: Dim): Dim {
  const [first, ...rest] = [...a.monomials.values()];
  let result = a;
  for (const name of first?.factors ?? [])
    if (rest.every((m) => m.factors.includes(name))) {
      const exact = divideExactly(result, symbol(name, 1));
      if (exact) result = new Polynomial(exact, result.size);
    }
  return result;
}

/**
 * Solves a = b for one name of `free` that occurs exactly once, alone and with factor ±1.
 * Returns the name and what it must be, or `null` when there is no such name.
 */
export function solveFor(a: Dim, b: Dim, free: (name: string) => boolean): { name: string; value: Dim } | null {
  const difference = withoutCommonFactors(minus(a, b));
  for (const m of difference.monomials.values()) {
    const name = m.factors[0];
    if (m.factors.length !== 1 || name === undefined || !free(name) || Math.abs(m.coefficient) !== 1) continue;
    const uses = [...difference.monomials.values()].filter((n) => n.factors.includes(name));
    if (uses.length !== 1) continue;
    const rest = minus(difference, scale(symbol(name, 0), m.coefficient));
    const value = scale(rest, -m.coefficient);
    return { name, value };
  }
  return null;
}

/** a = b solved for a name that no product has twice, where what it is multiplied with divides the rest: (K + L) N = 2 K + 2 L by N = 2. */
export function solveLinear(a: Dim, b: Dim, name: string): Dim | null {
  const difference = minus(a, b);
  const own = [...difference.monomials.values()].filter((m) => m.factors.includes(name));
  if (own.length === 0) return null;
  const ownTerms = sumOf(own.map((m) => scale(productOf(m.factors.map((f) => symbol(f, 0))), m.coefficient)));
  const factor = exactQuotient(ownTerms, symbol(name, 0));
  if (!factor || namesIn(factor).has(name)) return null;
  const rest = minus(ownTerms, difference);
  const number = asConstant(factor);
  return number === null ? exactQuotient(rest, factor) : scale(rest, 1 / number);
}

/** a / b where that is a polynomial, with no number for its size. */
export function exactQuotient(a: Dim, b: Dim): Dim | null {
  const exact = divideExactly(a, b);
  return exact && new Polynomial(exact, 0);
}

/** The same polynomial with names replaced; `size` is computed again from the replacements. */
export function substitute(a: Dim, replace: (name: string) => Dim): Dim {
  let total: Dim = zero;
  for (const m of a.monomials.values()) {
    total = plus(total, scale(productOf(m.factors.map(replace)), m.coefficient));
  }
  return total;
}

/** As text: sums of products with `*`, such as `2*N*D*H + N`. */
export function printDim(a: Dim): string {
  return Polynomial.printed(Polynomial.of(a));
}

/** As people write it in mathematics: `2 NDH`, `4 n³`. */
export function prettyDim(a: Dim): string {
  return Polynomial.pretty(Polynomial.of(a));
}

function printTerms(a: Dim, product: (m: Monomial) => string, join: string): string {
  const byDegree = [...a.monomials.values()].sort((x, y) => y.factors.length - x.factors.length);
  if (byDegree.length === 0) return "0";
  // `11 - k` rather than `-k + 11`.
  const first = (byDegree[0] as Monomial).coefficient < 0 ? byDegree.findIndex((m) => m.coefficient > 0) : 0;
  const terms = first > 0 ? [...byDegree.splice(first, 1), ...byDegree] : byDegree;
  return terms
    .map((m, i) => {
      const text = product(m);
      const magnitude = Math.abs(m.coefficient);
      const body = text === "" ? fraction(magnitude) : magnitude === 1 ? text : `${fraction(magnitude)}${join}${text}`;
      if (i === 0) return m.coefficient < 0 ? `-${body}` : body;
      return m.coefficient < 0 ? ` - ${body}` : ` + ${body}`;
    })
    .join("");
}

function prettyFactors(m: Monomial): string {
  const powers = new Map<string, number>();
  for (const f of m.factors) powers.set(f, (powers.get(f) ?? 0) + 1);
  const parts = [...powers].map(([name, power]) => (power === 1 ? name : `${name}${superscript(power)}`));
  return parts.join(parts.some((p) => [...p].length > 1 && !/^.[⁰-⁹²³¹]+$/u.test(p)) ? "·" : "");
}

/** An integer in raised digits. */
export function superscript(n: number): string {
  return String(n).replace(/[-0-9]/g, (c) => (c === "-" ? "⁻" : ("⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)] ?? c)));
}

function fraction(value: number): string {
  if (Number.isInteger(value)) return String(value);
  for (let d = 2; d <= 12; d++) {
    const n = value * d;
    if (Math.abs(n - Math.round(n)) < 1e-9) return `${Math.round(n)}/${d}`;
  }
  return String(Number(value.toPrecision(6)));
}

function keyOf(factors: readonly string[]): string {
  return [...factors].sort().join("*");
}

function atom(a: Dim): string {
  return a.monomials.size > 1 ? `(${printDim(a)})` : printDim(a);
}

/** Longer quotients are nobody's sizes. */
const mostTerms = 60;

/** a / b by long division, the largest term first; `null` where something is left over. */
function divideExactly(a: Dim, b: Dim): Map<string, Monomial> | null {
  if (b.monomials.size === 0) return null;
  const names = [...new Set([...namesIn(a), ...namesIn(b)])].sort();
  const divisor = largest(b, names);
  const quotient = new Map<string, Monomial>();
  let rest = a;
  for (let i = 0; i < mostTerms && rest.monomials.size > 0; i++) {
    const term = dividedBy(largest(rest, names), divisor);
    if (!term) return null;
    const key = keyOf(term.factors);
    quotient.set(key, term);
    rest = minus(rest, multiplied(new Polynomial(new Map([[key, term]]), 0), b));
  }
  return rest.monomials.size === 0 ? quotient : null;
}

/** The first term in lexicographic order, which products keep. */
function largest(a: Dim, names: readonly string[]): Monomial {
  const power = (m: Monomial, name: string): number => m.factors.filter((f) => f === name).length;
  return [...a.monomials.values()].reduce((best, m) => {
    const name = names.find((n) => power(m, n) !== power(best, n));
    return name !== undefined && power(m, name) > power(best, name) ? m : best;
  });
}

function dividedBy(m: Monomial, by: Monomial): Monomial | null {
  const factors = [...m.factors];
  for (const f of by.factors) {
    const at = factors.indexOf(f);
    if (at < 0) return null;
    factors.splice(at, 1);
  }
  const coefficient = m.coefficient / by.coefficient;
  return Number.isInteger(coefficient) ? { coefficient, factors } : null;
}
