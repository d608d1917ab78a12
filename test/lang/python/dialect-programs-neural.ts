/** Small programs that mean the same here and in Python with NumPy: sums over letters, Fourier transforms. */

/** By title. Every name that holds a number or an array is compared. */
export const neural: Readonly<Record<string, string>> = {
  "einsum of any form":
    "A = np.sin(np.arange(24.0)).reshape(2, 3, 4)\nB = np.cos(np.arange(24.0)).reshape(2, 4, 3)\nS = np.sin(np.arange(27.0)).reshape(3, 3, 3)\nv = np.arange(3.0)\nw = np.arange(4.0)\na = np.einsum('bij,bjk,k->bi', A, B, v)\nb = np.einsum('...ij,...jk->...ik', A, B)\nc = np.einsum('iij->ij', S)\nd = np.einsum('iii', S)\ne = np.einsum('iij->j', S)\nf = np.einsum('...j,j', A, w)\ng = np.einsum('i,j,k->kij', v, w, v)\nh = np.einsum('bij,bkj->bik', A, A[:, ::-1])\ni = np.einsum(v, [0], w, [1], [1, 0])\nj = np.einsum(A, [0, 1, 2], B, [0, 2, 3])\nk = np.einsum('ijk->k', A)\nl = np.einsum('ij...->...i', A)\nm = np.einsum('ij,ij->ij', A[0], np.ones((1, 4)))\nn = np.einsum('ba', A[0])",
  "einsum for attention":
    "Q = np.sin(np.arange(48.0)).reshape(2, 3, 2, 4)\nK = np.cos(np.arange(80.0)).reshape(2, 5, 2, 4)\nV = np.sin(0.5 * np.arange(80.0)).reshape(2, 5, 2, 4)\nS = np.einsum('bqhd,bkhd->bhqk', Q, K) / np.sqrt(4)\nP = np.exp(S - S.max(axis=-1, keepdims=True))\nP /= P.sum(axis=-1, keepdims=True)\nO = np.einsum('bhqk,bkhd->bqhd', P, V).reshape(2, 3, 8)",
  "Fourier transforms":
    "x = np.sin(np.arange(8.0)) + 0.1 * np.arange(8.0)\nh = np.cos(np.arange(8.0))\nA = np.sin(np.arange(30.0)).reshape(5, 6)\nX = np.fft.fft(x)\na = X.real\nb = X.imag\nc = np.abs(X) ** 2\nd = np.fft.ifft(X * np.fft.fft(h)).real\nR = np.fft.rfft(x)\ne = R.imag\nf = np.fft.irfft(R)\ng = np.fft.irfft(R, 7)\ni = np.fft.irfft(np.fft.rfft(A, axis=0), 5, axis=0)\nj = np.angle(X[1:3])\nk = (X * X.conj()).real\nl = (X / (2 + 1j)).imag\nm = np.fft.fft(x, 12).real\nn = np.fft.fft(x, 5).imag\no = np.fft.ifft2(np.fft.fft2(A) * 2).real\np = np.fft.fft(x, norm='ortho').real\nq = np.fft.fftshift(c)\nr = np.fft.ifftshift(np.arange(5.0))\ns = np.fft.fftfreq(8, 0.5)\nu = np.fft.rfftfreq(9)\nv = np.real(X[1:]) + np.imag(X)[0]\nw = np.exp(-1j * x).imag\ny = (1 / X[1:3]).real\nz = (-X + 2).real\naa = np.sum(X[::2]).real\nab = len(X)\nac = X.reshape(2, 4)[1].imag\nad = np.fft.fftshift(X).imag\nae = np.fft.fft(A, axis=0, norm='forward').imag\nX = None\nR = None",
  "running log-sum-exp":
    "x = np.array([1.0, 700.0, 710.0, -3.0])\nA = np.sin(np.arange(6.0)).reshape(2, 3)\na = np.logaddexp.accumulate(x)\nb = np.logaddexp.accumulate(A)\nc = np.logaddexp.accumulate(A, axis=1)\nd = np.maximum.accumulate(A)",
};
