/** MATLAB's data files, level 5 (`save -v6` and `-v7`; MathWorks, "MAT-File Format", chapter 1). */

import { unzlibSync } from "fflate";
import { count, type Tensor } from "../core/tensor";
import type { ReadArchive } from "./archive";
import { reshape } from "./rearrange";

/** Types of data elements. */
const compressed = 15;
const matrix = 14;

/** Classes of arrays that hold numbers: double, single and the integers. */
const numeric: ReadonlySet<number> = new Set([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
const classNames: Readonly<Record<number, string>> = {
  1: "a cell array",
  3: "an object",
  4: "text",
  16: "a function",
  17: "an object",
};

/** Real arrays by name; fields of structures as `s.field`. 64-bit integers are rounded to float64. */
export function readMat(bytes: Uint8Array): ReadArchive {
  if (new TextDecoder("latin1").decode(bytes.subarray(0, 116)).includes("MATLAB 7.3")) {
    return { error: "the file is of MATLAB's level 7.3 (HDF5), which is not read: save it with -v7" };
  }
  const mark = String.fromCharCode(bytes[126] ?? 0, bytes[127] ?? 0);
  if (bytes.length < 128 || (mark !== "IM" && mark !== "MI")) {
    return { error: "the file does not begin as a .mat file of level 5 does" };
  }
  const file = new MatFile(mark === "IM");
  try {
    file.elements(bytes, 128);
  } catch {
    if (file.arrays.size === 0) return { error: "the file is damaged, or ends too early" };
    file.unread.set("the rest", "the file is damaged there, or ends too early");
  }
  return { arrays: file.arrays, unread: file.unread };
}

/** A data element: its type and where its data is. */
interface Element {
  readonly type: number;
  readonly data: Uint8Array;
  /** Where the next element begins. */
  readonly next: number;
}

class MatFile {
  readonly arrays = new Map<string, Tensor>();
  readonly unread = new Map<string, string>();

  constructor(private readonly little: boolean) {}

  /** Reads all elements of a stretch of bytes. */
  elements(bytes: Uint8Array, start: number): void {
    for (let at = start; at + 8 <= bytes.length; ) {
      const e = this.element(bytes, at);
      if (e.type === compressed) this.elements(unzlibSync(e.data), 0);
      else if (e.type === matrix) this.array(e.data, null);
      // Compressed elements follow one another without filling up to 8 bytes.
      at = e.type === compressed ? at + 8 + e.data.length : e.next;
    }
  }

  private element(bytes: Uint8Array, at: number): Element {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const first = view.getUint32(at, this.little);
    const small = first >>> 16;
    const length = small || view.getUint32(at + 4, this.little);
    const from = at + (small ? 4 : 8);
    if (from + length > bytes.length) throw new Error("the element ends beyond the file");
    const data = bytes.subarray(from, from + length);
    return { type: first & 0xffff, data, next: small ? at + 8 : from + Math.ceil(length / 8) * 8 };
  }

  /** An array: flags, sizes, name, then what its class needs. `owner` is the structure it is a field of. */
  private array(bytes: Uint8Array, owner: string | null): void {
    if (bytes.length === 0) return;
    const flags = this.element(bytes, 0);
    const sizes = this.element(bytes, flags.next);
    const name = this.element(bytes, sizes.next);
    const bits = this.view(flags.data).getUint32(0, this.little);
    const size = this.numbers(sizes);
    const key = owner ?? new TextDecoder("latin1").decode(name.data);
    const kind = bits & 0xff;
    if (bits & 0x800) this.unread.set(key, "it is complex");
    else if (numeric.has(kind)) this.arrays.set(key, fortran(size, this.numbers(this.element(bytes, name.next))));
    else if (kind === 5) this.sparse(key, bytes, name.next, size);
    else if (kind === 2) this.structure(key, bytes, name.next, size);
    else this.unread.set(key, `it is ${classNames[kind] ?? "of an unknown class"}`);
  }

  /** Row of each entry, where each column begins, entries. */
  private sparse(key: string, bytes: Uint8Array, at: number, [m = 0, n = 0]: Float64Array): void {
    const rowsElement = this.element(bytes, at);
    const startsElement = this.element(bytes, rowsElement.next);
    const [rows, starts] = [this.numbers(rowsElement), this.numbers(startsElement)];
    const entries = this.numbers(this.element(bytes, startsElement.next));
    const data = new Float64Array(m * n);
    for (let j = 0; j < n; j++) {
      for (let k = starts[j] ?? 0; k < (starts[j + 1] ?? 0); k++) data[(rows[k] ?? 0) * n + j] = entries[k] ?? 0;
    }
    this.arrays.set(key, { size: [m, n], data });
  }

  /** A structure of size 1×1: the length of names, the names, then an array for each. */
  private structure(key: string, bytes: Uint8Array, at: number, size: Float64Array): void {
    if (size.some((n) => n !== 1)) return void this.unread.set(key, "it is an array of structures");
    const lengthElement = this.element(bytes, at);
    const [length = 1] = this.numbers(lengthElement);
    const names = this.element(bytes, lengthElement.next);
    let next = names.next;
    for (let i = 0; i * length < names.data.length; i++) {
      const name = new TextDecoder("latin1").decode(names.data.subarray(i * length, (i + 1) * length));
      const field = this.element(bytes, next);
      this.array(field.data, `${key}.${name.replace(/\0.*$/s, "")}`);
      next = field.next;
    }
  }

  /** Numbers of an element, whatever width they are stored in. */
  private numbers({ type, data }: Element): Float64Array {
    const reader = readers[type];
    if (!reader) throw new Error(`numbers of type ${type} are not known`);
    const view = this.view(data);
    const out = new Float64Array(Math.floor(data.length / reader.width));
    for (let i = 0; i < out.length; i++) out[i] = reader.read(view, i * reader.width, this.little);
    return out;
  }

  private view(data: Uint8Array): DataView {
    return new DataView(data.buffer, data.byteOffset, data.byteLength);
  }
}

/** Entries with the first axis fastest, put into row-major order. */
function fortran(sizes: Iterable<number>, data: Float64Array): Tensor {
  const size = [...sizes];
  return reshape({ size: [count(size)], data }, size, "F");
}

interface NumberReader {
  readonly width: number;
  read(view: DataView, at: number, little: boolean): number;
}

/** How numbers are stored, by type of element. */
const readers: Readonly<Record<number, NumberReader>> = {
  1: { width: 1, read: (v, p) => v.getInt8(p) },
  2: { width: 1, read: (v, p) => v.getUint8(p) },
  3: { width: 2, read: (v, p, little) => v.getInt16(p, little) },
  4: { width: 2, read: (v, p, little) => v.getUint16(p, little) },
  5: { width: 4, read: (v, p, little) => v.getInt32(p, little) },
  6: { width: 4, read: (v, p, little) => v.getUint32(p, little) },
  7: { width: 4, read: (v, p, little) => v.getFloat32(p, little) },
  9: { width: 8, read: (v, p, little) => v.getFloat64(p, little) },
  12: { width: 8, read: (v, p, little) => Number(v.getBigInt64(p, little)) },
  13: { width: 8, read: (v, p, little) => Number(v.getBigUint64(p, little)) },
};
