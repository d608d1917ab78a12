import numpy as np

# blind deconvolution of several traces with a common wavelet, FIR model
# d_j = w * r_j + noise; ridge on the second differences of w
def deconv_misfit(w, refl, d, mu):
    ntr, nr = refl.shape
    nw = w.size
    nd = nr + nw - 1
    pred = np.zeros((ntr, nd))
    for j in range(ntr):
        pred[j] = np.convolve(refl[j], w)
    res = pred - d
    rough = np.diff(w, 2)
    phi = 0.5 * np.sum(res**2) + 0.5 * mu * rough.dot(rough)

    # adjoint of convolution is correlation
    gw = np.zeros(nw)
    gr = np.zeros((ntr, nr))
    for j in range(ntr):
        gw += np.correlate(res[j], refl[j], mode='valid')
        gr[j] = np.correlate(res[j], w, mode='valid')
    # adjoint of the second difference
    D2 = np.diff(np.eye(nw), 2, axis=0)
    gw += mu * D2.T @ rough
    return phi, gw, gr
