/** Functions over one, two or three arrays that stretch to each other, and stretching itself with its reverse. */

import { into, strides, type Tensor } from "../core/tensor";
import { pairs, type Rows } from "./arithmetic";
import { square } from "./elementwise";
import { loopOf } from "./loops";
import { sum } from "./reduce";
import { stretchedSize, stretchSteps } from "./stretch";
import { copy, walk } from "./strided";

export { add, divide, multiply, subtract } from "./arithmetic";
export { broadcastSize } from "./stretch";

/** Z = f(X), entry by entry; same size. */
export function map1(X: Tensor, f: (x: number) => number, out?: Float64Array): Tensor {
  const Z = into(X.size, out);
  const [x, z] = [X.data, Z.data];
  const loop = loopOf(f);
  if (loop) loop(x, z);
  else for (let i = 0; i < z.length; i++) z[i] = f(x[i] as number);
  return Z;
}

/** Z = f(X, Y), pair by pair, aligned at the last axis. */
export function map2(X: Tensor, Y: Tensor, f: (x: number, y: number) => number, out?: Float64Array): Tensor {
  const rows: Rows = (x, y, z) => (at, n, step) => {
    let i = at[0] as number;
    let j = at[1] as number;
    let k = at[2] as number;
    const sx = step[0] as number;
    const sy = step[1] as number;
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = f(x[i] as number, y[j] as number);
  };
  return pairs(X, Y, rows, out);
}

/** W = f(X, Y, Z), entry by entry, aligned at the last axis. */
export function map3(X: Tensor, Y: Tensor, Z: Tensor, f: (x: number, y: number, z: number) => number): Tensor {
  const size = stretchedSize(stretchedSize(X.size, Y.size), Z.size);
  const [x, y, z] = [X, Y, Z].map((t) => broadcastTo(t, size).data);
  const W = into(size);
  for (let i = 0; i < W.data.length; i++) W.data[i] = f(x?.[i] as number, y?.[i] as number, z?.[i] as number);
  return W;
}

/** X to the power Y, pair by pair; 1 to any power is 1. */
export function power(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  const squared = Y.data.length === 1 && Y.data[0] === 2 && Y.size.length <= X.size.length;
  return squared ? map1(X, square, out) : map2(X, Y, powerOf, out);
}

function powerOf(x: number, y: number): number {
  return y === 2 ? x * x : x === 1 ? 1 : x ** y;
}

/** X where C is not 0 (NaN counts as not 0), else Y; what is not chosen plays no part, be it NaN. */
export function select(C: Tensor, X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  const size = stretchedSize(stretchedSize(C.size, X.size), Y.size);
  const Z = into(size, out);
  const operands = [C, X, Y].map((t) => ({ start: 0, steps: stretchSteps(t.size, size) }));
  const [c, x, y, z] = [C.data, X.data, Y.data, Z.data];
  walk(size, [...operands, { start: 0, steps: strides(size) }], (at, n, step) => {
    let [h, i, j, k] = at as [number, number, number, number];
    const [sc, sx, sy] = step as [number, number, number];
    for (const end = k + n; k < end; k++, h += sc, i += sx, j += sy) {
      z[k] = c[h] !== 0 ? (x[i] as number) : (y[j] as number);
    }
  });
  return Z;
}

/** X repeated to `size`, aligned at the last axis. */
export function broadcastTo(X: Tensor, size: readonly number[], out?: Float64Array): Tensor {
  const Z = into(size, out);
  copy(
    size,
    { data: X.data, start: 0, steps: stretchSteps(X.size, size) },
    { data: Z.data, start: 0, steps: strides(size) },
  );
  return Z;
}

/** Sum over the axes along which an array of size `size` had been stretched to X: the reverse of `broadcastTo`. */
export function sumTo(X: Tensor, size: readonly number[], out?: Float64Array): Tensor {
  stretchSteps(size, X.size);
  const lead = X.size.length - size.length;
  const axes = [...X.size.keys()].filter((i) => i < lead || (size[i - lead] === 1 && X.size[i] !== 1));
  return axes.length === 0 ? { size, data: X.data } : { size, data: sum(X, axes, true, out).data };
}
