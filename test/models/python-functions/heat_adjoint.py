import numpy as np

def solve_forward(m, u0, dt, dx, nt):
    nx = len(u0)
    u = np.zeros((nt + 1, nx))
    u[0] = u0
    for n in range(nt):
        lap = np.zeros(nx)
        lap[1:-1] = (u[n, 2:] - 2*u[n, 1:-1] + u[n, :-2]) / dx**2
        u[n+1] = u[n] + dt * m * lap
    return u

def objective(m, u0, obs, dt, dx, nt, alpha):
    u = solve_forward(m, u0, dt, dx, nt)
    r = u[1:] - obs
    J = 0.5 * dt * np.sum(r**2) + 0.5 * alpha * np.sum(np.diff(m)**2)
    lam = np.zeros_like(u0)
    g = np.zeros_like(m)
    for n in range(nt - 1, -1, -1):
        lam = lam + dt * r[n]
        lap = np.zeros_like(u0)
        lap[1:-1] = (u[n, 2:] - 2*u[n, 1:-1] + u[n, :-2]) / dx**2
        g += dt * lap * lam
        w = dt * m * lam / dx**2
        new = lam.copy()
        new[2:] += w[1:-1]
        new[1:-1] -= 2 * w[1:-1]
        new[:-2] += w[1:-1]
        lam = new
    return J, g
