/** The WebAssembly kernels: unpacked, compiled and put on a memory when first used; `null` wherever that is refused. */

import { inflateSync } from "fflate";
import { checkpoint } from "../cancel";
import { fast, strict } from "./binaries.generated";

/**
 * `strict` rounds every operation, so that every machine gives the same bits; `fast` may round a product and the sum it
 * goes into only once; `plain` is TypeScript without WebAssembly.
 */
export type Arithmetic = "strict" | "fast" | "plain";

/** What assembly/index.ts exports. Pointers and steps are bytes, sizes are entries; truth is 0 or 1. */
export interface Kernels {
  gemm(
    ...[a, ar, ac, b, br, bc, c, cr, cc, m, n, k, mode]: [
      ...[number, number, number],
      ...[number, number, number],
      ...[number, number, number],
      ...[number, number, number, number],
    ]
  ): void;
  solveLower(
    l: number,
    lr: number,
    lc: number,
    b: number,
    br: number,
    bc: number,
    n: number,
    m: number,
    unit: number,
  ): void;
  solveUpper(
    u: number,
    ur: number,
    uc: number,
    b: number,
    br: number,
    bc: number,
    n: number,
    m: number,
    unit: number,
  ): void;
  factorLU(a: number, ar: number, m: number, n: number, pivots: number): void;
  factorCholesky(a: number, ar: number, n: number): number;
  reverseCholesky(l: number, lr: number, d: number, dr: number, n: number): void;
  map(f: number, x: number, z: number, n: number): void;
  pairs(
    ...[f, x, xr, xs, y, yr, ys, z, rows, n]: [
      number,
      ...[number, number, number],
      ...[number, number, number],
      ...[number, number, number],
    ]
  ): void;
  transpose(x: number, z: number, rows: number, cols: number): void;
  sumRun(x: number, n: number): number;
  sumRows(x: number, z: number, rows: number, n: number): void;
  sumColumns(x: number, z: number, rows: number, n: number): void;
  maxRows(x: number, z: number, rows: number, n: number): void;
  maxColumns(x: number, z: number, rows: number, n: number): void;
  softmaxRows(x: number, z: number, rows: number, n: number): void;
  logsumexpRows(x: number, t: number, z: number, work: number, rows: number, n: number): void;
}

/** Bytes at the start of every memory that are the kernels' own: panels and tables. */
export const RESERVED = 21 * 65536;

/** Kernels on a memory of their own. */
export interface Instance {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
}

/** Kernels on a new memory of `pages` times 64 KiB, which can grow; `null` where there is no WebAssembly with SIMD, or no memory. */
export function instantiate(arithmetic: Arithmetic, pages: number): Instance | null {
  const module = moduleOf(arithmetic);
  if (module === null) return null;
  try {
    const memory = new WebAssembly.Memory({ initial: pages });
    const { exports } = new WebAssembly.Instance(module, { env: { memory, checkpoint } });
    return { kernels: exports as unknown as Kernels, memory };
  } catch {
    return null;
  }
}

/** What `wanted` comes to on this machine. */
export function available(wanted: Arithmetic): Arithmetic {
  if (wanted === "fast" && moduleOf("fast") !== null) return "fast";
  return wanted !== "plain" && moduleOf("strict") !== null ? "strict" : "plain";
}

const modules = new Map<Arithmetic, WebAssembly.Module | null>([["plain", null]]);

function moduleOf(arithmetic: Arithmetic): WebAssembly.Module | null {
  const known = modules.get(arithmetic);
  if (known !== undefined) return known;
  const module = compiled(arithmetic);
  modules.set(arithmetic, module);
  return module;
}

function compiled(arithmetic: Arithmetic): WebAssembly.Module | null {
  try {
    // The second binary is packed as a continuation of the first.
    const first = inflateSync(fromBase64(strict));
    const binary = arithmetic === "strict" ? first : inflateSync(fromBase64(fast), { dictionary: first });
    return new WebAssembly.Module(binary);
  } catch {
    return null; // a page may forbid WebAssembly, an engine may lack it
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
