import numpy as np

def logsumexp(a, axis=0):
    m = np.max(a, axis=axis)
    return m + np.log(np.sum(np.exp(a - np.expand_dims(m, axis)), axis=axis))

def crf_nll(x, y, W, A, start):
    # linear chain CRF, emission potentials x W, transitions A[from, to]
    T = x.shape[0]
    K = A.shape[0]
    e = np.dot(x, W)

    score = start[y[0]] + e[np.arange(T), y].sum() + A[y[:-1], y[1:]].sum()

    # forward / backward in log space
    la = np.zeros((T, K))
    lb = np.zeros((T, K))
    la[0] = start + e[0]
    for t in range(1, T):
        la[t] = logsumexp(la[t-1][:, None] + A, axis=0) + e[t]
    for t in range(T-2, -1, -1):
        lb[t] = logsumexp(A + e[t+1] + lb[t+1], axis=1)
    logZ = logsumexp(la[-1])
    nll = logZ - score

    # gradient = expected minus observed counts
    marg = np.exp(la + lb - logZ)
    gA = np.zeros_like(A)
    for t in range(1, T):
        gA += np.exp(la[t-1][:, None] + A + e[t] + lb[t] - logZ)
        gA[y[t-1], y[t]] -= 1
    ge = marg.copy()
    ge[np.arange(T), y] -= 1
    gW = np.dot(x.T, ge)
    gstart = ge[0]
    return nll, gW, gA, gstart
