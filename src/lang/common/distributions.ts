/** What numbers stand in for an input that nobody gives: such as its name and its use suggest. */

import { sameDim } from "../../core/dim";
import type { Attrs } from "../../core/node";
import type { Shape } from "../../core/shape";

/**
 * How an input is drawn, as attributes of its node: positions where its entries select some of `at.below`, labels are such as the text compares them with, covariances are
 * definite, what logarithms are taken of is positive, targets lie between 0 and 1.
 */
export function drawnAs(
  path: string,
  shape: Shape,
  text: string,
  at: { readonly below: number; readonly base: 0 | 1 } | null,
): Attrs {
  if (at) return { distribution: "positions", below: at.below, first: at.base, entries: "integer" };
  const [m, n] = shape;
  const among = labelsOf(path, text);
  if (among.length > 0) return { distribution: "labels", among };
  if (shape.every((d) => d.size === 1)) return { distribution: "positive" };
  if (shape.length === 2 && m && n && sameDim(m, n) && /^(?:K|P\d?|Q|R|S|Sigma\w*|cov\w*|Lambda|H)$/.test(path))
    return { distribution: "spd" };
  if (isPositive(path, text)) return { distribution: "positive" };
  return { distribution: /^(?:y\w?|labels?|targets?|Y|t|groundTruth)$/.test(path) ? "uniform" : "normal" };
}

/** The whole numbers with which the text compares entries of an input, and one more where it is only one; in order. */
function labelsOf(path: string, text: string): readonly number[] {
  if (!/^\w+$/.test(path)) return [];
  const compared = new RegExp(
    `(?<![\\w.])${path}(?:\\([^()]*\\)|\\[[^\\[\\]]*\\])?\\s*[=~!]=\\s*(-?\\d{1,2})(?![\\w.])`,
    "g",
  );
  const labels = [...new Set([...text.matchAll(compared)].map((m) => Number(m[1])))];
  const [only] = labels;
  // Classes are 0 and 1, −1 and 1, or numbered.
  if (labels.length === 1 && only !== undefined) labels.push(only === 1 ? 0 : only < 1 ? 1 : only - 1);
  return labels.sort((a, b) => a - b);
}

/** Whether the text takes logarithms or roots of an input, or of parts of it. */
function isPositive(path: string, text: string): boolean {
  return (
    /^\w+$/.test(path) &&
    new RegExp(`\\b(?:log(?!i)\\w*|sqrt|gammaln|lgamma|betaln)\\s*\\(\\s*${path}\\s*[()[+]`).test(text)
  );
}
