import numpy as np

def burgers_misfit(nu, u0, target, L, dt, steps):
    n = u0.size
    dx = L / n
    u = u0.copy()
    hist = [u]
    for _ in range(steps):
        ux = (np.roll(u, -1) - np.roll(u, 1)) / (2 * dx)
        uxx = (np.roll(u, -1) - 2 * u + np.roll(u, 1)) / dx**2
        u = u + dt * (-u * ux + nu * uxx)
        hist.append(u)
    traj = np.array(hist)
    J = 0.5 * dx * np.sum((u - target)**2)
    return J, traj
