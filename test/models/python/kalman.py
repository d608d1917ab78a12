# constant velocity Kalman filter, log likelihood of the innovations
import numpy as np
from numpy.linalg import inv, slogdet

dt = 0.1
F = np.array([[1, 0, dt, 0],
              [0, 1, 0, dt],
              [0, 0, 1, 0],
              [0, 0, 0, 1]])
H = np.array([[1., 0, 0, 0], [0, 1, 0, 0]])
q, r = 0.05, 0.2
G = np.array([[dt**2/2, 0], [0, dt**2/2], [dt, 0], [0, dt]])
Q = q**2 * G @ G.T
Rm = np.diag([r**2, r**2])
T = 8
np.random.seed(5)
x_true = np.zeros((T, 4)); x_true[0] = [0, 0, 1, 0.5]
for t in range(1, T):
    x_true[t] = F @ x_true[t-1]
Y = x_true[:, :2] + r*np.random.randn(T, 2)

x, P = np.zeros(4), np.eye(4)
xs, Ps, ll = np.zeros((T, 4)), np.zeros((T, 4, 4)), 0.
for t, y in enumerate(Y):
    # predict
    x = F @ x
    P = F @ P @ F.T + Q
    # update
    nu = y - H @ x
    S = H @ P @ H.T + Rm
    K = P @ H.T @ inv(S)
    x = x + K @ nu
    I_KH = np.eye(4) - K @ H
    P = I_KH @ P @ I_KH.T + K @ Rm @ K.T
    sign, logdet = slogdet(2*np.pi*S)
    ll += -0.5*(nu @ np.linalg.solve(S, nu) + logdet)
    xs[t], Ps[t] = x, P
nll = -ll
# RTS smoother
xsm = xs.copy()
for t in range(T-2, -1, -1):
    Pp = F @ Ps[t] @ F.T + Q
    C = Ps[t] @ F.T @ inv(Pp)
    xsm[t] += C @ (xsm[t+1] - F @ xs[t])
rmse = np.sqrt(((xsm[:, :2] - x_true[:, :2])**2).mean(axis=0))
