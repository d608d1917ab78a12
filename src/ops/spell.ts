/** How source text calls an operation, in one line. */

import type { Convention, Operation } from "../core/operation";

/** Spellings of one convention in both languages; an empty list means the language has no such name. */
export function spell(
  convention: Convention,
  numpy: readonly string[],
  matlab: readonly string[],
): NonNullable<Operation["spelling"]> {
  return {
    ...(numpy.length > 0 ? { numpy: { names: numpy, convention } } : {}),
    ...(matlab.length > 0 ? { matlab: { names: matlab, convention } } : {}),
  };
}
