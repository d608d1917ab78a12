import numpy as np

# finite horizon tracking, gradient with respect to the controls by the costates
def tracking_cost(U, x0, A, B, Q, R, Qf, xref):
    N = U.shape[0]
    n = A.shape[0]
    X = np.zeros((N + 1, n))
    X[0] = x0
    J = 0.0
    for k in range(N):
        e = X[k] - xref[k]
        J += 0.5 * e.dot(Q).dot(e) + 0.5 * U[k].dot(R).dot(U[k])
        X[k+1] = A.dot(X[k]) + B.dot(U[k])
    eN = X[N] - xref[N]
    J += 0.5 * eN.dot(Qf).dot(eN)

    lam = Qf.dot(eN)
    dU = np.zeros(U.shape)
    for k in reversed(range(N)):
        dU[k] = R.dot(U[k]) + B.T.dot(lam)
        lam = Q.dot(X[k] - xref[k]) + A.T.dot(lam)
    return J, dU, X
