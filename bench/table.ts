/** Rows of a plain text table. */

const widths = [26, 14, 14, 14, 10, 15, 10];

/** Prints a row; numbers with two decimals. */
export function row(cells: readonly (string | number)[]): void {
  console.log(cells.map((c, i) => (typeof c === "number" ? c.toFixed(2) : c).padEnd(widths[i] ?? 14)).join(""));
}

/** The value below which a share `q` of others lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
