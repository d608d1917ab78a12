/** Builds the nodes of rules: simplified, shared, and without an origin in the text. */

import type { Graph, Node } from "../core/node";
import { type Builder, type Catalogue, isFault } from "../core/operation";
import { scalar } from "../core/tensor";

/**
 * A builder on `graph`. Throws when a rule asks for something that does not fit: a fault of the catalogue, never of the file.
 * `apart` keeps nodes apart that have the same values but stand on different operands, for what is differentiated again.
 */
export function ruleBuilder(graph: Graph, catalogue: Catalogue, apart = false): Builder {
  const shared = new Map<number, Node>();
  const builder: Builder = {
    number: (value) => builder.apply("constant", [], { value: scalar(value) }),
    apply(name, args, attrs = {}) {
      const operation = catalogue.get(name);
      if (!operation) throw new Error(`a rule asks for ${name}, which is not in the catalogue`);
      const simpler = operation.simplify?.(args, attrs, builder);
      if (simpler) return simpler;
      const shape = operation.shape(
        args.map((a) => a.shape),
        attrs,
      );
      if (isFault(shape)) throw new Error(`a rule builds ${name}: ${shape.message}`);
      const node = graph.add(name, args, attrs, shape, null);
      const known = shared.get(node.number);
      if (known && (!apart || known.args.every((X, i) => X === args[i]))) return known;
      shared.set(node.number, node);
      return node;
    },
  };
  return builder;
}
