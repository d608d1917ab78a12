import numpy as np, sys, os
from scipy.optimize import minimize
from scipy.special import expit, logsumexp

def load_data(n=40, d=3):
    rs = np.random.RandomState(0)
    X = rs.randn(n, d)
    w = np.array([1.5, -2.0, 0.5])
    y = (expit(X.dot(w)) > rs.rand(n)).astype(float)
    X = np.hstack([np.ones((n, 1)), X])   # bias
    return X, y

X, y = load_data()
n, d = X.shape
lam = 0.1

def cost(theta):
    z = X @ theta
    nll = np.sum(np.logaddexp(0, z) - y * z) / n
    return nll + lam/(2*n) * np.dot(theta[1:], theta[1:])

def grad(theta):
    p = expit(X @ theta)
    g = X.T @ (p - y) / n
    g[1:] += lam / n * theta[1:]
    return g

theta0 = np.zeros(d)
J0 = cost(theta0)
g0 = grad(theta0)
try:
    res = minimize(cost, theta0, jac=grad, method='L-BFGS-B', options={'maxiter': 50})
except Exception as e:
    print('optimiser failed', e)
    sys.exit(1)
theta = theta0 - 0.5 * g0
for k in range(10):
    p = expit(X @ theta)
    W = p * (1 - p)
    Hess = (X.T * W) @ X / n + lam / n * np.diag(np.r_[0, np.ones(d - 1)])
    theta = theta - np.linalg.solve(Hess, grad(theta))
final = cost(theta)
pred = (X @ theta > 0).astype(int)
accuracy = np.mean(pred == y)
