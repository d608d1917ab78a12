/** What the cost polynomials say at a glance: their order, and bars on a logarithmic scale. */

import type { Flops } from "../src/protocol/analysis";
import { formatCount } from "./numbers";

/** Highest total degree of a polynomial such as `2*N*D*H + 3*N^2`; 0 for a plain number. */
export function degree(poly: string): number {
  const terms = poly
    .replace(/[()]/g, "")
    .replace(/\d[\d.]*e[+-]?\d+/g, "1")
    .split(/[+-]/);
  return Math.max(0, ...terms.map(termDegree));
}

/** `O(n³)` for a degree of 3, the empty text for plain numbers. */
export function order(poly: string): string {
  const n = degree(poly);
  if (n === 0) return "";
  return n === 1 ? "O(n)" : `O(n${superscript(n)})`;
}

/** Operations as people read them: the polynomial of sizes, or the count where nothing in it has a name. */
export function operations({ poly, pretty, count }: Flops): string {
  return degree(poly) > 0 ? pretty.replace(/ - /g, " − ") : formatCount(count);
}

/** A scale of whole decades that holds all counts. */
export interface LogScale {
  readonly decades: number;
  /** Where a count lies, 0…1. */
  readonly place: (count: number) => number;
}

/** The logarithmic scale for bars of these counts; it begins one decade below the smallest, so that each has a bar. */
export function logScale(counts: readonly number[]): LogScale {
  const positive = counts.filter((count) => count > 0 && Number.isFinite(count));
  if (positive.length === 0) return { decades: 1, place: () => 0 };
  const low = Math.floor(Math.log10(Math.min(...positive)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))));
  const decades = high - low;
  return {
    decades,
    place: (count) => (count > 0 ? Math.min(1, Math.max(0.01, (Math.log10(count) - low) / decades)) : 0),
  };
}

function termDegree(term: string): number {
  let total = 0;
  for (const [, , exponent] of term.matchAll(/([\p{L}_][\p{L}\p{N}_]*)(?:\^(\d+))?/gu)) total += Number(exponent ?? 1);
  return total;
}

function superscript(n: number): string {
  return String(n).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit);
}
