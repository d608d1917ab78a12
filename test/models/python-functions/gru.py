import numpy as np
sigm = lambda a: 1./(1.+np.exp(-a))

def gru_bptt(x, t, Wz, Uz, bz, Wr, Ur, br, Wh, Uh, bh, V, c):
    T = len(x)
    n = bz.size
    h = np.zeros((T+1, n))      # h[-1] is the zero start state
    z, r, g = np.zeros((T, n)), np.zeros((T, n)), np.zeros((T, n))
    p = np.zeros((T, len(c)))
    loss = 0.
    for k in range(T):
        z[k] = sigm(Wz.dot(x[k]) + Uz.dot(h[k-1]) + bz)
        r[k] = sigm(Wr.dot(x[k]) + Ur.dot(h[k-1]) + br)
        g[k] = np.tanh(Wh.dot(x[k]) + Uh.dot(r[k]*h[k-1]) + bh)
        h[k] = (1 - z[k])*h[k-1] + z[k]*g[k]
        o = V.dot(h[k]) + c
        p[k] = np.exp(o - o.max())
        p[k] /= p[k].sum()
        loss -= np.log(p[k, t[k]])

    dWz, dUz, dbz = np.zeros_like(Wz), np.zeros_like(Uz), np.zeros_like(bz)
    dWr, dUr, dbr = np.zeros_like(Wr), np.zeros_like(Ur), np.zeros_like(br)
    dWh, dUh, dbh = np.zeros_like(Wh), np.zeros_like(Uh), np.zeros_like(bh)
    do = p.copy()
    do[np.arange(T), t] -= 1
    dV = do.T.dot(h[:T])
    dc = do.sum(0)
    dhnext = np.zeros(n)
    for k in reversed(range(T)):
        dh = V.T.dot(do[k]) + dhnext
        dg = dh*z[k]*(1 - g[k]**2)
        dz = dh*(g[k] - h[k-1])*z[k]*(1 - z[k])
        drh = Uh.T.dot(dg)
        dr = drh*h[k-1]*r[k]*(1 - r[k])
        dWh += np.outer(dg, x[k]); dUh += np.outer(dg, r[k]*h[k-1]); dbh += dg
        dWz += np.outer(dz, x[k]); dUz += np.outer(dz, h[k-1]); dbz += dz
        dWr += np.outer(dr, x[k]); dUr += np.outer(dr, h[k-1]); dbr += dr
        dhnext = dh*(1 - z[k]) + drh*r[k] + Uz.T.dot(dz) + Ur.T.dot(dr)
    return loss, dWz, dUz, dbz, dWr, dUr, dbr, dWh, dUh, dbh, dV, dc
