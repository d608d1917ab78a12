import numpy as np

def discount(r, gamma):
    out = np.zeros_like(r)
    running = 0
    for t in reversed(range(len(r))):
        running = running * gamma + r[t]
        out[t] = running
    return out

def pg_loss(states, actions, rewards, W1, b1, W2, b2, gamma=0.99):
    h = np.tanh(states @ W1 + b1)
    logits = h @ W2 + b2
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    T = len(rewards)
    chosen = logp[np.arange(T), actions]
    G = discount(rewards, gamma)
    adv = (G - G.mean()) / (G.std() + 1e-8)
    loss = -np.mean(chosen * adv)
    dlogits = np.exp(logp)
    dlogits[np.arange(T), actions] -= 1
    dlogits *= adv[:, None] / T
    dW2 = h.T @ dlogits
    db2 = dlogits.sum(0)
    dh = (dlogits @ W2.T) * (1 - h**2)
    dW1 = states.T @ dh
    db1 = dh.sum(0)
    return loss, dW1, db1, dW2, db2
