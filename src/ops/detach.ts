/** The same array, held fixed. */

import type { Operation } from "../core/operation";
import { identity } from "./identity";

export const detach: Operation = {
  ...identity,
  name: "detach",
  summary: "The same array, held fixed: no gradient goes through it.",
  vjp: { X: null },
  // `leaf` marks what starts anew: a parameter after a step.
  attrs: ["leaf"],
  held: true,
};
