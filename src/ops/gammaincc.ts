/** Share of the gamma function above x, Γ(a, x) / Γ(a). */

import { gammaShare } from "./incomplete-gamma";

export const gammaincc = gammaShare({
  name: "gammaincc",
  summary: "Share of the gamma function above x, Γ(a, x) / Γ(a); with n its derivative of order n in a.",
  tail: "upper",
  symbol: "Q",
  spelled: ["scipy.special.gammaincc", "torch.special.gammaincc", "jax.scipy.special.gammaincc"],
});
