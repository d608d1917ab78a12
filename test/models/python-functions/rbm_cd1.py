import numpy as np


def logistic(x):
    return 1.0 / (1 + np.exp(-x))


def cd1(W, vbias, hbias, data, u_h, u_v, lr, weight_decay):
    n = data.shape[0]
    poshp = logistic(np.dot(data, W) + hbias)
    posprods = np.dot(data.T, poshp)
    poshs = poshp > u_h

    negdata = logistic(np.dot(poshs, W.T) + vbias) > u_v
    neghp = logistic(np.dot(negdata, W) + hbias)
    negprods = np.dot(negdata.T, neghp)

    fe_pos = -np.dot(data, vbias) - np.sum(np.log(1 + np.exp(np.dot(data, W) + hbias)), axis=1)
    fe_neg = -np.dot(negdata, vbias) - np.sum(np.log(1 + np.exp(np.dot(negdata, W) + hbias)), axis=1)

    W = W + lr * ((posprods - negprods) / n - weight_decay * W)
    vbias = vbias + lr * np.mean(data - negdata.astype(float), axis=0)
    hbias = hbias + lr * np.mean(poshp - neghp, axis=0)
    return np.mean(fe_pos - fe_neg), W, vbias, hbias
