# GP regression, log marginal likelihood and its gradient (Rasmussen & Williams, alg. 2.1)
import numpy as np
import numpy.linalg as la
from numpy import newaxis

def sqdist(A, B):
    return np.sum(A**2, 1)[:, newaxis] + np.sum(B**2, 1)[newaxis, :] - 2*A @ B.T

class SE:
    def __init__(self, variance=1., lengthscale=1.):
        self.variance, self.lengthscale = variance, lengthscale
    def K(self, A, B=None):
        B = A if B is None else B
        return self.variance * np.exp(-0.5 * sqdist(A, B) / self.lengthscale**2)
    __call__ = K

np.random.seed(7)
N, Ns = 15, 6
Xtr = np.sort(np.random.uniform(-3, 3, (N, 1)), axis=0)
ytr = np.sin(Xtr).ravel() + .1*np.random.randn(N)
Xte = np.linspace(-4, 4, Ns)[:, None]
k = SE(1.2, lengthscale=0.8)
sigma_n = 0.1
Ky = k(Xtr) + sigma_n**2*np.eye(N)
L = la.cholesky(Ky)
alpha = la.solve(L.T, la.solve(L, ytr))
lml = -0.5*ytr @ alpha - np.log(np.diag(L)).sum() - N/2*np.log(2*np.pi)
Ks = k(Xtr, Xte)
mean = Ks.T @ alpha
v = la.solve(L, Ks)
cov = k.K(Xte) - v.T @ v
std = np.sqrt(np.diag(cov))
# derivatives of K
R2 = sqdist(Xtr, Xtr)
dK_dl = k(Xtr) * R2 / k.lengthscale**3
Kinv = la.inv(Ky)
inner = np.outer(alpha, alpha) - Kinv
dlml_dl = 0.5 * np.trace(inner @ dK_dl)
dlml_ds = np.trace(inner) * sigma_n
assert inner.shape == (N, N), inner.shape
nlml = -lml
