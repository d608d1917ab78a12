import numpy as np

def softmax(z, T=1.0):
    z = z / T
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def distillation_loss(x, y, W1, b1, W2, b2, teacher_logits, T, lam):
    h = np.maximum(0, x.dot(W1) + b1)
    logits = h.dot(W2) + b2
    p = softmax(logits)
    hard = -np.mean(np.log(p[range(len(y)), y] + 1e-12))
    q = softmax(teacher_logits, T)
    logp = np.log(softmax(logits, T) + 1e-12)
    soft = -np.mean(np.sum(q * logp, axis=1)) * T ** 2
    loss = lam * hard + (1 - lam) * soft
    return loss, p
