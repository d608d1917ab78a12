/** Methods of arrays: most are a function of the same name. */

import { nothing } from "../common/value";
import type { LibraryFunction } from "./functions";
import { reshapeMethod, transposeMethod } from "./functions-arrange";

const same: LibraryFunction = (_t, self) => self ?? nothing;

/** A method by name: its meaning, or the canonical name of the function it stands for. */
export const methods: ReadonlyMap<string, LibraryFunction | string> = new Map<string, LibraryFunction | string>([
  ...[
    "sum",
    "mean",
    "max",
    "min",
    "any",
    "all",
    "prod",
    "cumsum",
    "trace",
    "var",
    "std",
    "clip",
    "dot",
    "ravel",
    "squeeze",
    "argmax",
    "argmin",
    "round",
    "repeat",
    "swapaxes",
    "diagonal",
  ].map((name) => [name, `np.${name}`] as const),
  ["flatten", "np.ravel"],
  ["reshape", reshapeMethod],
  ["view", reshapeMethod],
  ["transpose", transposeMethod],
  ["permute", transposeMethod],
  ...["copy", "astype", "conj", "conjugate", "item", "tolist", "detach", "numpy", "double", "float"].map(
    (name) => [name, same] as const,
  ),
  ["t", transposeMethod],
  ["exp", "np.exp"],
  ["log", "np.log"],
  ["abs", "np.abs"],
  ["sqrt", "np.sqrt"],
  ["tanh", "np.tanh"],
  ["pow", "np.power"],
]);
