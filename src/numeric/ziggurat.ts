/** Normal and exponential variates by ziggurats of 256 layers (Marsaglia, Tsang 2000), as NumPy's `Generator` draws them. */

import { type Double, over, plus, times } from "./double";
import type { Pcg } from "./pcg";
import { expOf, logDouble, logOf } from "./rounded";

/** Layers of equal area under a falling density f with f(0) = 1. */
interface Layers {
  /** Right end of layer i is `width[i]·2ᵇ`, b the bits of a draw; of layer 0, the one with the tail, its area over f(r). */
  readonly width: Float64Array;
  /** Draws below this are under the curve for sure. */
  readonly inside: Float64Array;
  /** f at the right end. */
  readonly height: Float64Array;
}

/** Where the tail begins. */
const NORMAL_R = 3.654152885361009;
const EXPONENTIAL_R: Double = [7.69711747013105, -3.6248703662405964e-16];

/**
 * For f(x) = e^(−x²/2) as NumPy's table has it, which was made in double arithmetic, errors and all: its area is four
 * units below the nearest number, and e^(−x²/2) is rounded up in layer 38, where it lies 0.498 units above.
 */
const normalLayers = once((): Layers => {
  const area = 0.004928673233974652;
  const [right, height] = [new Float64Array(256), new Float64Array(256)];
  right[255] = NORMAL_R;
  height[255] = expOf(-0.5 * NORMAL_R * NORMAL_R);
  for (let i = 254; i >= 1; i--) {
    const x = Math.sqrt(-2 * logOf(area / (right[i + 1] as number) + (height[i + 1] as number)));
    right[i] = x;
    height[i] = expOf(-0.5 * x * x) * (i === 38 ? 1 + Number.EPSILON : 1);
  }
  right[0] = area / (height[255] as number);
  height[0] = 1;
  return layersOf(right, height, NORMAL_R, 52);
});

/** For f(x) = e^(−x), as exact as double precision can hold it. */
const exponentialLayers = once((): Layers => {
  const area: Double = [0.003949659822581557, 2.0147157867286268e-19];
  const end: Double = [0.00045413435384149677, -9.774760372377212e-21];
  const [right, height] = [new Float64Array(256), new Float64Array(256)];
  let [x, f] = [EXPONENTIAL_R, end];
  for (let i = 255; i >= 1; i--) {
    [right[i], height[i]] = [x[0], f[0]];
    f = plus(f, over(area, x));
    if (i > 1) x = times([-1, 0], logDouble(f));
  }
  right[0] = over(area, end)[0];
  height[0] = 1;
  return layersOf(right, height, EXPONENTIAL_R[0], 53);
});

function layersOf(right: Float64Array, height: Float64Array, r: number, bits: number): Layers {
  const scale = 2 ** bits;
  const inside = right.map((x, i) => Math.floor(((i === 0 ? r : i === 1 ? 0 : (right[i - 1] as number)) / x) * scale));
  return { width: right.map((x) => x / scale), inside, height };
}

function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** 53 bits on [0, 1). */
export function uniformOf(source: Pcg): number {
  return Number(source.word64() >> 11n) / 9007199254740992;
}

/** A standard normal variate. */
export function normalOf(source: Pcg): number {
  const { width, inside, height } = normalLayers();
  for (;;) {
    const word = source.word64();
    const i = Number(word & 0xffn);
    const draw = Number((word >> 9n) & 0xfffffffffffffn);
    const x = draw * (width[i] as number) * ((word >> 8n) & 1n ? -1 : 1);
    if (draw < (inside[i] as number)) return x;
    if (i === 0) return tail(source, (word >> 17n) & 1n ? -1 : 1);
    const [top, bottom] = [height[i - 1] as number, height[i] as number];
    if ((top - bottom) * uniformOf(source) + bottom < Math.exp(-0.5 * x * x)) return x;
  }
}

function tail(source: Pcg, sign: number): number {
  for (;;) {
    const x = -Math.log1p(-uniformOf(source)) / NORMAL_R;
    const y = -Math.log1p(-uniformOf(source));
    if (y + y > x * x) return sign * (NORMAL_R + x);
  }
}

/** An exponential variate of mean 1. */
export function exponentialOf(source: Pcg): number {
  const { width, inside, height } = exponentialLayers();
  for (;;) {
    const word = source.word64() >> 3n;
    const i = Number(word & 0xffn);
    const draw = Number(word >> 8n);
    const x = draw * (width[i] as number);
    if (draw < (inside[i] as number)) return x;
    if (i === 0) return EXPONENTIAL_R[0] - Math.log1p(-uniformOf(source));
    const [top, bottom] = [height[i - 1] as number, height[i] as number];
    if ((top - bottom) * uniformOf(source) + bottom < Math.exp(-x)) return x;
  }
}
