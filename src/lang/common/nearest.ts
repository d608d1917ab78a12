/** Which of many names was probably meant. */

/** The name most like `name`, if one is near enough to be meant. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.min(2, Math.floor(name.length / 3)) + 0.5;
  for (const c of new Set(candidates)) {
    if (Math.abs(c.length - name.length) > 2 || c === name) continue;
    const d = distance(name, c);
    if (d < least) [best, least] = [c, d];
  }
  return best;
}

/** Edit distance; exchanging neighbours and changing case count half. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const cased = a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase();
      const change = (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : cased ? 0.5 : 1);
      let least = Math.min(change, (rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 0.5);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Number.POSITIVE_INFINITY;
}
