/** What numbers stand in for an input that nobody gives: such as its name and its use suggest. */

import { sameDim } from "../../core/dim";
import type { Shape } from "../../core/shape";

/** The distribution from which an input is drawn: covariances are definite, targets lie between 0 and 1, masks are 0 and 1. */
export function distributionOf(path: string, shape: Shape, text: string): string {
  const [m, n] = shape;
  if (isMask(path, text)) return "mask";
  if (shape.every((d) => d.size === 1)) return "positive";
  if (shape.length === 2 && m && n && sameDim(m, n) && /^(?:K|P\d?|Q|R|S|Sigma\w*|cov\w*|Lambda|H)$/.test(path))
    return "spd";
  return /^(?:y\w?|labels?|targets?|Y|t|groundTruth)$/.test(path) ? "uniform" : "normal";
}

/** Whether the text asks which entries of an input are 1 or 0. */
function isMask(path: string, text: string): boolean {
  return (
    /^\w+$/.test(path) &&
    new RegExp(`(?<![\\w.])${path}(?:\\([^()]*\\)|\\[[^\\[\\]]*\\])?\\s*==\\s*[01](?![\\w.])`).test(text)
  );
}
