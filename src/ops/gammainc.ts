/** Share of the gamma function below x, γ(a, x) / Γ(a). */

import { gammaShare } from "./incomplete-gamma";

export const gammainc = gammaShare({
  name: "gammainc",
  summary: "Share of the gamma function below x, γ(a, x) / Γ(a); with n its derivative of order n in a.",
  tail: "lower",
  symbol: "P",
  spelled: ["scipy.special.gammainc", "torch.special.gammainc", "jax.scipy.special.gammainc"],
});
