/** The x with a given share of the gamma function above it. */

import { gammaShareInverse } from "./incomplete-gamma";

export const gammainccinv = gammaShareInverse({
  name: "gammainccinv",
  summary: "The x with a given share of the gamma function above it.",
  tail: "upper",
  symbol: "Q",
  spelled: ["scipy.special.gammainccinv"],
});
