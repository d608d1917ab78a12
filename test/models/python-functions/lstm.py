import numpy as np

def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))

# LSTM over a minibatch of sequences; squared error on the last hidden state
def lstm_loss(x, target, h0, Wx, Wh, b):
    N, T, D = x.shape
    H = h0.shape[1]
    h = np.zeros((T + 1, N, H))
    c = np.zeros((T + 1, N, H))
    gates = np.zeros((T, N, 4 * H))
    h[0] = h0

    for t in range(T):
        a = x[:, t, :].dot(Wx) + h[t].dot(Wh) + b
        i = sigmoid(a[:, :H])
        f = sigmoid(a[:, H:2*H])
        o = sigmoid(a[:, 2*H:3*H])
        g = np.tanh(a[:, 3*H:])
        c[t+1] = f * c[t] + i * g
        h[t+1] = o * np.tanh(c[t+1])
        gates[t] = np.hstack((i, f, o, g))

    err = h[T] - target
    loss = 0.5 * np.sum(err ** 2) / N

    dWx = np.zeros(Wx.shape)
    dWh = np.zeros(Wh.shape)
    db = np.zeros(b.shape)
    dx = np.zeros_like(x)
    dh = err / N
    dc = np.zeros((N, H))
    for t in range(T - 1, -1, -1):
        i, f, o, g = np.split(gates[t], 4, axis=1)
        tc = np.tanh(c[t+1])
        do = dh * tc
        dc = dc + dh * o * (1 - tc ** 2)
        df = dc * c[t]
        di = dc * g
        dg = dc * i
        da = np.concatenate([di * i * (1 - i), df * f * (1 - f),
                             do * o * (1 - o), dg * (1 - g ** 2)], axis=1)
        dx[:, t, :] = da.dot(Wx.T)
        dWx += x[:, t, :].T.dot(da)
        dWh += h[t].T.dot(da)
        db += da.sum(axis=0)
        dh = da.dot(Wh.T)
        dc = dc * f
    dh0 = dh
    return loss, dx, dh0, dWx, dWh, db
