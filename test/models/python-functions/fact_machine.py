import numpy as np

def fm_logloss(X, y, w0, w, V, reg_w, reg_v):
    # factorization machine (Rendle 2010), labels in {-1,+1}
    n, p = X.shape
    k = V.shape[1]
    XV = X @ V
    X2 = X**2
    inter = 0.5*np.sum(XV**2 - X2 @ V**2, axis=1)
    yhat = w0 + X @ w + inter
    margin = y*yhat
    loss = np.mean(np.log(1 + np.exp(-margin))) + reg_w/2*np.dot(w, w) + reg_v/2*np.linalg.norm(V)**2

    g = -y/(1 + np.exp(margin))/n
    gw0 = g.sum()
    gw = X.T @ g + reg_w*w
    gV = np.zeros((p, k))
    for f in range(k):
        gV[:, f] = X.T @ (g*XV[:, f]) - V[:, f]*(X2.T @ g)
    gV += reg_v*V
    acc = np.mean(np.sign(yhat) == y)
    return loss, gw0, gw, gV, acc
