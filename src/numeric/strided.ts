/** Walking over arrays with steps: what stretching, slicing, permuting and copying have in common. */

/** Entries of an array: entry (i, j, …) lies at `start + i·steps[0] + j·steps[1] + …`. Step 0 repeats, below 0 goes backwards. */
export interface Strided {
  readonly data: Float64Array;
  readonly start: number;
  readonly steps: readonly number[];
}

/** What is done along one row: where each operand begins, how many entries there are and each operand's step. */
export type Row = (at: readonly number[], n: number, step: readonly number[]) => void;

/** Calls `row` for every row of an index space of this size, with as few and as long rows as the steps allow. */
export function walk(size: readonly number[], operands: readonly Pick<Strided, "start" | "steps">[], row: Row): void {
  if (size.includes(0)) return;
  const axes = mergedOf(size, operands);
  const last = axes.pop() ?? { n: 1, steps: operands.map(() => 1) };
  through(axes, operands, (at) => row(at, last.n, last.steps));
}

/** What is done with one matrix: where it begins, its rows and the step from row to row, its columns and the step within a row. */
export type Plane = (
  at: readonly number[],
  m: number,
  down: readonly number[],
  n: number,
  step: readonly number[],
) => void;

/** Calls `plane` for every matrix of an index space of this size, with as few and as large ones as the steps allow. */
export function walkPlanes(
  size: readonly number[],
  operands: readonly Pick<Strided, "start" | "steps">[],
  plane: Plane,
): void {
  if (size.includes(0)) return;
  const axes = mergedOf(size, operands);
  const last = axes.pop() ?? { n: 1, steps: operands.map(() => 1) };
  const down = axes.pop() ?? { n: 1, steps: operands.map(() => 0) };
  through(axes, operands, (at) => plane(at, down.n, down.steps, last.n, last.steps));
}

function mergedOf(size: readonly number[], operands: readonly Pick<Strided, "steps">[]): Axis[] {
  return merged(
    size,
    operands.map((o) => o.steps),
  );
}

/** Calls `visitor` with the place of every operand, for every place in these axes. */
function through(
  axes: readonly Axis[],
  operands: readonly Pick<Strided, "start">[],
  visitor: (at: readonly number[]) => void,
): void {
  const at = operands.map((o) => o.start);
  const visit = (depth: number): void => {
    const axis = axes[depth];
    if (!axis) {
      visitor(at);
      return;
    }
    for (let k = 0; k < axis.n; k++) {
      visit(depth + 1);
      for (let p = 0; p < at.length; p++) at[p] = (at[p] as number) + (axis.steps[p] as number);
    }
    for (let p = 0; p < at.length; p++) at[p] = (at[p] as number) - axis.n * (axis.steps[p] as number);
  };
  visit(0);
}

interface Axis {
  n: number;
  readonly steps: readonly number[];
}

/** Leaves out axes of one entry and joins neighbours that every operand runs through evenly. */
function merged(size: readonly number[], steps: readonly (readonly number[])[]): Axis[] {
  const axes: Axis[] = [];
  size.forEach((n, i) => {
    if (n === 1) return;
    const own = steps.map((s) => s[i] as number);
    const before = axes[axes.length - 1];
    if (before?.steps.every((step, p) => step === (own[p] as number) * n)) {
      axes[axes.length - 1] = { n: before.n * n, steps: own };
    } else axes.push({ n, steps: own });
  });
  return axes;
}

/** Copies every entry of an index space of this size. */
export function copy(size: readonly number[], from: Strided, to: Strided): void {
  const [x, z] = [from.data, to.data];
  walk(size, [from, to], (at, n, step) => {
    const [p, q] = [at[0] as number, at[1] as number];
    const [sx, sz] = [step[0] as number, step[1] as number];
    if (sz === 1 && sx === 1 && n > 16) z.set(x.subarray(p, p + n), q);
    else if (sz === 1 && sx === 0) z.fill(x[p] as number, q, q + n);
    else for (let k = 0, i = p, j = q; k < n; k++, i += sx, j += sz) z[j] = x[i] as number;
  });
}
