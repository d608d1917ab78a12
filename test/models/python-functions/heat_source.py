import numpy as np

# 1D heat equation, implicit Euler.  Recover the source s(x) from
# sensor readings; gradient by the discrete adjoint.
def heat_inverse(s, u0, sensors, data, dx, dt, kappa, reg):
    nx = s.shape[0]
    nt = data.shape[0]
    r = kappa * dt / dx**2
    L = np.diag(-2 * np.ones(nx)) + np.diag(np.ones(nx - 1), 1) + np.diag(np.ones(nx - 1), -1)
    M = np.eye(nx) - r * L

    U = np.zeros((nt, nx))
    u = u0
    for n in range(nt):
        u = np.linalg.solve(M, u + dt * s)
        U[n] = u
    mis = U[:, sensors] - data
    ds = np.diff(s) / dx
    J = 0.5 * dt * np.sum(mis**2) + 0.5 * reg * dx * np.sum(ds**2)

    g = np.zeros(nx)
    p = np.zeros(nx)
    for n in range(nt - 1, -1, -1):
        rhs = p.copy()
        rhs[sensors] += dt * mis[n]
        p = np.linalg.solve(M.T, rhs)
        g += dt * p
    g[:-1] -= reg * ds
    g[1:] += reg * ds
    return J, g
