/** Where along an axis the smallest entry so far stands. */

import { runningPlaceOf } from "./running";

export const argcummin = runningPlaceOf("argcummin", "Where along an axis the smallest entry so far stands.", -1);
