/** Real part of the Fourier transform of a real array along an axis. */

import { fourierReal } from "../numeric/fft";
import { fourierPart } from "./fourier";

export const fftreal = fourierPart({
  name: "fftreal",
  summary: "Real part of the Fourier transform of a real array along an axis.",
  kernel: fourierReal,
  part: "real",
});
