import numpy as np
from scipy.special import gammaln

# Lee-Carter mortality model, Poisson version (Brouhns, Denuit & Vermunt 2002)
#   D_xt ~ Poisson(E_xt * m_xt),   log m_xt = a_x + b_x k_t
# identifiability  sum b = 1, sum k = 0  by a quadratic penalty;
# cells without exposure are given weight zero

def lee_carter_nll(par, deaths, expo, pen=10.0, smooth=0.5):
    nx, nt = deaths.shape
    ax = par[0:nx]
    bx = par[nx:2*nx]
    kt = par[2*nx:]

    w = (expo > 0).astype(float)
    logm = ax[:, None] + np.outer(bx, kt)
    fitted = expo * np.exp(logm)
    safe = np.where(expo > 0, fitted, 1.0)
    ll = w * (deaths * np.log(safe) - safe - gammaln(deaths + 1))
    nll = -ll.sum()

    # constraints
    cb = bx.sum() - 1.0
    ck = kt.sum()
    nll += pen * (cb**2 + ck**2)

    # roughness of the b curve over age
    d2b = np.diff(bx, n=2)
    nll += smooth * np.sum(d2b**2)

    resid = w * (fitted - deaths)
    ga = resid.sum(axis=1)
    gb = resid.dot(kt) + 2*pen*cb
    gk = bx.dot(resid) + 2*pen*ck
    gb[:-2] += 2*smooth*d2b
    gb[1:-1] -= 4*smooth*d2b
    gb[2:] += 2*smooth*d2b
    grad = np.r_[ga, gb, gk]

    # deviance residuals per age for the plot
    pearson = (resid / np.sqrt(safe)).mean(axis=1)
    return nll, grad, pearson
