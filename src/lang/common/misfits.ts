/** What operands that do not fit say of their sizes. */

import type { Dim } from "../../core/dim";
import { type Attr, type Attrs, isDim, type Node } from "../../core/node";
import { type Fault, isFault, type Operation } from "../../core/operation";
import type { Shape } from "../../core/shape";

/** The two sizes a fault speaks of, as the operands have them. */
export function unequal(fault: Fault, args: readonly Node[]): readonly [Dim, Dim] | null {
  if (!fault.sizes) return fault.counts ?? null;
  const [a, b] = fault.sizes.map((s) => args[s.arg]?.shape[s.axis]);
  return a && b ? [a, b] : null;
}

/** The shape that operands would give if the sizes that a fault speaks of were equal; `null` where that does not help. */
export function shapeIfEqual(operation: Operation, fault: Fault, args: readonly Node[], attrs: Attrs): Shape | null {
  const shapes = args.map((n) => [...n.shape]);
  let wrong = fault;
  for (let turn = 0; turn < 4; turn++) {
    if (!wrong.sizes) return wrong.counts && isShape(attrs.shape) ? attrs.shape : null;
    const [a, b] = wrong.sizes;
    const [d, e] = [shapes[a.arg]?.[a.axis], shapes[b.arg]?.[b.axis]];
    const [from, to] = d?.size === 1 ? [e, a] : [d, b];
    const axes = shapes[to.arg];
    if (!from || !axes) return null;
    axes[to.axis] = from;
    const shape = operation.shape(shapes, attrs);
    if (!isFault(shape)) return shape;
    wrong = shape;
  }
  return null;
}

function isShape(attr: Attr | undefined): attr is Shape {
  return Array.isArray(attr) && attr.every((d) => isDim(d));
}
