/** Stable forms of adjoints: patterns people write whose plain rules meet 0·∞ where the gradient itself is tame. */

import type { Attrs, Node } from "../core/node";
import type { Builder, RuleContext } from "../core/operation";
import { sameSize } from "../core/shape";
import { isBuilt, literal, splitCoefficient, withCoefficient } from "./algebra";

/**
 * Z̄ ⊙ exp(X) where Z̄ has exp(X) in its denominator, as the adjoints of log Σ exp(X), of softmax and its logarithm, of
 * 1/(1 + exp(X)) and of log(1 + exp(X)) have it: softmax(X) and σ(X) take the place of the quotient. `null` elsewhere.
 */
export function stableExp(c: RuleContext): Node | null {
  return times(c.Zbar, c);
}

/** The term Z̄ ⊙ Z in its stable form; of a sum, the sum of its terms' as soon as one of them has one. */
function times(Zbar: Node, c: RuleContext): Node | null {
  const { coefficient, rest } = splitCoefficient(Zbar, c);
  const [first, second] = rest.args;
  if (first && second && (isBuilt(rest, "add") || isBuilt(rest, "subtract"))) {
    const terms = [times(first, c), times(second, c)];
    if (terms.every((t) => t === null)) return null;
    const [a, b] = terms.map((t, i) => t ?? c.apply("multiply", [rest.args[i] as Node, c.Z]));
    return withCoefficient(coefficient, c.apply(rest.op, [a as Node, b as Node]), c);
  }
  const stretched = isBuilt(rest, "expand") || isBuilt(rest, "broadcast") ? rest : null;
  const inner = splitCoefficient(stretched?.args[0] ?? rest, c);
  const found = quotient(inner.rest, c);
  if (found === null) return null;
  const q = stretched ? c.apply(stretched.op, [found.q], stretched.attrs) : found.q;
  const both = withCoefficient(coefficient, withCoefficient(inner.coefficient, q, c), c);
  return found.share === null ? both : c.apply("multiply", [both, found.share]);
}

/** Z̄ as q over a denominator that holds Z, and the share Z has in it: softmax(X), σ(X), or all of it (`null`). */
function quotient(Zbar: Node, c: RuleContext): { readonly q: Node; readonly share: Node | null } | null {
  const [top, bottom] = Zbar.args;
  if (top && bottom && isBuilt(Zbar, "divide")) {
    const share = shareIn(bottom, c);
    if (share === null) return null;
    // log P with P = Z ⊘ ΣZ: what P̄ = q ⊘ P sends through Z is q itself.
    const [q, P] = top.args;
    const ofLog = q && P && isBuilt(top, "divide") && P.op === "divide" && sameSize(q.shape, P.shape);
    const own = ofLog && P.args[0]?.number === c.Z.number && P.args[1]?.number === bottom.number;
    return own ? { q, share: null } : { q: top, share };
  }
  // Σ (w ⊘ S) is Σw ⊘ S, as S is one number along the axes of the sum.
  if (top && (isBuilt(Zbar, "sum") || isBuilt(Zbar, "sumto"))) {
    const { coefficient, rest } = splitCoefficient(top, c);
    const [w, S] = rest.args;
    const share = w && S && isBuilt(rest, "divide") ? shareIn(S, c) : null;
    if (!w || !S || share === null || !(sameSize(S.shape, Zbar.shape) || isSumOver(S, Zbar.attrs))) return null;
    return { q: c.apply(Zbar.op, [withCoefficient(coefficient, w, c)], Zbar.attrs), share };
  }
  return null;
}

/** Z over a denominator, without forming either. */
function shareIn(bottom: Node, c: RuleContext): Node | null {
  const [X] = c.args as [Node];
  if (bottom.op === "sum" && bottom.args[0]?.number === c.Z.number)
    return c.apply("softmax", [X], { axes: bottom.attrs.axes ?? [], keep: true, stable: "softmax" });
  const [a, b] = bottom.args;
  const beside =
    bottom.op !== "add" || !a || !b ? null : b.number === c.Z.number ? a : a.number === c.Z.number ? b : null;
  return beside && literal(beside) === 1 ? c.apply("sigmoid", [X], { stable: "σ" }) : null;
}

function isSumOver(S: Node, attrs: Attrs): boolean {
  return S.op === "sum" && JSON.stringify(S.attrs.axes) === JSON.stringify(attrs.axes);
}

/** Z̄ ⊘ 2√S of a sum of squares S: a norm, whose gradient at 0 is taken as 0 rather than as 0/0. */
export function stableRoot(c: RuleContext): Node | null {
  const [S] = c.args as [Node];
  const squares = S.op === "sum" ? S.args[0] : S.op === "dot" ? S : undefined;
  if (!squares || !isSquare(squares)) return null;
  return c.apply("over", [c.Zbar, c.apply("multiply", [c.number(2), c.Z])], { stable: "norm" });
}

function isSquare(node: Node): boolean {
  const [a, b] = node.args;
  if (node.op === "square") return true;
  if (node.op === "power") return b !== undefined && literal(b) === 2;
  return (node.op === "multiply" || node.op === "dot") && a !== undefined && a.number === b?.number;
}

/** (q ⊘ P) ⊙ P is q, also where P is 0. */
export function cancelled(X: Node, Y: Node, b: Builder): Node | null {
  const { coefficient, rest } = splitCoefficient(X, b);
  const [q, P] = rest.args;
  if (!q || !P || !isBuilt(rest, "divide") || P.number !== Y.number || !sameSize(q.shape, Y.shape)) return null;
  return withCoefficient(coefficient, q, b);
}
