import numpy as np

def normalize_adj(A):
    A_tilde = A + np.eye(A.shape[0])
    d = A_tilde.sum(1)
    D_inv_sqrt = np.diag(1.0 / np.sqrt(d))
    return D_inv_sqrt @ A_tilde @ D_inv_sqrt

def relu(x):
    return np.maximum(0, x)

def gcn_loss(A, X, labels, train_idx, W0, W1, weight_decay=5e-4):
    """Two-layer GCN (Kipf & Welling), softmax cross entropy on the labelled nodes only."""
    A_hat = normalize_adj(A)
    num_train = len(train_idx)
    AX = A_hat @ X
    Z0 = AX @ W0
    H = relu(Z0)
    AH = A_hat @ H
    logits = AH @ W1
    logits = logits - logits.max(axis=1, keepdims=True)
    log_probs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))

    y_train = labels[train_idx]
    loss = -log_probs[train_idx, y_train].mean()
    loss += 0.5 * weight_decay * (W0 ** 2).sum()

    # backprop
    mask = np.zeros(X.shape[0])
    mask[train_idx] = 1
    one_hot = np.eye(W1.shape[1])[labels]
    dlogits = (np.exp(log_probs) - one_hot) * mask[:, np.newaxis] / num_train
    dW1 = AH.T @ dlogits
    dH = A_hat.T @ (dlogits @ W1.T)
    dZ0 = dH * (Z0 > 0)
    dW0 = AX.T @ dZ0 + weight_decay * W0
    preds = np.argmax(logits, axis=1)
    train_acc = (preds[train_idx] == y_train).mean()
    return loss, (dW0, dW1), train_acc
