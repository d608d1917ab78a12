/** Small programs that mean the same here and in Python with NumPy: sums over letters, Fourier transforms. */

/** By title. Every name that holds a number or an array is compared. */
export const neural: Readonly<Record<string, string>> = {
  "einsum of any form":
    "A = np.sin(np.arange(24.0)).reshape(2, 3, 4)\nB = np.cos(np.arange(24.0)).reshape(2, 4, 3)\nS = np.sin(np.arange(27.0)).reshape(3, 3, 3)\nv = np.arange(3.0)\nw = np.arange(4.0)\na = np.einsum('bij,bjk,k->bi', A, B, v)\nb = np.einsum('...ij,...jk->...ik', A, B)\nc = np.einsum('iij->ij', S)\nd = np.einsum('iii', S)\ne = np.einsum('iij->j', S)\nf = np.einsum('...j,j', A, w)\ng = np.einsum('i,j,k->kij', v, w, v)\nh = np.einsum('bij,bkj->bik', A, A[:, ::-1])\ni = np.einsum(v, [0], w, [1], [1, 0])\nj = np.einsum(A, [0, 1, 2], B, [0, 2, 3])\nk = np.einsum('ijk->k', A)\nl = np.einsum('ij...->...i', A)\nm = np.einsum('ij,ij->ij', A[0], np.ones((1, 4)))\nn = np.einsum('ba', A[0])",
  "einsum for attention":
    "Q = np.sin(np.arange(48.0)).reshape(2, 3, 2, 4)\nK = np.cos(np.arange(80.0)).reshape(2, 5, 2, 4)\nV = np.sin(0.5 * np.arange(80.0)).reshape(2, 5, 2, 4)\nS = np.einsum('bqhd,bkhd->bhqk', Q, K) / np.sqrt(4)\nP = np.exp(S - S.max(axis=-1, keepdims=True))\nP /= P.sum(axis=-1, keepdims=True)\nO = np.einsum('bhqk,bkhd->bqhd', P, V).reshape(2, 3, 8)",
};
