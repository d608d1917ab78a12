import numpy as np

def l2norm(z):
    n = np.sqrt((z * z).sum(1, keepdims=True))
    return z / n, n

def l2norm_back(g, zn, n):
    return (g - zn * (g * zn).sum(1, keepdims=True)) / n

def infoNCE(xa, xb, Wa, Wb, tau):
    """CLIP-like symmetric contrastive loss between two modalities"""
    N = len(xa)
    za, na = l2norm(xa @ Wa)
    zb, nb = l2norm(xb @ Wb)
    S = za @ zb.T / tau
    # rows: a -> b, columns: b -> a
    Er = np.exp(S - S.max(1, keepdims=True))
    Pr = Er / Er.sum(1, keepdims=True)
    Ec = np.exp(S - S.max(0))
    Pc = Ec / Ec.sum(0)
    L = -0.5 * (np.log(np.diag(Pr)).mean() + np.log(np.diag(Pc)).mean())

    I = np.identity(N)
    gS = 0.5 * ((Pr - I) + (Pc - I)) / N
    gtau = -(gS * S).sum() / tau
    gza = gS @ zb / tau
    gzb = gS.T @ za / tau
    gWa = xa.T @ l2norm_back(gza, za, na)
    gWb = xb.T @ l2norm_back(gzb, zb, nb)
    return L, gWa, gWb, gtau
