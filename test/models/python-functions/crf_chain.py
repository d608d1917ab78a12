import numpy as np


def log_sum_exp(v, axis):
    m = np.max(v, axis=axis, keepdims=True)
    return np.squeeze(m, axis=axis) + np.log(np.sum(np.exp(v - m), axis=axis))


def crf_nll(sent, tags, w_emit, trans, start, stop):
    emit = np.dot(sent, w_emit)
    n = emit.shape[0]

    # gold path
    gold = start[tags[0]] + emit[0, tags[0]]
    for i in range(1, n):
        gold += trans[tags[i - 1], tags[i]] + emit[i, tags[i]]
    gold += stop[tags[-1]]

    # partition function
    fwd = start + emit[0]
    for i in range(1, n):
        fwd = log_sum_exp(fwd[:, None] + trans + emit[i][None, :], axis=0)
    logZ = log_sum_exp(fwd + stop, axis=0)
    return logZ - gold
