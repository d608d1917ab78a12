/** Tells sizes of axes from words of prose: `N`, `n_in`, `batch` against `see`, `later`, `faster`. */

import { type DimExpr, namesOf, type WrittenShape } from "./shape-text";

const sizeWords = new Set(
  (
    "batch batches seq time height width rows cols row col columns hidden heads tokens vocab units inputs outputs examples points " +
    "dim dims samples features classes channels neurons pixels filters steps length len depth states words num inp out hid emb ctx " +
    "input output images labels layers chars head dimension"
  ).split(" "),
);
const commonWords = new Set(
  "a x y z i j u v e f g o is it in on of to as an at by do go he if me my no or so up us we be am vs ok".split(" "),
);
const commonCapitals =
  /^(?:Note|TODO|See|The|For|And|Eq|Fig|Ref|Sec|Tab|XXX|NOTE|If|It|In|We|To|This|That|With|A\.K\.A)$/;

/** Whether an axis looks like a size and not like a word of prose; beside an operator any letter does. */
export function likely(axis: DimExpr): boolean {
  const letters = axis.kind !== "name";
  return positive(axis) && namesOf(axis).every((n) => likelyName(n) || (letters && n.length === 1));
}

function likelyName(n: string): boolean {
  if (/[_\d]/.test(n) || /^[a-z]+[A-Z]/.test(n)) return true;
  if (/^\p{Lu}/u.test(n)) return (n.length <= 4 || n === n.toUpperCase()) && !commonCapitals.test(n);
  return sizeWords.has(n) || (n.length <= 2 && !commonWords.has(n));
}

/** After an explicit "shape" any names will do. */
export function plausible(axis: DimExpr): boolean {
  return positive(axis) && namesOf(axis).every((n) => n.length <= 30);
}

/** A written 0 is an index or a bound, not a size. */
function positive(axis: DimExpr): boolean {
  return axis.kind !== "number" || axis.value > 0;
}

/** Whether some axis has a name, so that it is no list of values. */
export function named(shape: WrittenShape): boolean {
  return (shape.axes ?? []).some((a) => namesOf(a).length > 0);
}

/** Whether capitals, digits or underscores show that sizes are meant. */
export function capital(shape: WrittenShape): boolean {
  return shape.by || (shape.axes ?? []).every((a) => namesOf(a).every((n) => /^\p{Lu}|[_\d]/u.test(n)));
}
