/** Sums of products over lettered axes: `ij,jk->ik` is the matrix product. */

import { constant, type Dim, one, productOf, scale, sumOf, zero } from "../core/dim";
import type { Attrs, Node } from "../core/node";
import { type Fault, fault, type Operation, type PrintContext, type RuleContext } from "../core/operation";
import type { Shape } from "../core/shape";
import { einsum as einsumOf } from "../numeric/einsum";

export const einsum: Operation = {
  name: "einsum",
  summary: "Products of entries, summed over the letters that the result lacks.",
  params: ["...Xs"],
  attrs: ["subscripts"],
  shape(shapes, attrs) {
    const { terms, result } = subscriptsOf(attrs);
    const sizes = sizesOf(shapes, terms);
    return "kind" in sizes ? sizes : [...result].map((l) => sizes.get(l) ?? one);
  },
  kernel(args, attrs) {
    const { terms, result } = subscriptsOf(attrs);
    return einsumOf(args, terms, result);
  },
  vjp: { "...Xs": exchanged },
  flops(shapes, _, attrs) {
    const { terms, result } = subscriptsOf(attrs);
    const sizes = sizesOf(shapes, terms);
    return "kind" in sizes ? zero : productFlops(terms, result, sizes);
  },
  notation: {
    unicode: (c) => ({ text: `einsum(${subscripts(c).replace("->", "→")}; ${operands(c)})`, level: "atom" }),
    latex,
    numpy: (c) => ({ text: `np.einsum('${subscripts(c)}', ${operands(c)})`, level: "atom" }),
  },
  samples: [
    { args: [[2, 3], [3, 4]], attrs: { subscripts: "ij,jk->ki" } }, // biome-ignore format: one sample
    { args: [[2, 3, 4], [2, 3], [4]], attrs: { subscripts: "bij,bi,j->b" } }, // biome-ignore format: one sample
    { args: [[3, 3, 2]], attrs: { subscripts: "iij->ij" } },
    { args: [[3, 3], [2, 4]], attrs: { subscripts: "ii,jk->j" } }, // biome-ignore format: one sample
    { args: [[2, 3, 2, 4], [2, 3, 2, 4]], attrs: { subscripts: "bqhd,bkhd->bhqk" } }, // biome-ignore format: one sample
    { args: [[3], [3], [3]], attrs: { subscripts: "i,i,i->" } },
  ],
};

/** `ij,jk->ik`, taken apart. */
function subscriptsOf(attrs: Attrs): { terms: string[]; result: string } {
  const [left = "", result = ""] = String(attrs.subscripts).split("->");
  return { terms: left.split(","), result };
}

/** The size of every letter, or which two of them clash. */
function sizesOf(shapes: readonly Shape[], terms: readonly string[]): ReadonlyMap<string, Dim> | Fault {
  const sizes = new Map<string, Dim>();
  const first = new Map<string, { arg: number; axis: number }>();
  for (const [arg, term] of terms.entries()) {
    if (shapes[arg]?.length !== term.length) return fault(`'${term}' does not name the axes there are`);
    for (const [axis, letter] of [...term].entries()) {
      const d = shapes[arg]?.[axis] ?? one;
      const known = first.get(letter);
      if (known && sizes.get(letter)?.size !== d.size)
        return fault(`sizes of '${letter}' differ`, [known, { arg, axis }]);
      sizes.set(letter, d);
      first.set(letter, known ?? { arg, axis });
    }
  }
  return sizes;
}

/** What the product of each array with all before it costs: a multiplication and an addition for all letters alive. */
function productFlops(terms: readonly string[], result: string, sizes: ReadonlyMap<string, Dim>): Dim {
  const size = (letters: Iterable<string>): Dim => productOf([...new Set(letters)].map((l) => sizes.get(l) ?? one));
  if (terms.length === 1) return terms[0]?.length === result.length ? zero : size(terms[0] ?? "");
  let alive = terms[0] ?? "";
  const costs = terms.slice(1).map((term, i) => {
    const joint = alive + term;
    const needed = result + terms.slice(i + 2).join("");
    alive = [...joint].filter((l) => needed.includes(l)).join("");
    return scale(size(joint), 2);
  });
  return sumOf(costs);
}

/**
 * Z̄ takes the operand's place and the operand's letters become the result's. A letter twice in the operand had read
 * the diagonal, so the other entries get 0; a letter that stands nowhere else had been summed, so entries repeat.
 */
function exchanged({ apply, args, attrs, index, Zbar }: RuleContext): Node {
  const { terms, result } = subscriptsOf(attrs);
  const shape = args[index]?.shape ?? [];
  const fresh = unusedLetters(terms.join(""));
  const own = [...(terms[index] ?? "")].map((l, i, all) => (all.indexOf(l) === i ? l : (fresh.pop() as string)));
  const twins = own.flatMap((l, i) => {
    const original = terms[index]?.[i] as string;
    return l === original ? [] : [{ letters: original + l, n: shape[i] ?? constant(1) }];
  });
  const others = terms.flatMap((term, i) => (i === index ? [] : [{ term, node: args[i] as Node }]));
  const eyes = twins.map(({ letters, n }) => ({ term: letters, node: apply("eye", [], { shape: [n, n] }) }));
  const used = [{ term: result, node: Zbar }, ...others, ...eyes];
  const there = own.filter((l) => used.some(({ term }) => term.includes(l)));
  const back = apply(
    "einsum",
    used.map(({ node }) => node),
    { subscripts: `${used.map(({ term }) => term).join()}->${there.join("")}` },
  );
  const summedAway = own.flatMap((l, i) => (there.includes(l) ? [] : [i]));
  return summedAway.length === 0 ? back : apply("expand", [back], { axes: summedAway, keep: false, shape });
}

/** Letters of the alphabet that are free, the next one last. */
export function unusedLetters(used: string): string[] {
  return [..."ZYXWVUTSRQPONMLKJIHGFEDCBAzyxwvutsrqponmlkjihgfedcba"].filter((l) => !used.includes(l));
}

function subscripts(c: PrintContext): string {
  return String(c.attrs.subscripts);
}

function operands(c: PrintContext): string {
  return Array.from({ length: c.operandCount }, (_, i) => c.operand(i, "none")).join(", ");
}

/** `[Σⱼ Xᵢⱼ Yⱼₖ]ᵢₖ` */
function latex(c: PrintContext): { text: string; level: "atom" } {
  const { terms, result } = subscriptsOf(c.attrs);
  const gone = [...new Set(terms.join(""))].filter((l) => !result.includes(l)).join("");
  const entries = terms
    .map((term, i) => `{${c.operand(i, "postfix")}}${term === "" ? "" : `_{${term}}`}`)
    .join(" \\, ");
  const sum = `${gone === "" ? "" : `\\textstyle\\sum_{${gone}} `}${entries}`;
  return { text: `\\left[${sum}\\right]${result === "" ? "" : `_{${result}}`}`, level: "atom" };
}
