/** Targets with what was measured: printed, never judged by a test. */

/** One line of the table. */
export interface Finding {
  /** Number of the target. */
  readonly target: number;
  readonly what: string;
  readonly measured: number;
  /** What was aimed at: at least, or at most. */
  readonly bound: readonly ["≥" | "≤", number];
  readonly unit?: string;
}

/** Prints findings under a title. */
export function report(title: string, findings: readonly Finding[]): void {
  console.log(`\n${title}`);
  const widest = Math.max(...findings.map((f) => f.what.length));
  for (const f of findings) {
    const [sense, bound] = f.bound;
    const met = sense === "≥" ? f.measured >= bound : f.measured <= bound;
    const unit = f.unit ?? "×";
    const cells = [`${f.target}`.padStart(3), f.what.padEnd(widest), `${short(f.measured)}${unit}`.padStart(10)];
    console.log(`${cells.join("  ")}   aim ${sense} ${bound}${unit}`.padEnd(widest + 38), met ? "met" : "missed");
  }
}

function short(x: number): string {
  return x >= 100 ? x.toFixed(0) : x.toPrecision(3);
}
