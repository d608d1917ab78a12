/** How well guesses fit: what a trace under them leaves over, as one number that a search makes smaller. */

import { sameDim } from "../../core/dim";
import { sameSize } from "../../core/shape";
import { ofDataOnly } from "./biases";
import type { Guesses } from "./demands";
import { type Form, isBias, shortName } from "./guesses";
import type { Attempt } from "./infer";
import { gradientsIn, isStray } from "./named-gradients";
import type { Solver } from "./solver";

/** What does not fit, or fits oddly. */
export interface Fitness {
  /** Inputs that take part in what does not fit. */
  readonly involved: ReadonlySet<string>;
  /** Matrices that would have to be square though nothing in their name says so. */
  readonly square: ReadonlySet<string>;
  /** Biases with an entry for every example. */
  readonly offsets: ReadonlySet<string>;
  /** 0 is perfect. */
  readonly score: number;
}

/** Judges the last trace of a descent. */
export function fitnessOf(
  last: Attempt | null,
  guesses: Guesses,
  solver: Solver,
  fixed: ReadonlyMap<string, Form>,
  /** Whether what is called a cost is no single number. */
  isManyCosts: boolean,
): Fitness {
  // What a loop asks for in every pass is one thing.
  const unmet = [...new Map(solver.unmet.map((d) => [`${d.kind} ${d.span.from}`, d])).values()];
  const involved = new Set(unmet.flatMap((d) => (d.kind === "equal" ? d.inputs : "input" in d ? [d.input] : [])));
  for (const input of solver.strained) involved.add(input);
  const square = squares(guesses);
  if (!last) return { involved, square, offsets: new Set(), score: Number.POSITIVE_INFINITY };
  const odd = unexpected(last, guesses);
  const stray = isStray(last, guesses);
  if (stray) for (const input of guesses.inputs.keys()) involved.add(input);
  const offsets = new Set(biasesOfData(guesses, solver));
  for (const input of odd) involved.add(input);
  // Sizes that are the same number and cannot be told to be one size do no harm.
  const apart = unmet.filter((d) => d.kind !== "equal" || d.a.size !== d.b.size).length;
  const score =
    odd.size +
    (stray ? 1 : 0) +
    // Of two ways in which something does not fit, that which fits longer is nearer.
    0.6 * lostIn(last.bindings) +
    4 * apart +
    0.25 * (unmet.length - apart) +
    complaintsIn(last.diagnostics) +
    0.3 * square.size +
    0.6 * offsets.size +
    0.8 * solver.joined +
    solver.ones +
    (isManyCosts ? 4 : 0) +
    // Another form than the likeliest explains less than what is odd costs.
    0.4 * fixed.size +
    solver.collapsed;
  return { involved, square, offsets, score };
}

/** How much of a trace does not fit, told from it alone: to be compared with that of another trace of the same text. */
export function strainOf({ demands, diagnostics, bindings }: Attempt): number {
  const asked = demands
    .filter((d) => !/^(?:name|reached|positions)$/.test(d.kind))
    .map((d) => `${d.kind} ${d.span.from}`);
  return 4 * new Set(asked).size + complaintsIn(diagnostics) + 0.6 * lostIn(bindings);
}

function complaintsIn(diagnostics: Attempt["diagnostics"]): number {
  return diagnostics.filter((d) => d.code === "unsupported" || d.severity === "error").length;
}

/** How many names have no value. */
function lostIn(bindings: Attempt["bindings"]): number {
  return new Set(bindings.flatMap((b) => (b.frames.length === 0 && b.node === null ? [b.name] : []))).size;
}

/** Names of matrices that are square by what they are: covariances, kernels, graphs, what a state goes through. */
const isSquare =
  /^(?:[AFHJKLMPQRSUV]\w?|\w*[a-z][VPSQ]0?|Sigma\w*|\w*[cC]ov\w*|Lambda\w*|Omega\w*|W_?[a-z]?(?:h+|rec|aa|ss)|W[qkvo]|[tT]rans\w*|[aA]dj\w*|\w*[dD]ist\w*|\w*[kK]ernel\w*|lap\w*|[gG]ram\w*)$/;

/** Arrays of which two axes would have one size. */
function squares({ inputs }: Guesses): Set<string> {
  const found = new Set<string>();
  for (const [input, guess] of inputs) {
    if (guess.kind !== "array" || isSquare.test(shortName(input))) continue;
    const { shape } = guess;
    if (shape.some((d, i) => d.size !== 1 && shape.slice(0, i).some((other) => sameDim(other, d)))) found.add(input);
  }
  return found;
}

/** Biases with an entry for every example: they more likely are single numbers. */
function biasesOfData({ inputs }: Guesses, solver: Solver): string[] {
  return [...inputs].flatMap(([input, guess]) => {
    const [length, ...more] = guess.kind === "array" ? guess.shape.filter((d) => d.size !== 1) : [];
    return length && more.length === 0 && isBias(input) && ofDataOnly(solver.known, length, input) ? [input] : [];
  });
}

/** Inputs that operators stretch though they look like data, and those whose gradient, by its name, has another shape. */
export function unexpected(seen: Attempt, guesses: Guesses): Set<string> {
  const odd = new Set(seen.stretches.keys());
  for (const { input, node } of gradientsIn(seen, guesses)) {
    // What was passed, or what has been made of it under its name: `theta = reshape(theta, m, n)`.
    const own = seen.bindings.filter((b) => b.name === input && b.frames.length === 0);
    if (!own.some((b) => b.node && sameSize(b.node.shape, node.shape))) odd.add(input);
  }
  return odd;
}
