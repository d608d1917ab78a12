/** The Hessian of the cost by one row: its entries, its eigenvalues, and whether differences of the gradient agree. */

import { plus } from "../autodiff/check";
import { type Rises, settled } from "../autodiff/differences";
import { evaluate, type Values } from "../autodiff/evaluate";
import { hessianColumns, type SecondOrder, secondOrder } from "../autodiff/hessian";
import { dependents } from "../autodiff/replay";
import { count, strides, type Tensor, zeros } from "../core/tensor";
import { cancellable, deadline } from "../numeric/cancel";
import { symmetricEigen } from "../numeric/eigen";
import { draw } from "../numeric/random";
import type { HessianCard, RowCheck } from "../protocol/inquiries";
import { statusOf } from "./adjoint-row";
import { short } from "./rule-standing";
import type { Study } from "./study";
import { summarise } from "./summary";

/** Largest value whose Hessian is formed, in entries. */
const largest = 300;
/** Longest computation that is differentiated twice, in operations. */
const longest = 3000;

/** Longest time one direction may take, in milliseconds: between two of them the engine listens. */
const patience = 700;

/** The card, or why there is none; yields while it works. */
export function* hessianCard(s: Study, key: string, values: Values): Generator<void, HessianCard | string> {
  const row = s.table.ofKey(key);
  if (!row?.node || !s.cost || statusOf(s, row).status !== "ok") return "There is no gradient to differentiate again.";
  const n = count(row.node.shape.map((d) => d.size));
  if (n > largest) return `Its Hessian would be ${n}×${n}; up to ${largest}×${largest} are formed.`;
  const length = dependents([s.cost.node], row.node, s.catalogue).length;
  if (length > longest) return `${length} operations lie on the way; up to ${longest} are differentiated twice.`;
  const of = secondOrder(s.cost.node, row.node, s.catalogue, values);
  yield;
  const quick = cancellable(deadline(performance.now() + patience), () => of.product(zeros(of.size)));
  if (quick === null) return "The second derivatives take too long here.";
  yield;
  const H = yield* hessianColumns(of);
  const X = evaluate(row.node, s.catalogue, values);
  const columns = s.dialect.language === "matlab";
  const laidOut = columns ? permuted(H, columnMajor(of.size)) : H;
  const check = yield* productCheck(of, X);
  return { ...cardOf(laidOut, s.dialect.base, check), order: columns ? "column by column" : "row by row" };
}

/** Offsets of the entries, the first index fastest. */
export function columnMajor(size: readonly number[]): number[] {
  const steps = strides(size);
  return Array.from({ length: count(size) }, (_, k) => {
    let [rest, offset] = [k, 0];
    size.forEach((n, axis) => {
      offset += (rest % n) * (steps[axis] ?? 0);
      rest = Math.floor(rest / n);
    });
    return offset;
  });
}

/** Rows and columns of a matrix in another order. */
function permuted(H: Tensor, order: readonly number[]): Tensor {
  const n = order.length;
  return {
    size: H.size,
    data: H.data.map((_, at) => H.data[(order[Math.floor(at / n)] ?? 0) * n + (order[at % n] ?? 0)] ?? 0),
  };
}

function cardOf(H: Tensor, base: 0 | 1, check: RowCheck): Omit<HessianCard, "order"> {
  const n = H.size[0] ?? 0;
  const finite = H.data.every(Number.isFinite);
  const eigenvalues = finite ? withoutRounding([...symmetricEigen(H).values.data]) : [];
  const card = { n, summary: summarise(H, base), eigenvalues, asymmetry: asymmetryOf(H) };
  return { ...card, definite: definiteness(eigenvalues), check };
}

function asymmetryOf(H: Tensor): number {
  const n = H.size[0] ?? 0;
  let [off, size] = [0, 0];
  H.data.forEach((h, at) => {
    off = Math.max(off, Math.abs(h - (H.data[(at % n) * n + Math.floor(at / n)] ?? 0)));
    size = Math.max(size, Math.abs(h));
  });
  return size === 0 ? 0 : off / size;
}

/** Eigenvalues, with those as 0 that rounding cannot tell from it. */
export function withoutRounding(eigenvalues: readonly number[]): number[] {
  const size = Math.max(0, ...eigenvalues.map(Math.abs));
  const tiny = 64 * eigenvalues.length * Number.EPSILON * size;
  return eigenvalues.map((w) => (Math.abs(w) <= tiny ? 0 : w));
}

/** The signs of eigenvalues in words. */
export function definiteness(eigenvalues: readonly number[]): string {
  if (eigenvalues.length === 0) return "not finite";
  if (eigenvalues.every((w) => w === 0)) return "zero: the cost is linear in it";
  const negative = eigenvalues.filter((w) => w < 0).length;
  const positive = eigenvalues.filter((w) => w > 0).length;
  const zero = eigenvalues.length - negative - positive;
  if (negative > 0 && positive > 0)
    return `indefinite: ${negative} negative, ${positive} positive${zero > 0 ? `, ${zero} zero` : ""}`;
  const sign = negative > 0 ? "negative" : "positive";
  return zero === 0 ? `${sign} definite` : `${sign} semidefinite: ${zero} of ${eigenvalues.length} eigenvalues are 0`;
}

/** ⟨u, H v⟩ against differences of ⟨u, ∇c⟩ along v. */
function* productCheck(of: SecondOrder, X: Tensor): Generator<void, RowCheck> {
  const [u, v] = [draw("normal", "u", of.size), draw("normal", "v", of.size)];
  const products = of.product(v).data;
  const ours = products.reduce((sum, h, i) => sum + h * (u.data[i] ?? 0), 0);
  const typical = Math.hypot(...products.map((h, i) => h * (u.data[i] ?? 0)));
  const rises: Rises = function* (h) {
    yield;
    const up = of.gradientAt(plus(X, v, h)).data;
    yield;
    const down = of.gradientAt(plus(X, v, -h)).data;
    let [rise, size] = [0, 0];
    up.forEach((g, i) => {
      rise += (u.data[i] ?? 0) * (g - (down[i] ?? 0));
      size += Math.abs((u.data[i] ?? 0) * g);
    });
    return { rise, size };
  };
  const scaleOf = (value: number): number => Math.max(Math.abs(ours), Math.abs(value), typical) || 1;
  const found = yield* settled(rises, 1e-3, {
    best: ({ value, error }) => error <= 1e-10 * scaleOf(value),
    enough: ({ value, error }) => error <= 1e-6 * scaleOf(value),
  });
  const scale = scaleOf(found.value);
  const off = Math.abs(ours - found.value);
  const relativeError = off <= found.noise ? 0 : off / scale;
  return verdict(relativeError, found.error / scale);
}

function verdict(relativeError: number, resolution: number): RowCheck {
  if (!(resolution <= 1e-3))
    return { verdict: "open", text: "Not checked: differences of the gradient do not settle here." };
  if (relativeError > 1e-4 && relativeError > 100 * resolution) {
    const text = `Differences of the gradient disagree (relative error ${short(relativeError)}): do not rely on this Hessian.`;
    return { verdict: "differs", how: "differences", relativeError, text };
  }
  const digits = Math.min(15, Math.max(0, Math.floor(-Math.log10(Math.max(relativeError, resolution, 1e-15)))));
  const text = `${digits} digits: differences of the gradient agree along a random direction.`;
  return { verdict: "agrees", how: "differences", digits, relativeError, text };
}
