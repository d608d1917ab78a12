/** Where along an axis the largest entry so far stands. */

import { runningPlaceOf } from "./running";

export const argcummax = runningPlaceOf("argcummax", "Where along an axis the largest entry so far stands.", 1);
