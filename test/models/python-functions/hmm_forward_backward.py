import numpy as np


def forward_backward(obs, A, B, pi):
    T = len(obs)
    N = A.shape[0]
    alpha = np.zeros((T, N))
    beta = np.zeros((T, N))
    c = np.zeros(T)

    alpha[0] = pi * B[:, obs[0]]
    c[0] = 1 / alpha[0].sum()
    alpha[0] *= c[0]
    for t in range(1, T):
        for j in range(N):
            alpha[t, j] = alpha[t - 1].dot(A[:, j]) * B[j, obs[t]]
        c[t] = 1 / alpha[t].sum()
        alpha[t] *= c[t]

    beta[-1] = c[-1]
    for t in range(T - 2, -1, -1):
        beta[t] = A.dot(B[:, obs[t + 1]] * beta[t + 1]) * c[t]

    gamma = alpha * beta
    gamma /= gamma.sum(1, keepdims=True)
    newB = np.zeros_like(B)
    for k in range(B.shape[1]):
        newB[:, k] = gamma[obs == k].sum(axis=0)
    newB /= gamma.sum(axis=0)[:, None]
    return -np.log(c).sum(), gamma, newB
