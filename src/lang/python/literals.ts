/** The values of number and string literals of Python. */

import { stringStart } from "./strings";

/** A number as written: `1_000`, `0xFF`, `1e-3`, `2j`, and Python 2's `10L` and `0777`. */
export function numberValue(text: string): { value: number; integer: boolean; imaginary: boolean } {
  const imaginary = /[jJ]$/.test(text) && !/^0[xX]/.test(text);
  const digits = text.replace(/_/g, "").replace(imaginary ? /[jJ]$/ : /[lL]$/, "");
  const radix = /^0[xXoObB]/.test(digits);
  const integer = radix || /^\d+$/.test(digits);
  if (/^0[0-7]+$/.test(digits)) return { value: Number.parseInt(digits, 8), integer, imaginary };
  return { value: Number(digits), integer, imaginary };
}

/** The text of a string literal after escapes, or `null` for an f-string. */
export function stringValue(literal: string): string | null {
  const start = stringStart(literal, 0, literal.charCodeAt(0));
  if (!start || /[ft]/.test(start.prefix)) return null;
  const body = bodyOf(literal).text.replace(/\r\n?/g, "\n");
  return start.prefix.includes("r") ? body : withoutEscapes(body);
}

/** What stands between the quotes, as written, and how far into the literal it begins. */
export function bodyOf(literal: string): { text: string; offset: number } {
  const start = stringStart(literal, 0, literal.charCodeAt(0));
  if (!start) return { text: literal, offset: 0 };
  const closed = literal.length >= start.length + start.quote.length && literal.endsWith(start.quote);
  const end = closed ? literal.length - start.quote.length : literal.length;
  return { text: literal.slice(start.length, end), offset: start.length };
}

const escapes = /\\(?:\n|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|(.))/gs;
const simple: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

function withoutEscapes(body: string): string {
  if (!body.includes("\\")) return body;
  return body.replace(escapes, (whole, x?: string, u?: string, U?: string, octal?: string, letter?: string) => {
    const hex = x ?? u ?? U;
    if (hex !== undefined) return codePoint(Number.parseInt(hex, 16));
    if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
    return letter === undefined ? "" : (simple[letter] ?? whole);
  });
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
