/** Convolutions of any number of spatial axes, and the two maps that are transposed to them. */

import { count, type Tensor, tensor } from "../core/tensor";
import { checkpoint } from "./cancel";

/** How the kernel goes over the array: one number for each spatial axis. */
export interface Windows {
  readonly stride: readonly number[];
  /** Zeros before the first entry. */
  readonly low: readonly number[];
  readonly dilation: readonly number[];
  /** A true convolution: the kernel is turned round. */
  readonly flip: boolean;
  /** Channels go in so many groups that do not see each other. */
  readonly groups: number;
}

/** X ⋆ W: (N, C, …) with (F, C/groups, …) gives `size` = (N, F, …). Without leading axes all three are one array. */
export function correlate(X: Tensor, W: Tensor, size: readonly number[], how: Windows): Tensor {
  const out = new Float64Array(count(size));
  visit(X.size, W.size, size, how, (x, w, z, n, step) => {
    const factor = W.data[w] as number;
    for (let i = 0; i < n; i++) out[z + i] = (out[z + i] as number) + factor * (X.data[x + i * step] as number);
  });
  return tensor(size, out);
}

/** The transposed map in the array: what G = Z̄ adds to each entry of X, which has `size`. */
export function correlateTransposed(G: Tensor, W: Tensor, size: readonly number[], how: Windows): Tensor {
  const out = new Float64Array(count(size));
  visit(size, W.size, G.size, how, (x, w, z, n, step) => {
    const factor = W.data[w] as number;
    for (let i = 0; i < n; i++) {
      out[x + i * step] = (out[x + i * step] as number) + factor * (G.data[z + i] as number);
    }
  });
  return tensor(size, out);
}

/** The transposed map in the kernel: what G = Z̄ adds to each entry of W, which has `size`. */
export function correlateKernel(X: Tensor, G: Tensor, size: readonly number[], how: Windows): Tensor {
  const out = new Float64Array(count(size));
  visit(X.size, size, G.size, how, (x, w, z, n, step) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (X.data[x + i * step] as number) * (G.data[z + i] as number);
    out[w] = (out[w] as number) + sum;
  });
  return tensor(size, out);
}

/** A run of entries along the last axis that one entry of the kernel ties together: X from x in steps, Z from z. */
type Run = (x: number, w: number, z: number, n: number, step: number) => void;

/** Sizes with leading axes (N, C) and exactly three spatial axes. */
interface Layout {
  readonly n: number;
  readonly c: number;
  readonly s: readonly [number, number, number];
}

function visit(
  xSize: readonly number[],
  wSize: readonly number[],
  zSize: readonly number[],
  how: Windows,
  run: Run,
): void {
  const spatial = how.stride.length;
  const [X, W, Z] = [xSize, wSize, zSize].map((size) => layout(size, spatial)) as [Layout, Layout, Layout];
  const axes = axesOf(X, W, Z, how);
  const perGroup = Z.c / how.groups;
  const [xPlane, wPlane, zPlane] = [X, W, Z].map(({ s }) => s[0] * s[1] * s[2]) as [number, number, number];
  for (let n = 0; n < Z.n; n++) {
    for (let f = 0; f < Z.c; f++) {
      checkpoint();
      const firstChannel = Math.floor(f / perGroup) * W.c;
      for (let c = 0; c < W.c; c++) {
        const at = { x: (n * X.c + firstChannel + c) * xPlane, w: (f * W.c + c) * wPlane, z: (n * Z.c + f) * zPlane };
        plane(X, W, Z, axes, at, run);
      }
    }
  }
}

function layout(size: readonly number[], spatial: number): Layout {
  const lead = size.length - spatial;
  const s = [1, 1, 1, ...size.slice(lead)].slice(-3) as unknown as Layout["s"];
  return lead === 0 ? { n: 1, c: 1, s } : { n: size[0] ?? 1, c: size[1] ?? 1, s };
}

/** For each position in the kernel along one axis: the first result it reaches, how many, and where in X that is. */
interface Reach {
  readonly first: number;
  readonly n: number;
  readonly x: number;
  readonly stride: number;
}

function axesOf(X: Layout, W: Layout, Z: Layout, how: Windows): readonly (readonly Reach[])[] {
  const three = (values: readonly number[], otherwise: number) =>
    [otherwise, otherwise, otherwise, ...values].slice(-3) as [number, number, number];
  const [stride, low, dilation] = [three(how.stride, 1), three(how.low, 0), three(how.dilation, 1)];
  return [0, 1, 2].map((axis) => {
    const [k, s] = [W.s[axis] ?? 1, stride[axis] ?? 1];
    return Array.from({ length: k }, (_, j) => {
      const place = how.flip ? k - 1 - j : j;
      const offset = place * (dilation[axis] ?? 1) - (low[axis] ?? 0);
      const first = Math.max(0, Math.ceil(-offset / s));
      const last = Math.min((Z.s[axis] ?? 1) - 1, Math.floor(((X.s[axis] ?? 1) - 1 - offset) / s));
      return { first, n: Math.max(0, last - first + 1), x: offset + first * s, stride: s };
    });
  });
}

function plane(
  X: Layout,
  W: Layout,
  Z: Layout,
  axes: readonly (readonly Reach[])[],
  at: { readonly x: number; readonly w: number; readonly z: number },
  run: Run,
): void {
  const [first = [], second = [], third = []] = axes;
  let w = at.w;
  for (const a of first) {
    for (const b of second) {
      for (const c of third) {
        for (let i = 0; i < a.n; i++) {
          for (let j = 0; j < b.n; j++) {
            const x = at.x + ((a.x + i * a.stride) * X.s[1] + b.x + j * b.stride) * X.s[2] + c.x;
            const z = at.z + ((a.first + i) * Z.s[1] + b.first + j) * Z.s[2] + c.first;
            if (c.n > 0) run(x, w, z, c.n, c.stride);
          }
        }
        w += 1;
      }
    }
  }
  // The kernel is gone through once, whatever it reached.
  if (w - at.w !== W.s[0] * W.s[1] * W.s[2]) throw new Error("the kernel has another size");
}
