/** Functions that read an array beyond its ends or turned: pads from its own entries, quarter turns. */

import { one } from "../../core/dim";
import type { Node } from "../../core/node";
import { tensor } from "../../core/tensor";
import { array, type Value } from "../common/value";
import { arrayNode, tableNode } from "./arrays";
import { bindTo } from "./bind";
import { permuted, sliceAlong, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { joinings, widths } from "./functions-join";

/** Padding with a constant. */
const constantPad = joinings["np.pad"] as LibraryFunction;

/** Where an entry of a padded axis of `n` entries comes from, `i` entries from its start, by the name of the mode. */
const sources: Readonly<Record<string, (i: number, n: number) => number>> = {
  edge: (i, n) => Math.min(Math.max(i, 0), n - 1),
  wrap: (i, n) => ((i % n) + n) % n,
  reflect: (i, n) => bounced(i, n, 2 * (n - 1)),
  symmetric(i, n) {
    const at = ((i % (2 * n)) + 2 * n) % (2 * n);
    return at < n ? at : 2 * n - 1 - at;
  },
};

/** Back and forth without repeating the ends. */
function bounced(i: number, n: number, period: number): number {
  if (period === 0) return 0;
  const at = ((i % period) + period) % period;
  return at < n ? at : period - at;
}

/** `np.pad`: with entries of the array itself they are taken, one axis after the other; else with a constant. */
const pad: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["array", "pad_width", "mode"], self, args);
  const mode = b.get("mode");
  const source = mode?.kind === "text" ? sources[mode.text ?? ""] : undefined;
  const X = b.get("array") ? arrayNode(t, b.get("array") as Value, e.span) : null;
  const margins = X && widths(t, b.get("pad_width"), X.shape.length);
  if (!source || !X || !margins) return constantPad(t, self, args, e);
  const sizes = margins.map((margin) => margin.map((d) => d.size));
  return sizes.reduce((value: Value, [before = 0, after = 0], axis) => {
    const n = X.shape[axis]?.size ?? 1;
    if (before + after === 0 || n === 0) return value;
    const places = Array.from({ length: before + n + after }, (_, i) => source(i - before, n));
    const table = tableNode(t, tensor([places.length], places), "integer", e.span);
    return then(value, (x) => t.build("take", [x, table], { axis }, e.span));
  }, array(X));
};

/** `np.rot90(x, k)` of the first two axes: turned by transposing and reading backwards. */
const quarterTurns = ofArray(["m", "k"], (t, X, get, e) => {
  const given = get("k");
  const k = given ? t.wholeNumber(given) : 1;
  if (k === null || X.shape.length < 2 || get("axes"))
    return t.unsupported(e.span, "This turn is not supported", [array(X)]);
  const turns = ((k % 4) + 4) % 4;
  const backwards = (x: Node, axis: number) => {
    const d = x.shape[axis] ?? one;
    return sliceAlong(t, x, axis, d.size - 1, d, -1, e.span);
  };
  if (turns === 0) return t.build("identity", [X], { copy: true }, e.span);
  if (turns === 2) return then(backwards(X, 0), (x) => backwards(x, 1));
  const swapped = permuted(
    t,
    X,
    [1, 0, ...X.shape.slice(2).keys()].map((a, i) => (i < 2 ? a : a + 2)),
    e.span,
  );
  return then(swapped, (x) => backwards(x, turns === 1 ? 0 : 1));
});

/** By canonical name. */
export const around: Readonly<Record<string, LibraryFunction>> = { "np.pad": pad, "np.rot90": quarterTurns };
