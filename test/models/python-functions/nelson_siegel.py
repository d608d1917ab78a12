import numpy as np

def loadings(tau, lam):
    e = np.exp(-lam*tau)
    slope = (1 - e)/(lam*tau)
    return np.vstack([np.ones_like(tau), slope, slope - e]).T

def dns_sse(Beta, ln_lam, yields, tau, kappa, w):
    # dynamic Nelson-Siegel (Diebold & Li) with a random walk penalty on the factors
    lam = np.exp(ln_lam)
    L = loadings(tau, lam)
    fit = Beta @ L.T
    resid = fit - yields
    dB = Beta[1:] - Beta[:-1]
    sse = 0.5*np.sum(w*resid**2) + 0.5*kappa*np.sum(dB**2)

    wr = w*resid
    gBeta = wr @ L
    gBeta[1:] += kappa*dB
    gBeta[:-1] -= kappa*dB

    e = np.exp(-lam*tau)
    dslope = e/lam - (1 - e)/(lam**2*tau)
    dL = np.column_stack((np.zeros(tau.size), dslope, dslope + tau*e))
    glam = np.sum(wr*(Beta @ dL.T))
    gln = glam*lam
    return sse, gBeta, gln
