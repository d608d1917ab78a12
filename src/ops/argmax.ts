/** Where along an axis the largest entry stands, counted from `base`. */

import { argmax as placeOf } from "../numeric/reduce";
import { extremePlace } from "./extremes";

export const argmax = extremePlace({
  name: "argmax",
  summary: "Where along an axis the largest entry stands, counted from base.",
  kernel: placeOf,
});
