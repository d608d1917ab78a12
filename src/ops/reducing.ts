/** How reductions are written. */

import type { Notation, Piece, PrintContext } from "../core/operation";
import { strip } from "./notation";
import { axesOf } from "./shapes";

/** `Σ₀(X)`, `mean(X)`, `sum(X, 1)`, `np.sum(X, axis=0, keepdims=True)`. */
export function reducing(names: { unicode: string; latex: string; matlab?: string; numpy?: string }): Notation {
  const { matlab, numpy } = names;
  return strip({
    unicode: (c) => sign(c, `${names.unicode}${lowered(c)}`, "(", ")"),
    latex: (c) => sign(c, `${names.latex}${lowered(c) && `_{${axesText(c)}}`}`, "\\left(", "\\right)"),
    matlab: matlab === undefined ? undefined : (c) => inMatlab(c, matlab),
    numpy: numpy === undefined ? undefined : (c) => inNumpy(c, numpy),
  });
}

function sign(c: PrintContext, name: string, open: string, close: string): Piece {
  return { text: `${name}${open}${c.operand(0, "none")}${close}`, level: "atom" };
}

/** Axes as lowered digits, counted as the language counts; nothing when all are reduced. */
function lowered(c: PrintContext): string {
  return axesText(c).replace(/\d/g, (d) => "₀₁₂₃₄₅₆₇₈₉"[Number(d)] ?? d);
}

function axesText(c: PrintContext): string {
  const axes = axesOf(c.attrs);
  return axes.length === c.node.args[0]?.shape.length ? "" : axes.map((a) => a + c.base).join(",");
}

function inMatlab(c: PrintContext, name: string): Piece {
  const axes = axesOf(c.attrs);
  const X = c.operand(0, "none");
  const extremum = name === "max" || name === "min";
  let text = X;
  for (const axis of axes) text = `${name}(${text}, ${extremum ? "[], " : ""}${axis + 1})`;
  return { text, level: "atom" };
}

function inNumpy(c: PrintContext, name: string): Piece {
  const axes = axesOf(c.attrs);
  const called = c.attrs.omitnan === true ? name.replace("np.", "np.nan") : name;
  const all = axes.length === c.node.args[0]?.shape.length;
  const axis = all ? "" : `, axis=${axes.length === 1 ? axes[0] : `(${axes.join(", ")})`}`;
  return {
    text: `${called}(${c.operand(0, "none")}${axis}${c.attrs.keep === true ? ", keepdims=True" : ""})`,
    level: "atom",
  };
}
