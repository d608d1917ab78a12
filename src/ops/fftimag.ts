/** Imaginary part of the Fourier transform of a real array along an axis. */

import { fourierImaginary } from "../numeric/fft";
import { fourierPart } from "./fourier";

export const fftimag = fourierPart({
  name: "fftimag",
  summary: "Imaginary part of the Fourier transform of a real array along an axis.",
  kernel: fourierImaginary,
  part: "imag",
});
