/** Labels as vectors: 1 at the label's place, else 0. */

import { one } from "../../core/dim";
import { array, opaque } from "../common/value";
import { arrayNode, rangeNode } from "./arrays";
import { bindTo } from "./bind";
import { reshaped, then } from "./compose";
import type { LibraryFunction } from "./functions";

/** `one_hot(labels, n)`: a new last axis of n entries; without n, as many as the largest label needs. */
const oneHot: LibraryFunction = (t, _, args, e) => {
  const b = bindTo(t, ["labels", "num_classes"], null, args);
  const labels = b.get("labels") ?? b.get("x") ?? b.get("tensor") ?? b.get("input");
  const X = labels ? arrayNode(t, labels, e.span) : null;
  if (!X) return opaque("what this is applied to is not known");
  const given = b.get("num_classes");
  const n = given ? t.dimOf(given) : t.dims.number(1 + t.valueOf(X).data.reduce((m, x) => Math.max(m, x), -1));
  const classes = n && n.size >= 0 ? rangeNode(t, 0, 1, n, e.span) : null;
  if (!classes) return t.unsupported(e.span, "The number of classes is not known", [array(X)]);
  return then(reshaped(t, X, [...X.shape, one], e.span), (column) =>
    t.build("equal", [column, classes], { entries: "integer" }, e.span),
  );
};

/** By canonical name. */
export const labels: Readonly<Record<string, LibraryFunction>> = {
  "torch.nn.functional.one_hot": oneHot,
  "jax.nn.one_hot": oneHot,
};
