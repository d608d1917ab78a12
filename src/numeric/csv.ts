/** Tables of numbers as text: comma, semicolon, tab or blanks between them, `#` or `%` before comments, one header line at most. */

import { type Tensor, tensor } from "../core/tensor";

interface Line {
  /** From 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** A matrix with a row for every line that holds something; an error names line and column. */
export function readTable(text: string): Tensor | { readonly error: string } {
  const lines = linesOf(text);
  const [first, second] = lines;
  if (!first) return { error: "the file holds no numbers" };
  const headed = second !== undefined && first.cells.every((cell) => parse(cell) === null);
  const rows = headed ? lines.slice(1) : lines;
  const width = rows[0]?.cells.length ?? 0;
  const data = new Float64Array(rows.length * width);
  let at = 0;
  for (const { number, cells } of rows) {
    for (const [j, cell] of cells.entries()) {
      const value = parse(cell);
      if (value === null) return { error: `line ${number}, column ${j + 1}: ${complaint(cell)}` };
      if (j < width) data[at++] = value;
    }
    if (cells.length !== width) {
      return { error: `line ${number} has ${amount(cells.length)}, but line ${rows[0]?.number} has ${width}` };
    }
  }
  return tensor([rows.length, width], data);
}

function linesOf(text: string): Line[] {
  const bare = text.split(/\r\n|\n|\r/).map((line) => line.replace(/[#%].*$/, "").trim());
  const separator = [";", ","].find((s) => bare.some((line) => line.includes(s)));
  const pieces = (line: string) => line.split(separator ?? / *\t */).flatMap((p) => (separator ? p : p.split(/ +/)));
  return bare.flatMap((line, i) => (line === "" ? [] : [{ number: i + 1, cells: pieces(line).map(unquoted) }]));
}

function unquoted(cell: string): string {
  return cell
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();
}

const words = new Map([
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["infinity", Number.POSITIVE_INFINITY],
  ["true", 1],
  ["false", 0],
]);

function parse(cell: string): number | null {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/.test(cell)) return Number(cell.replace(/[dD]/, "e"));
  const [, sign, word] = /^([+-]?)(\w+)$/.exec(cell) ?? [];
  const value = words.get(word?.toLowerCase() ?? "");
  if (value === undefined) return null;
  return sign === "-" ? -value : value;
}

function complaint(cell: string): string {
  if (cell === "") return "a number is missing";
  if (/^[+-]?\d+,\d+$/.test(cell)) return `“${cell}” has a decimal comma; write a point`;
  return `“${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}” is not a number`;
}

function amount(n: number): string {
  return n === 1 ? "1 number" : `${n} numbers`;
}
