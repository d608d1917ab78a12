/** Products of arrays of any ranks, and what machine learning puts together from several operations. */

import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { dotProduct, innerProduct } from "./functions-einsum";
import { ofTwo } from "./functions-math";
import { matrixProduct } from "./products";

/** By canonical name. */
export const algebra: Readonly<Record<string, LibraryFunction>> = {
  "np.dot": ofTwo(dotProduct),
  "np.matmul": ofTwo(matrixProduct),
  "np.inner": ofTwo(innerProduct),
  "jax.nn.relu": ofArray(["x"], (t, X, _, e) => t.build("relu", [X], {}, e.span)),
};
