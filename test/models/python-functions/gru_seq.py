import numpy as np

sigm = lambda v: 1. / (1. + np.exp(-v))


def gru_regression_loss(p, seq, target):
    Wz, Uz, bz = p["Wz"], p["Uz"], p["bz"]
    Wr, Ur, br = p["Wr"], p["Ur"], p["br"]
    Wh, Uh, bh = p["Wh"], p["Uh"], p["bh"]

    h = np.zeros(bz.shape[0])
    outs = []
    for x_t in seq:
        z = sigm(Wz @ x_t + Uz @ h + bz)
        r = sigm(Wr @ x_t + Ur @ h + br)
        h_tilde = np.tanh(Wh @ x_t + Uh @ (r * h) + bh)
        h = (1 - z) * h + z * h_tilde
        outs.append(p["V"] @ h + p["c"])
    outs = np.stack(outs)
    err = outs - target
    return 0.5 * np.mean(np.sum(err ** 2, axis=-1))
