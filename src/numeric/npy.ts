/** NumPy's array files, format versions 1 to 3 (NEP 1). */

import { count, type Tensor, tensor } from "../core/tensor";
import { reshape } from "./rearrange";

/** Real and boolean arrays of either byte order and either entry order; 64-bit integers are rounded to float64. */
export function readNpy(bytes: Uint8Array): Tensor | { readonly error: string } {
  const magic = [0x93, ...[..."NUMPY"].map((c) => c.charCodeAt(0))];
  if (!magic.every((b, i) => bytes[i] === b)) return { error: "the file does not begin as a .npy file does" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = (bytes[6] ?? 0) >= 2;
  if ((bytes[6] ?? 0) < 1 || (bytes[6] ?? 0) > 3) return { error: `.npy format version ${bytes[6]} is not known` };
  const start = wide ? 12 : 10;
  if (bytes.length < start) return { error: "the file ends within its header" };
  const end = start + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  if (end > bytes.length) return { error: "the file ends within its header" };
  return readEntries(view, new TextDecoder().decode(bytes.subarray(start, end)), end);
}

function readEntries(view: DataView, header: string, start: number): Tensor | { readonly error: string } {
  const kind = /['"]descr['"]\s*:\s*['"]([<>|=]?)(\w+)['"]/.exec(header);
  const order = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(header)?.[1];
  const shape = /['"]shape['"]\s*:\s*\(([\d,\sL]*)\)/.exec(header)?.[1];
  if (/['"]descr['"]\s*:\s*\[/.test(header)) return { error: "arrays with named fields are not supported" };
  if (!kind || !order || shape === undefined) return { error: "the header of the file cannot be read" };
  const [, endian, name = ""] = kind;
  const entry = readers[name];
  if (!entry) return { error: `entries of type ${name} are not supported${reason(name)}` };
  const size = shape.split(",").filter((s) => s.trim() !== "").map((s) => Number.parseInt(s, 10)); // biome-ignore format: one thought
  const n = count(size);
  const width = Number(name.slice(1));
  if (start + n * width > view.byteLength) {
    return {
      error: `the file should hold ${n} numbers, but ends after ${Math.floor((view.byteLength - start) / width)}`,
    };
  }
  const little = endian !== ">";
  const data = new Float64Array(n);
  for (let i = 0; i < n; i++) data[i] = entry(view, start + i * width, little);
  return order === "True" ? fortran(size, data) : tensor(size, data);
}

/** Entries with the first axis fastest, put into row-major order. */
function fortran(size: readonly number[], data: Float64Array): Tensor {
  return reshape({ size: [count(size)], data }, size, "F");
}

function reason(name: string): string {
  if (name.startsWith("c")) return ": they are complex";
  return name.startsWith("O") ? ": they are Python objects" : "";
}

type Reader = (view: DataView, at: number, little: boolean) => number;

const readers: Readonly<Record<string, Reader>> = {
  b1: (v, p) => (v.getUint8(p) ? 1 : 0),
  i1: (v, p) => v.getInt8(p),
  u1: (v, p) => v.getUint8(p),
  i2: (v, p, little) => v.getInt16(p, little),
  u2: (v, p, little) => v.getUint16(p, little),
  i4: (v, p, little) => v.getInt32(p, little),
  u4: (v, p, little) => v.getUint32(p, little),
  i8: (v, p, little) => Number(v.getBigInt64(p, little)),
  u8: (v, p, little) => Number(v.getBigUint64(p, little)),
  f2: (v, p, little) => half(v.getUint16(p, little)),
  f4: (v, p, little) => v.getFloat32(p, little),
  f8: (v, p, little) => v.getFloat64(p, little),
};

/** IEEE 754 half precision: 1 sign, 5 exponent and 10 significand bits. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
