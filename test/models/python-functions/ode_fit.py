import numpy as np

def lotka(z, theta):
    x, y = z
    a, b, c, d = theta
    return np.array([a * x - b * x * y, -c * y + d * x * y])

def rk4_misfit(theta, z0, t, data, sigma):
    dt = t[1] - t[0]
    zs = np.zeros((len(t), 2))
    zs[0] = z0
    for k in range(len(t) - 1):
        z = zs[k]
        k1 = lotka(z, theta)
        k2 = lotka(z + 0.5 * dt * k1, theta)
        k3 = lotka(z + 0.5 * dt * k2, theta)
        k4 = lotka(z + dt * k3, theta)
        zs[k + 1] = z + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    r = (zs - data) / sigma
    return 0.5 * np.sum(r ** 2)
