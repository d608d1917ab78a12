/** Gradients that the text computes by hand, told by what it calls them: they have the shapes of what they belong to. */

import type { Node } from "../../core/node";
import { sameSize } from "../../core/shape";
import type { Guesses } from "./demands";
import { shortName } from "./guesses";
import type { Attempt } from "./infer";

/** An input that is an array, and what the text calls its gradient. */
export interface NamedGradient {
  readonly input: string;
  readonly node: Node;
}

/** Whether what is called the gradient, and no more, has the shape of no input. */
export function isStray({ bindings }: Attempt, { inputs }: Guesses): boolean {
  const own = bindings.filter((b) => b.frames.length === 0 && b.node);
  const grad = own.filter((b) => /^(?:grad|gradient|g)$/.test(b.name) && !inputs.has(b.name)).at(-1)?.node;
  if (!grad?.shape.some((d) => d.size > 1)) return false;
  return !own.some((b) => inputs.has(b.name) && b.node && sameSize(b.node.shape, grad.shape));
}

/** The last arrays that are called gradients of inputs: `dW1`, `grad_w`, `grads["W1"]`, `grad.W1`. Single numbers are steps: `dx`. */
export function gradientsIn({ bindings }: Attempt, { inputs }: Guesses): NamedGradient[] {
  const last = new Map<string, Node>();
  for (const b of bindings) if (b.frames.length === 0 && b.node) last.set(b.name, b.node);
  const owners = new Map<string, string>();
  for (const [input, guess] of inputs)
    if (guess.kind === "array") for (const name of namesFor(shortName(input))) owners.set(name, input);
  return [...last].flatMap(([name, node]) => {
    const input = inputs.has(name) ? undefined : owners.get(plainName(name));
    return input !== undefined && node.shape.some((d) => d.size > 1) ? [{ input, node }] : [];
  });
}

/** What people call the gradient of something. */
function namesFor(name: string): string[] {
  return [`d${name}`, `${name}_grad`, `${name}grad`, `grad_${name}`, `g${name}`, `grad/${name}`, `grad/d${name}`];
}

/** `grad/W1` for what is kept in a dictionary or struct of gradients: `grads["W1"]`, `g.W1`. */
function plainName(name: string): string {
  return name.replace(/^(?:g|grads?|gradients?|dparams)(?:\[["'](\w+)["']\]|\.(\w+))$/, "grad/$1$2");
}
