import numpy as np

def softmax(x):
    x = x - np.max(x, axis=1, keepdims=True)
    e = np.exp(x)
    return e / np.sum(e, axis=1, keepdims=True)

def cbow_loss_and_grad(context_ids, center_ids, V_in, U_out):
    batch, win = context_ids.shape
    vecs = V_in[context_ids]
    v_hat = vecs.mean(axis=1)
    scores = v_hat.dot(U_out.T)
    y_hat = softmax(scores)
    rows = np.arange(batch)
    loss = -np.mean(np.log(y_hat[rows, center_ids]))

    # one hot
    y = np.zeros_like(y_hat)
    y[rows, center_ids] = 1.0
    delta = (y_hat - y) / batch
    grad_U = delta.T.dot(v_hat)
    grad_vhat = delta.dot(U_out)
    grad_V = np.zeros(V_in.shape)
    for j in range(win):
        np.add.at(grad_V, context_ids[:, j], grad_vhat / win)
    return loss, grad_V, grad_U
