/** What an array is made of entry by entry. */

import type { Node } from "../../core/node";
import type { Catalogue } from "../../core/operation";

/** The inputs of more than one entry from which operations on single entries lead to a node. */
export function entrywiseInputs(
  node: Node,
  catalogue: Catalogue,
  inputOf: (node: Node) => string | null,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<number>();
  const follow = (n: Node): void => {
    if (seen.has(n.id) || n.shape.every((d) => d.size === 1)) return;
    seen.add(n.id);
    const input = inputOf(n);
    if (input !== null) found.add(input);
    else if (isEntrywise(n.op, catalogue)) n.args.forEach(follow);
  };
  follow(node);
  return found;
}

function isEntrywise(op: string, catalogue: Catalogue): boolean {
  if (op === "identity") return true;
  const { numpy, matlab } = catalogue.get(op)?.spelling ?? {};
  return /^(?:elementwise|broadcasting)$/.test((numpy ?? matlab)?.convention ?? "");
}
