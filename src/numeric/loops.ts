/** Loops of their own for functions that matter: a call for every entry costs more than most functions do. */

import { kernelsFor } from "./arena";
import { negate, relu, sigmoid, square } from "./elementwise";
import { stage, staging, unstage } from "./staging";

/** Writes f(x) of every entry into z. */
export type Loop = (x: Float64Array, z: Float64Array) => void;

/** The loop of a function, if it has one. Exponentials and logarithms may differ from a call of it by a unit in the last place. */
export function loopOf(f: (x: number) => number): Loop | undefined {
  return loops.get(f);
}

/** Entries copied at a time: they stay in the nearest cache. */
const CHUNK = 2048;

/** Number `index` of unary.ts for arrays in an arena, and for others too where it `pays`; the plain loop elsewhere. */
function inKernels(index: number, pays: boolean, plain: Loop): Loop {
  return (x, z) => {
    const own = kernelsFor(x, z);
    if (own) own.map(index, x.byteOffset, z.byteOffset, z.length);
    else if (!pays || !copied(index, x, z)) plain(x, z);
  };
}

function copied(index: number, x: Float64Array, z: Float64Array): boolean {
  const kernels = staging(CHUNK);
  if (!kernels) return false;
  const at = stage(x, 0, 0);
  for (let i = 0; i < z.length; i += CHUNK) {
    const n = Math.min(CHUNK, z.length - i);
    staging(CHUNK);
    stage(x, i, n);
    kernels.map(index, at, at, n);
    unstage(at, z, i, n);
  }
  return true;
}

const loops: ReadonlyMap<(x: number) => number, Loop> = new Map<(x: number) => number, Loop>([
  [
    Math.exp,
    inKernels(0, true, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.exp(x[i] as number);
    }),
  ],
  [
    Math.log,
    inKernels(1, true, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.log(x[i] as number);
    }),
  ],
  [
    Math.tanh,
    inKernels(2, true, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.tanh(x[i] as number);
    }),
  ],
  [
    sigmoid,
    inKernels(3, true, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = sigmoid(x[i] as number);
    }),
  ],
  [
    Math.sqrt,
    inKernels(4, false, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.sqrt(x[i] as number);
    }),
  ],
  [
    square,
    inKernels(5, false, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = (x[i] as number) * (x[i] as number);
    }),
  ],
  [
    relu,
    inKernels(6, false, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = relu(x[i] as number);
    }),
  ],
  [
    Math.abs,
    inKernels(7, false, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.abs(x[i] as number);
    }),
  ],
  [
    negate,
    inKernels(8, false, (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = -(x[i] as number);
    }),
  ],
  [
    Math.sin,
    (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.sin(x[i] as number);
    },
  ],
  [
    Math.cos,
    (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.cos(x[i] as number);
    },
  ],
]);
