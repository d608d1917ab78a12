/** All functions this front end gives a meaning itself, by name. */

import type { LibraryFunction } from "./call";
import { algebra } from "./functions-algebra";
import { arranging } from "./functions-arrange";
import { creation } from "./functions-create";
import { positionFunctions } from "./functions-index";
import { kinds } from "./functions-kinds";
import { linearAlgebra } from "./functions-linalg";
import { lists } from "./functions-lists";
import { maps } from "./functions-maps";
import { norms } from "./functions-norms";
import { ordering } from "./functions-ordering";
import { patterns } from "./functions-patterns";
import { places } from "./functions-places";
import { program } from "./functions-program";
import { reducing } from "./functions-reduce";
import { sizes } from "./functions-size";
import { spectra } from "./functions-spectral";
import { structFunctions } from "./functions-structs";
import { texts } from "./functions-text";
import { windows } from "./functions-windows";

/** By name. */
export const functions: ReadonlyMap<string, LibraryFunction> = new Map(
  Object.entries({
    ...program,
    ...structFunctions,
    ...texts,
    ...patterns,
    ...lists,
    ...maps,
    ...sizes,
    ...kinds,
    ...creation,
    ...arranging,
    ...reducing,
    ...algebra,
    ...positionFunctions,
    ...places,
    ...linearAlgebra,
    ...norms,
    ...ordering,
    ...windows,
    ...spectra,
  }),
);

/** Numbers with a name. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
  ["Inf", Number.POSITIVE_INFINITY],
  ["inf", Number.POSITIVE_INFINITY],
  ["NaN", Number.NaN],
  ["nan", Number.NaN],
  ["NA", Number.NaN],
  ["eps", Number.EPSILON],
  ["realmax", Number.MAX_VALUE],
  ["realmin", 2.2250738585072014e-308],
]);

/** Functions that can answer although an argument is not known. */
export const takesUnknown: ReadonlySet<string> = new Set(
  "fminunc fminsearch fmincon fminbnd fsolve exist isfield isargout struct setfield deal feval cellfun num2str sprintf mat2str error assert class isa iscellstr func2str validatestring".split(
    " ",
  ),
);
