import numpy as np

def ridge(w, X, y, lam):
    r = X @ w - y
    return r @ r + lam * w @ w
