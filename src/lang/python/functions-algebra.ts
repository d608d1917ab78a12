/** Products of arrays of any ranks, and what machine learning puts together from several operations. */

import { opaque } from "../common/value";
import { axesFrom } from "./arrays";
import { then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { dotProduct, innerProduct } from "./functions-einsum";
import { ofTwo } from "./functions-math";
import { matrixProduct } from "./operators";

/** exp(x − logsumexp(x)), which is softmax without overflow. */
function softmax(log: boolean): LibraryFunction {
  return ofArray(["x", "axis"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis") ?? get("dim"), X.shape.length);
    if (!axes) return opaque("this axis is not known", [X]);
    const shifted = then(t.build("logsumexp", [X], { axes, keep: true }, e.span), (l) =>
      t.build("subtract", [X, l], {}, e.span),
    );
    return log ? shifted : then(shifted, (s) => t.build("exp", [s], {}, e.span));
  });
}

/** By canonical name. */
export const algebra: Readonly<Record<string, LibraryFunction>> = {
  "np.dot": ofTwo(dotProduct),
  "np.matmul": ofTwo(matrixProduct),
  "np.inner": ofTwo(innerProduct),
  "scipy.special.softmax": softmax(false),
  "scipy.special.log_softmax": softmax(true),
  "torch.softmax": softmax(false),
  "torch.nn.functional.softmax": softmax(false),
  "jax.nn.softmax": softmax(false),
  "jax.nn.relu": ofArray(["x"], (t, X, _, e) => t.build("relu", [X], {}, e.span)),
};
