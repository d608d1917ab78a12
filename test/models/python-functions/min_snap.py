import numpy as np
from math import factorial

def snap_matrix(T, n):
    # int_0^T (d^4/dt^4 sum c_i t^i)^2 dt = c' Q c
    Q = np.zeros((n, n))
    for i in range(4, n):
        for j in range(4, n):
            ci = factorial(i) / factorial(i - 4)
            cj = factorial(j) / factorial(j - 4)
            Q[i, j] = ci * cj * T**(i + j - 7) / (i + j - 7)
    return Q

def powers(t, n, der=0):
    v = np.zeros(n)
    for i in range(der, n):
        v[i] = factorial(i) / factorial(i - der) * t**(i - der)
    return v

def traj_cost(coef, times, waypoints, rho=100.0):
    """minimum snap polynomial through waypoints for a quadrotor; soft constraints
    for waypoints and for continuity of velocity and acceleration"""
    nseg, n = coef.shape[0], coef.shape[1]
    J = 0.0
    pen = 0.0
    g = np.zeros_like(coef)
    for k in range(nseg):
        c = coef[k]
        Q = snap_matrix(times[k], n)
        Qc = Q @ c
        J += np.sum(c * Qc)
        g[k] += 2 * Qc

        p0 = powers(0.0, n)
        p1 = powers(times[k], n)
        e0 = p0 @ c - waypoints[k]
        e1 = p1 @ c - waypoints[k + 1]
        pen += e0 @ e0 + e1 @ e1
        g[k] += 2 * rho * (np.outer(p0, e0) + np.outer(p1, e1))
        if k + 1 < nseg:
            for der in (1, 2):
                a = powers(times[k], n, der)
                b = powers(0.0, n, der)
                jump = a @ c - b @ coef[k + 1]
                pen += np.sum(jump**2)
                g[k] += 2 * rho * np.outer(a, jump)
                g[k + 1] -= 2 * rho * np.outer(b, jump)
    total = J + rho * pen
    return total, g
