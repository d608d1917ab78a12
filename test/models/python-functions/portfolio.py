import numpy as np

TRADING_DAYS = 252

def softmax_weights(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)

def neg_sharpe(z, prices, w_old, rf=0.01, tcost=0.005):
    returns = prices[1:] / prices[:-1] - 1
    mu = returns.mean(axis=0) * TRADING_DAYS
    Sigma = np.cov(returns, rowvar=False) * TRADING_DAYS

    w = softmax_weights(z)          # long only, sums to one
    port_ret = np.dot(w, mu)
    port_vol = np.sqrt(np.dot(w.T, np.dot(Sigma, w)))
    sharpe = (port_ret - rf) / port_vol
    turnover = np.sum((w - w_old) ** 2)
    obj = -sharpe + tcost * turnover

    dw = -mu / port_vol + (port_ret - rf) * np.dot(Sigma, w) / port_vol ** 3
    dw += 2 * tcost * (w - w_old)
    dz = w * (dw - np.dot(w, dw))
    return obj, dz, w
