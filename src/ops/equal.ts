/** 1 where x = y, else 0. */

import { equal as equalOf } from "../numeric/arithmetic";
import { known } from "./algebra";
import { pairwise } from "./families";
import { spell } from "./spell";

export const equal = pairwise({
  name: "equal",
  summary: "1 where x = y, else 0.",
  kernel: equalOf,
  g: (x, y) => Number(x === y),
  vjp: { X: null, Y: null },
  notation: {
    unicode: "[{X:add} = {Y:add}]",
    latex: "\\left[{X:add} = {Y:add}\\right]",
    matlab: "compare: {X:add} == {Y:add}",
    numpy: "compare: {X:add} == {Y:add}",
  },
  spelling: spell("broadcasting", ["np.equal"], ["eq"]),
  mask: true,
  oracle: "X == Y",
  simplify(X, Y, b) {
    const [x, y] = [known(X), known(Y)];
    return x !== null && y !== null ? b.number(Number(x === y)) : null;
  },
});
