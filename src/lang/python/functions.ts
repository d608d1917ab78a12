/** All functions this front end gives a meaning itself, by canonical name. */

import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import type { Value } from "../common/value";
import { algebra } from "./functions-algebra";
import { arranging } from "./functions-arrange";
import { builtins } from "./functions-builtin";
import { containers } from "./functions-container";
import { creation } from "./functions-create";
import { contractions } from "./functions-einsum";
import { joinings } from "./functions-join";
import { mathematics } from "./functions-math";
import { ordering } from "./functions-ordering";
import { places } from "./functions-places";
import { randomness } from "./functions-random";
import { repeating } from "./functions-repeat";
import { statistics } from "./functions-statistics";
import { writing } from "./functions-write";

/** A function of the library: `self` is the array of a method call. */
export type LibraryFunction = (t: Tracer, self: Value | null, args: Arguments, e: Expr) => Value;

/** By canonical name: `np.zeros`, `builtins.len`. */
export const functions: ReadonlyMap<string, LibraryFunction> = new Map(
  Object.entries({
    ...builtins,
    ...containers,
    ...creation,
    ...randomness,
    ...arranging,
    ...joinings,
    ...repeating,
    ...mathematics,
    ...algebra,
    ...contractions,
    ...statistics,
    ...places,
    ...writing,
    ...ordering,
  }),
);
