/** Values by the places they come to, where a function makes one of each group. */

import { constant } from "../../core/dim";
import type { Node } from "../../core/node";
import { shapeOf } from "../../core/shape";
import type { Value } from "../common/value";
import { arrayNode, dimsOf, isEmptyLiteral, isNumber } from "./arrays";
import type { LibraryCall } from "./call";
import { apply } from "./calls";
import { readArray } from "./indexing";
import type { Positions } from "./positions";

/** `accumarray(s, v, size, f)` of a column of places: f of what comes to each place, 0 where nothing does. */
export function groupedAt(c: LibraryCall, S: Node, V: Node, f: Value): Value {
  if (S.shape[1]?.size !== 1) return c.refuse();
  const at = [...c.t.valueOf(S).data];
  const sized = c.args[2] && !isEmptyLiteral(c.args[2]) ? dimsOf(c.t, c.args[2]) : null;
  const n = Math.max(sized?.[0]?.size ?? 0, ...at);
  if (at.some((k) => !Number.isInteger(k) || k < 1) || n > 1000) return c.refuse("A place lies outside of the matrix");
  const parts = Array.from({ length: n }, (_, k) => {
    const there = at.flatMap((p, i) => (p === k + 1 ? [isNumber(V) ? 0 : i] : []));
    if (there.length === 0) return c.number(0);
    const list: Positions = {
      kind: "list",
      at: there,
      shape: shapeOf([there.length, 1]),
      count: constant(there.length),
    };
    const column = readArray(c.t, V, [list], c.e.span);
    return arrayNode(c.t, apply(c.t, f, [column], c.e, 1), c.e.span);
  });
  if (parts.includes(null)) return c.refuse();
  return c.compose((make) =>
    make(
      "concat",
      parts.flatMap((p) => p ?? []),
      { axis: 0 },
    ),
  );
}
