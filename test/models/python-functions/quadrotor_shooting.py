import numpy as np


def dyn(x, u, m, J, l):
    px, pz, th, vx, vz, om = x
    return np.array([vx, vz, om,
                     -(u[0] + u[1]) * np.sin(th) / m,
                     (u[0] + u[1]) * np.cos(th) / m - 9.81,
                     l * (u[0] - u[1]) / J])


def rk4(x, u, dt, *a):
    k1 = dyn(x, u, *a)
    k2 = dyn(x + dt / 2 * k1, u, *a)
    k3 = dyn(x + dt / 2 * k2, u, *a)
    k4 = dyn(x + dt * k3, u, *a)
    return x + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)


def shooting_cost(uflat, x0, xgoal, Q, R, Qf, dt, m, J, l):
    U = uflat.reshape((-1, 2))
    x = x0
    cost = 0.
    uprev = np.full(2, m * 9.81 / 2)
    for u in U:
        e = x - xgoal
        du = u - uprev
        cost += dt * (e @ Q @ e + du @ R @ du)
        x = rk4(x, u, dt, m, J, l)
        uprev = u
    e = x - xgoal
    return cost + e @ Qf @ e
