/** Of which class the entries of arrays are: double where nothing else is known. */

import type { Node } from "../../core/node";

/** The least and the largest number of each class. */
export const integerClasses: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32768, 32767],
  uint16: [0, 65535],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  int64: [-(2 ** 63), 2 ** 63],
  uint64: [0, 2 ** 64],
};

/** What is known of arrays; `""` marks doubles. */
const classes = new WeakMap<Node, string>();
const moving = new Set(
  "identity reshape transpose permute slice take pick concat broadcast update put select sort takealong".split(" "),
);

/** What is counted or found out about numbers is double, or true or false, whatever their class. */
const apart = new Set(
  "equal not_equal less less_equal greater greater_equal and or not isnan isfinite any all argmax argmin argcummax argcummin argsort positions rank".split(
    " ",
  ),
);

/** The class of an array's entries where that is not double: an integer class, `single`, `char`. */
export function classOf(X: Node): string | null {
  const own = classes.get(X) ?? inherited(X);
  // Kept, because an array that is written entry by entry from itself has exponentially many ways back.
  classes.set(X, own);
  return own === "" ? null : own;
}

/** Letters and integers stay what they are where they are only moved; singles whatever is computed with them. */
function inherited(X: Node): string {
  if (apart.has(X.op)) return "";
  let found = "";
  for (const a of X.args) {
    const of = classOf(a);
    if (of === null || (of !== "single" && !moving.has(X.op))) continue;
    if (of !== "single") return of;
    found = of;
  }
  return found;
}

/** The integer class of an array's entries; `null` for other numbers. */
export function integerClass(X: Node): string | null {
  const found = classOf(X);
  return found !== null && integerClasses[found] ? found : null;
}

/** Says of which class an array's entries are. */
export function setClass(X: Node, name: string): Node {
  classes.set(X, name);
  return X;
}

/** Whether an array holds letters. */
export function isLetters(X: Node): boolean {
  return classOf(X) === "char";
}
