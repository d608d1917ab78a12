/** Every entry with the other sign. */

import { negate as negateOf } from "../numeric/elementwise";
import { behindCondition, isBuilt, isZero, literal } from "./algebra";
import { elementwise } from "./families";
import { negative } from "./formula";
import { spell } from "./spell";

export const negate = elementwise({
  name: "negate",
  summary: "Every entry with the other sign.",
  g: negateOf,
  vjp: "-Zbar",
  notation: {
    ...negative,
    matlab: "unary: -{X:unary}",
    numpy: "unary: -{X:unary}",
  },
  spelling: spell("elementwise", ["np.negative"], ["uminus"]),
  oracle: "-X",
  simplify(X, b) {
    const value = literal(X);
    if (value !== null) return b.number(-value);
    if (isZero(X)) return X;
    const hidden = behindCondition(X, b, (shown) => b.apply("negate", [shown]));
    if (hidden) return hidden;
    const [first, second] = X.args;
    if (isBuilt(X, "negate") && first) return first;
    if (isBuilt(X, "multiply") && first && second && isBuilt(first, "negate") && first.args[0]) {
      return b.apply("multiply", [first.args[0], second]);
    }
    return null;
  },
});
