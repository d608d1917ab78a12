import assert from "node:assert/strict";
import { type Tensor, tensor, zeros } from "../../../src/core/tensor";
import * as arithmetic from "../../../src/numeric/arithmetic";
import { map1 } from "../../../src/numeric/broadcast";
import { negate, relu, sigmoid, square } from "../../../src/numeric/elementwise";
import { normals } from "../judge";
import { lengths, on, onKernels, sameTensor, specials } from "./twins";

/** Functions with the units in the last place by which WebAssembly may differ from JavaScript, which has errors of its own. */
const functions: Readonly<Record<string, readonly [(x: number) => number, number]>> = {
  exp: [Math.exp, 1],
  log: [Math.log, 1],
  tanh: [Math.tanh, 3],
  sigmoid: [sigmoid, 2],
  sqrt: [Math.sqrt, 0],
  square: [square, 0],
  relu: [relu, 0],
  abs: [Math.abs, 0],
  negate: [negate, 0],
};

describe("functions of every entry in WebAssembly", () => {
  for (const [name, [f, units]] of Object.entries(functions)) {
    it(`${name}: is its twin's at every length`, () => {
      for (const n of lengths) holds(f, normals([n], name), units);
    });
    it(`${name}: is its twin's at special values`, () => {
      holds(f, tensor([specials.length], specials), units);
      for (const x of specials) holds(f, tensor([1], [x]), units);
    });
  }
  const ranges: readonly (readonly [string, number, number])[] = [
    ...[["exp", -745, 710] as const, ["exp", -1, 1] as const, ["exp", -709, -700] as const],
    ...[["log", 0, 3] as const, ["log", 0.9, 1.1] as const, ["log", 0, 1e-307] as const, ["log", 0, 1e300] as const],
    ...[["tanh", -1, 1] as const, ["tanh", -20, 20] as const, ["tanh", 0, 1e-3] as const],
    ...[["sigmoid", -40, 40] as const, ["sigmoid", -745, -700] as const],
  ];
  for (const [name, from, to] of ranges) {
    it(`${name}: keeps its digits from ${from} to ${to}`, () => {
      const [f, units] = functions[name] as (typeof functions)[string];
      const n = 20_000;
      // Evenly spread, by an irrational step.
      const x = Float64Array.from({ length: n }, (_, i) => from + (to - from) * ((i * 0.6180339887498949) % 1));
      holds(f, tensor([n], x), units);
    });
  }
  it("tanh and exp: are as near to JavaScript's as promised, in units of 2⁻⁵²", () => {
    const x = Float64Array.from({ length: 200_000 }, (_, i) => ((i * 0.6180339887498949) % 1) * 4 - 2);
    const off = (f: (x: number) => number): number => {
      const { copied } = onKernels(() => map1(tensor([x.length], x), f));
      return copied.data.reduce((top, z, i) => Math.max(top, Math.abs(z / f(x[i] as number) - 1) * 2 ** 52), 0);
    };
    assert.ok(off(Math.exp) <= 1);
    assert.ok(off(Math.tanh) <= 2.5);
  });
});

/** Same size; entries at most `units` numbers apart. */
function holds(f: (x: number) => number, X: Tensor, units: number): void {
  const { copied, inPlace } = onKernels((place) => map1(place(X), f, place(zeros(X.size)).data).data.slice());
  const expected = on("plain", () => map1(X, f).data) as Float64Array;
  assert.deepEqual([...inPlace], [...copied]);
  expected.forEach((e, i) => {
    const z = copied[i] as number;
    assert.ok(apart(z, e) <= units, `f(${X.data[i]}) is ${z} instead of ${e}`);
    if (e === 0) assert.ok(Object.is(z, e) || units > 0, `f(${X.data[i]}) is ${z} instead of ${e}`);
  });
}

const bits = new DataView(new ArrayBuffer(8));

/** How many numbers lie from a to b. */
function apart(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.POSITIVE_INFINITY;
  const rank = (x: number): bigint => {
    bits.setFloat64(0, Math.abs(x));
    return x < 0 ? -bits.getBigInt64(0) : bits.getBigInt64(0);
  };
  const distance = rank(a) - rank(b);
  return Number(distance < 0n ? -distance : distance);
}

const pairs = {
  ...{ add: arithmetic.add, subtract: arithmetic.subtract, multiply: arithmetic.multiply, divide: arithmetic.divide },
  ...{ greater: arithmetic.greater, greaterEqual: arithmetic.greaterEqual, less: arithmetic.less },
  ...{ lessEqual: arithmetic.lessEqual, equal: arithmetic.equal, notEqual: arithmetic.notEqual },
};

describe("functions of pairs in WebAssembly", () => {
  const sizes: readonly (readonly [readonly number[], readonly number[]])[] = [
    ...lengths.map((n) => [[n], [n]] as const),
    ...lengths.map((n) => [[n], []] as const),
    ...lengths.map((n) => [[1], [2, n]] as const),
    ...lengths.map((n) => [[3, n], [n]] as const),
    ...lengths.map(
      (n) =>
        [
          [n, 3],
          [n, 1],
        ] as const,
    ),
    ...lengths.map(
      (n) =>
        [
          [n, 1],
          [1, 5],
        ] as const,
    ),
    [
      [2, 1, 3, 4],
      [5, 1, 4],
    ],
    [
      [4, 3, 2],
      [3, 1],
    ],
  ];
  for (const [name, f] of Object.entries(pairs)) {
    it(`${name}: gives its twin's bits whatever stretches`, () => {
      for (const [m, n] of sizes) {
        const [X, Y] = [normals(m, "x"), normals(n, "y")];
        same(f, X, Y);
        same(f, Y, X);
      }
    });
    it(`${name}: gives its twin's bits at special values`, () => {
      const n = specials.length;
      same(f, tensor([n, 1], specials), tensor([n], specials));
      same(f, tensor([n], specials), tensor([n], specials));
      for (const x of specials) {
        same(f, tensor([n], specials), tensor([], [x]));
        same(f, tensor([1], [x]), tensor([n], specials));
      }
    });
  }
});

function same(f: (X: Tensor, Y: Tensor, out?: Float64Array) => Tensor, X: Tensor, Y: Tensor): void {
  const expected = on("plain", () => f(X, Y)) as Tensor;
  const { copied, inPlace } = onKernels((place) => {
    const { size, data } = f(place(X), place(Y), place(zeros(expected.size)).data);
    return { size, data: data.slice() };
  });
  sameTensor(copied, expected);
  sameTensor(inPlace, expected);
  // A number from elsewhere.
  if (Y.data.length === 1) {
    const mixed = onKernels((place) => f(place(X), Y, place(zeros(expected.size)).data).data.slice());
    assert.deepEqual([...mixed.inPlace], [...expected.data]);
  }
}
