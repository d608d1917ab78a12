import numpy as np

# multiclass SVM (hinge), half-vectorised with bias
def svm_loss(W, b, X, y, reg, delta=1.0):
    N = X.shape[0]
    s = X.dot(W) + b
    s_correct = s[np.arange(N), y].reshape(-1, 1)
    margins = np.maximum(0, s - s_correct + delta)
    margins[np.arange(N), y] = 0
    loss = margins.sum() / N
    loss += reg * np.sum(W * W)

    mask = np.zeros(margins.shape)
    mask[margins > 0] = 1
    # number of classes that violated the margin
    n_viol = np.sum(mask, axis=1)
    mask[np.arange(N), y] = -n_viol
    dW = X.T.dot(mask) / N
    dW += 2 * reg * W
    db = np.sum(mask, axis=0) / N
    return loss, dW, db
