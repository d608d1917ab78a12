/** All functions this front end gives a meaning itself, by canonical name. */

import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import type { Value } from "../common/value";
import { algebra } from "./functions-algebra";
import { around } from "./functions-around";
import { arranging } from "./functions-arrange";
import { autogradFunctions } from "./functions-autograd";
import { builtins } from "./functions-builtin";
import { ofReals } from "./functions-complex";
import { containers } from "./functions-container";
import { counterFunctions } from "./functions-counter";
import { creation } from "./functions-create";
import { contractions } from "./functions-einsum";
import { gradientFunctions } from "./functions-gradients";
import { joinings } from "./functions-join";
import { labels } from "./functions-labels";
import { libraries } from "./functions-library";
import { linearAlgebra } from "./functions-linalg";
import { mathematics } from "./functions-math";
import { layers } from "./functions-neural";
import { norms } from "./functions-norms";
import { optimizeFunctions } from "./functions-optimize";
import { ordering } from "./functions-ordering";
import { places } from "./functions-places";
import { randomness } from "./functions-random";
import { randomFamilies } from "./functions-random-families";
import { regexes } from "./functions-regex";
import { repeating } from "./functions-repeat";
import { sets } from "./functions-set";
import { spectra } from "./functions-spectral";
import { statistics } from "./functions-statistics";
import { texts } from "./functions-text";
import { types } from "./functions-type";
import { windows } from "./functions-windows";
import { writing } from "./functions-write";

/** A function of the library: `self` is the array of a method call. */
export type LibraryFunction = (t: Tracer, self: Value | null, args: Arguments, e: Expr) => Value;

/** By canonical name: `np.zeros`, `builtins.len`. */
export const functions: ReadonlyMap<string, LibraryFunction> = new Map(
  Object.entries({
    ...builtins,
    ...containers,
    ...texts,
    ...sets,
    ...types,
    ...libraries,
    ...counterFunctions,
    ...regexes,
    ...optimizeFunctions,
    ...gradientFunctions,
    ...autogradFunctions,
    ...creation,
    ...randomness,
    ...randomFamilies,
    ...arranging,
    ...joinings,
    ...repeating,
    ...mathematics,
    ...labels,
    ...algebra,
    ...linearAlgebra,
    ...norms,
    ...contractions,
    ...ofReals,
    ...spectra,
    ...statistics,
    ...places,
    ...windows,
    ...layers,
    ...writing,
    ...ordering,
    ...around,
  }),
);
