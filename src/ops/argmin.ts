/** Where along an axis the smallest entry stands, counted from `base`. */

import { argmin as placeOf } from "../numeric/reduce";
import { extremePlace } from "./extremes";

export const argmin = extremePlace({
  name: "argmin",
  summary: "Where along an axis the smallest entry stands, counted from base.",
  kernel: placeOf,
});
