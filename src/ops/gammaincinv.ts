/** The x with a given share of the gamma function below it. */

import { gammaShareInverse } from "./incomplete-gamma";

export const gammaincinv = gammaShareInverse({
  name: "gammaincinv",
  summary: "The x with a given share of the gamma function below it.",
  tail: "lower",
  symbol: "P",
  spelled: ["scipy.special.gammaincinv"],
});
