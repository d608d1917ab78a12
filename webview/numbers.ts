/** Numbers, counts, bytes, times and shapes as the panel prints them. */

import type { Row, Summary } from "../src/protocol/analysis";

const minus = "−";

/** A number with `digits` significant digits, a true minus sign, and an exponent only outside 1e−3…1e6. */
export function formatNumber(x: number | null, digits: number): string {
  if (x === null || Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x < 0 ? `${minus}∞` : "∞";
  if (x === 0) return "0";
  const magnitude = Math.abs(x);
  if (Number.isInteger(x) && magnitude < 1e6) return signed(x, String(magnitude));
  const rounded = Number(magnitude.toPrecision(digits));
  if (rounded >= 1e-3 && rounded < 1e6) return signed(x, plain(magnitude, rounded, digits));
  const [mantissa = "", exponent = ""] = magnitude.toExponential(Math.max(0, digits - 1)).split("e");
  return signed(x, `${trimmed(mantissa)}e${exponent.replace("+", "").replace("-", minus)}`);
}

/** The same number as a screen reader should say it: "minus 0.612". */
export function speakNumber(x: number | null, digits: number): string {
  return formatNumber(x, digits).replaceAll(minus, "minus ").replace("∞", "infinity").replace("NaN", "not a number");
}

/** A count of operations in at most four characters and a unit: `275 G`. */
export function formatCount(count: number): string {
  return count < 1e21 ? scaled(count, 1000, ["", "k", "M", "G", "T", "P", "E"]) : formatNumber(count, 3);
}

/** A size in memory: `12.8 kB`. */
export function formatBytes(bytes: number): string {
  return scaled(bytes, 1000, ["B", "kB", "MB", "GB", "TB", "PB"]);
}

/** A duration in milliseconds, or in seconds from one second on. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${trimmed((milliseconds / 1000).toPrecision(2))} s`;
  return `${milliseconds < 10 ? trimmed(milliseconds.toFixed(1)) : Math.round(milliseconds)} ms`;
}

/** How many times more: `×512`, `×2.1`, `×3.4e6`. */
export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return "";
  if (ratio < 10) return `×${trimmed(ratio.toPrecision(2))}`;
  if (ratio < 1e4) return `×${Math.round(ratio)}`;
  return `×${scaled(ratio, 1000, ["", "k", "M", "G", "T", "P", "E"])}`;
}

/** A part of a whole in per cent, never "0 %" for something that is there. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return "";
  if (share > 0 && share < 0.01) return "< 1 %";
  return `${Math.round(share * 100)} %`;
}

/** `["N", "4*H"]` as `N×4H`; a scalar without axes is "scalar", an unknown shape "?". */
export function formatShape(shape: readonly string[] | null): string {
  if (shape === null) return "?";
  if (shape.length === 0) return "scalar";
  return shape.map(prettyDim).join("×");
}

/** The sizes behind a symbolic shape, or `null` when the shape says it all. */
export function formatSize(shape: readonly string[] | null, size: readonly number[] | null): string | null {
  if (!shape || !size || shape.every((dim, axis) => dim === String(size[axis]))) return null;
  return size.join("×");
}

/** Whether a value has one entry. */
export function isScalar(row: Pick<Row, "size">): boolean {
  return row.size?.every((n) => n === 1) ?? false;
}

/** The only entry of a summary's array, also when it is not finite. */
export function scalarOf(summary: Summary): number | null {
  const entry = summary.entries?.[0]?.[0];
  return entry === undefined ? summary.sum : entry;
}

function prettyDim(dim: string): string {
  const product = dim.replace(/(\d)\s*\*\s*(?=[A-Za-z])/g, "$1").replace(/\s*\*\s*/g, "·");
  return /[+-]/.test(product) ? `(${product.replace(/\s+/g, "").replace(/-/g, minus)})` : product;
}

function scaled(value: number, base: number, units: readonly string[]): string {
  if (!Number.isFinite(value)) return "?";
  let step = 0;
  let rest = value;
  while (Number(rest.toPrecision(3)) >= base && step < units.length - 1) {
    rest /= base;
    step += 1;
  }
  const text = Number.isInteger(rest) ? String(rest) : trimmed(rest.toPrecision(3));
  return units[step] ? `${text} ${units[step]}` : text;
}

/** All digits before the point, and as many after it as the rest allows. */
function plain(magnitude: number, rounded: number, digits: number): string {
  const before = Math.floor(Math.log10(rounded)) + 1;
  return trimmed(magnitude.toFixed(Math.max(0, digits - before)));
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function signed(x: number, magnitude: string): string {
  return x < 0 ? minus + magnitude : magnitude;
}
