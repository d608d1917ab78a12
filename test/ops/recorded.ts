/** Programs as plain data, so that one that failed once can be kept whatever becomes of the catalogue and the random numbers. */

import { evaluate } from "../../src/autodiff/evaluate";
import { constant, symbol } from "../../src/core/dim";
import type { Attr, Attrs, Node } from "../../src/core/node";
import { isDim, isTensor } from "../../src/core/node";
import { tensor } from "../../src/core/tensor";
import { catalogue } from "../../src/ops";
import { Written } from "./cases";
import type { Program } from "./programs";
import { framed } from "./shrink";

/** A leaf with its entries, or an operation on earlier values by their place in the list. */
export type Line =
  | { readonly size: readonly number[]; readonly data: readonly number[]; readonly fixed?: true }
  | { readonly op: string; readonly args: readonly number[]; readonly attrs?: Readonly<Record<string, unknown>> };

/** A program that failed. */
export interface Recorded {
  /** What was wrong. */
  readonly why: string;
  readonly lines: readonly Line[];
  /** The lines that the cost is made of. */
  readonly ends: readonly number[];
}

/** A program as data. */
export function record(program: Program, why: string): Recorded {
  const nodes = program.body;
  return { why, lines: nodes.map((n) => lineOf(n, nodes, program)), ends: program.ends.map((n) => nodes.indexOf(n)) };
}

function lineOf(n: Node, nodes: readonly Node[], program: Program): Line {
  if (n.op === "input") {
    const { size, data } = evaluate(n, catalogue, program.values);
    return { size, data: [...data], ...(program.leaves.includes(n) ? {} : { fixed: true as const }) };
  }
  const attrs = Object.fromEntries(Object.entries(n.attrs).map(([key, a]) => [key, plain(a)]));
  return { op: n.op, args: n.args.map((a) => nodes.indexOf(a)), ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
}

/** The program of the data. */
export function replay({ lines, ends }: Recorded): Program {
  const w = new Written();
  const leaves: Node[] = [];
  const nodes: Node[] = [];
  for (const line of lines) {
    if ("op" in line) {
      const attrs: Attrs = Object.fromEntries(Object.entries(line.attrs ?? {}).map(([key, a]) => [key, attrOf(a)]));
      const args = line.args.map((i) => nodes[i] as Node);
      nodes.push(w.apply(line.op, args, attrs));
      continue;
    }
    const leaf = w.leaf(tensor(line.size, line.data), `leaf ${nodes.length}`);
    if (!line.fixed) leaves.push(leaf);
    nodes.push(leaf);
  }
  return framed(
    w,
    leaves,
    ends.map((i) => nodes[i] as Node),
  );
}

function plain(a: Attr): unknown {
  if (isDim(a)) return { dim: a.size };
  if (isTensor(a)) return { size: a.size, data: [...a.data] };
  if (a === Number.POSITIVE_INFINITY) return { infinite: true };
  return Array.isArray(a) ? a.map(plain) : a;
}

function attrOf(a: unknown): Attr {
  if (Array.isArray(a)) return a.map(attrOf);
  if (typeof a !== "object" || a === null) return a as Attr;
  if ("infinite" in a) return Number.POSITIVE_INFINITY;
  const { dim, size, data } = a as { dim?: number; size?: number[]; data?: number[] };
  if (dim !== undefined) return dim > 1 ? symbol(`n${dim}`, dim) : constant(dim);
  return tensor(size ?? [], data ?? []);
}
