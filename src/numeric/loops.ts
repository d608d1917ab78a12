/** Loops of their own for functions that matter: a call for every entry costs more than most functions do. */

import { sigmoid } from "./elementwise";

/** Writes f(x) of every entry into z. */
export type Loop = (x: Float64Array, z: Float64Array) => void;

/** The loop of a function, if it has one; the same numbers as calling it. */
export function loopOf(f: (x: number) => number): Loop | undefined {
  return loops.get(f);
}

const loops: ReadonlyMap<(x: number) => number, Loop> = new Map<(x: number) => number, Loop>([
  [
    Math.exp,
    (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.exp(x[i] as number);
    },
  ],
  [
    Math.log,
    (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.log(x[i] as number);
    },
  ],
  [
    Math.tanh,
    (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.tanh(x[i] as number);
    },
  ],
  [
    Math.sqrt,
    (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.sqrt(x[i] as number);
    },
  ],
  [
    Math.abs,
    (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = Math.abs(x[i] as number);
    },
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
  [
    sigmoid,
    (x, z) => {
      for (let i = 0; i < z.length; i++) z[i] = sigmoid(x[i] as number);
    },
  ],
]);
