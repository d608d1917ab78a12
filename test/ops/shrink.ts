/** From a program that fails to the smallest one that still does: values become leaves, and results nobody needs go. */

import { evaluate } from "../../src/autodiff/evaluate";
import type { Node } from "../../src/core/node";
import { catalogue } from "../../src/ops";
import { Written } from "./cases";
import { listing, type Program } from "./programs";

/** What is wrong with a program; `null` when it is right. */
export type Judge = (program: Program) => string | null;

/** The program made smaller as long as something is wrong with it. Takes as many steps as the program has operations, squared at most. */
export function shrink(program: Program, judge: Judge): Program {
  let best = program;
  for (let next = smaller(best, judge); next; next = smaller(best, judge)) best = next;
  return best;
}

/** The first failing program among those with one operation fewer at least, the shortest tried first. */
function smaller(program: Program, judge: Judge): Program | null {
  const steps = program.body.filter((n) => n.args.length > 0);
  for (const end of program.ends.length > 1 ? program.ends : []) {
    const alone = rebuilt(program, [end], new Set());
    if (alone && judge(alone) !== null) return alone;
  }
  for (const end of steps.filter((n) => !program.ends.includes(n))) {
    const earlier = rebuilt(program, [end], new Set());
    if (earlier && sizeOf(earlier) < sizeOf(program) && judge(earlier) !== null) return earlier;
  }
  for (const cut of [...steps].reverse().filter((n) => !program.ends.includes(n))) {
    const detached = rebuilt(program, program.ends, new Set([cut.id]));
    if (detached && sizeOf(detached) < sizeOf(program) && judge(detached) !== null) return detached;
  }
  return null;
}

/** Number of operations a program needs. */
export function sizeOf(program: Program): number {
  return program.body.filter((n) => n.args.length > 0).length;
}

/** The program that computes `ends`, with the values of `cut` as given arrays; `null` when nothing is left to vary. */
export function rebuilt(program: Program, ends: readonly Node[], cut: ReadonlySet<number>): Program | null {
  const w = new Written();
  const copies = new Map<number, Node>();
  const leaves: Node[] = [];
  const copy = (node: Node): Node => {
    const known = copies.get(node.id);
    if (known) return known;
    const made =
      cut.has(node.id) || node.op === "input" ? leaf(node) : w.apply(node.op, node.args.map(copy), node.attrs);
    copies.set(node.id, made);
    return made;
  };
  const leaf = (node: Node): Node => {
    const made = w.leaf(evaluate(node, catalogue, program.values), `leaf ${node.id}`);
    if (node.op !== "input" || program.leaves.includes(node)) leaves.push(made);
    return made;
  };
  const targets = ends.map(copy);
  if (leaves.length === 0) return null;
  return framed(w, leaves, targets);
}

/** A program whose cost is a random functional of the ends, summed up. */
export function framed(w: Written, leaves: readonly Node[], ends: readonly Node[]): Program {
  const body = [...w.graph.nodes];
  const cost = ends.map((n, i) => w.functional(n, `end ${i}`)).reduce((sum, term) => w.apply("add", [sum, term]));
  return { w, leaves, ends, body, cost, values: new Map(), listing: listing(w) };
}
