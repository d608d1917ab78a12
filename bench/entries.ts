/** Functions of a million entries, and their sum, against JavaScript's loops (target 6). */

import { tensor, zeros } from "../src/core/tensor";
import { useArithmetic } from "../src/numeric/arena";
import { map1, multiply } from "../src/numeric/broadcast";
import { sum } from "../src/numeric/reduce";
import { arenaOf, normals } from "./matrices";
import { race, ratio } from "./race";
import { type Finding, report } from "./targets";

const n = 1_000_000;

/** Prints the part of target 6 that needs no Python. */
export function entries(): void {
  useArithmetic("strict");
  report("A million entries (time of the JavaScript loop over ours)", [
    mapped("exp", Math.exp, 3.3),
    mapped("tanh", Math.tanh, 4.5),
    mapped("log", Math.log, 1),
    product(),
    total(),
    { target: 6, what: "exp, farthest from Math.exp", measured: off(Math.exp), bound: ["≤", 1], unit: "·2⁻⁵²" },
    { target: 6, what: "tanh, farthest from Math.tanh", measured: off(Math.tanh), bound: ["≤", 2.5], unit: "·2⁻⁵²" },
  ]);
}

function mapped(name: string, f: (x: number) => number, bound: number): Finding {
  const arena = arenaOf(2 ** 25);
  const X = normals(n);
  const x = f === Math.log ? X.data.map(Math.abs) : X.data;
  const z = new Float64Array(n);
  const [inArena, out] = [arena.place(tensor([n], x)), arena.place(zeros([n])).data];
  const loop = loopOf(name);
  const times = race({ ours: () => map1(inArena, f, out), loop: () => loop(x, z) });
  return { target: 6, what: name, measured: ratio(times, "loop", "ours"), bound: ["≥", bound] };
}

/** A loop of its own for every function, so that it is compiled for nothing else. */
function loopOf(name: string): (x: Float64Array, z: Float64Array) => void {
  return name === "exp" ? exps : name === "tanh" ? tanhs : logs;
}

function exps(x: Float64Array, z: Float64Array): void {
  for (let i = 0; i < z.length; i++) z[i] = Math.exp(x[i] as number);
}

function tanhs(x: Float64Array, z: Float64Array): void {
  for (let i = 0; i < z.length; i++) z[i] = Math.tanh(x[i] as number);
}

function logs(x: Float64Array, z: Float64Array): void {
  for (let i = 0; i < z.length; i++) z[i] = Math.log(x[i] as number);
}

function product(): Finding {
  const arena = arenaOf(2 ** 25);
  const [X, Y, z] = [normals(n), normals(n), new Float64Array(n)];
  const [A, B, C] = [X, Y, X].map((T) => arena.place(T));
  if (!A || !B || !C) throw new Error("no arrays");
  const loop = () => {
    for (let i = 0; i < n; i++) z[i] = (X.data[i] as number) * (Y.data[i] as number);
  };
  const times = race({ ours: () => multiply(A, B, C.data), loop });
  return { target: 6, what: "multiply", measured: ratio(times, "loop", "ours"), bound: ["≥", 1] };
}

function total(): Finding {
  const X = normals(n);
  const A = arenaOf(2 ** 24).place(X);
  const loop = () => {
    let s = 0;
    for (let i = 0; i < n; i++) s += X.data[i] as number;
    return s;
  };
  const times = race({ ours: () => sum(A, [0]), loop });
  return { target: 6, what: "sum", measured: ratio(times, "loop", "ours"), bound: ["≥", 4] };
}

/** The largest relative difference to JavaScript's function between −20 and 20, in units of 2⁻⁵². */
function off(f: (x: number) => number): number {
  const X = tensor(
    [n],
    Float64Array.from({ length: n }, (_, i) => ((i * 0.6180339887498949) % 1) * 40 - 20),
  );
  const Z = map1(X, f);
  let top = 0;
  for (let i = 0; i < n; i++) top = Math.max(top, Math.abs((Z.data[i] as number) / f(X.data[i] as number) - 1));
  return top * 2 ** 52;
}
