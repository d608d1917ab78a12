import numpy as np

def laplacian(n, h):
    main = 2.0 * np.ones(n)
    off = -1.0 * np.ones(n - 1)
    return (np.diag(main) + np.diag(off, 1) + np.diag(off, -1)) / h**2

def reduced_cost(kappa, f, u_data, obs, alpha):
    # -(u'' ) + kappa u = f on (0,1), u(0)=u(1)=0.  Recover kappa(x)
    # from point measurements, Tikhonov on kappa'
    n = f.shape[0]
    h = 1.0 / (n + 1)
    A = laplacian(n, h) + np.diag(kappa)
    u = np.linalg.solve(A, f)                  # state
    misfit = u[obs] - u_data
    dk = np.diff(kappa) / h
    j = 0.5 * np.sum(misfit**2) + 0.5 * alpha * h * np.sum(dk**2)

    rhs = np.zeros(n)
    rhs[obs] = -misfit
    p = np.linalg.solve(A.T, rhs)              # adjoint
    g = u * p
    g[1:] += alpha * dk
    g[:-1] -= alpha * dk
    return j, g
