import numpy as np

def mf_loss(P, Q, bu, bi, users, items, ratings, reg=0.02):
    # r_hat = mu + b_u + b_i + p_u . q_i   on the observed triplets only
    mu = np.mean(ratings)
    loss = 0.0
    dP = np.zeros(P.shape)
    dQ = np.zeros(Q.shape)
    dbu = np.zeros(len(bu))
    dbi = np.zeros(len(bi))
    for u, i, r in zip(users, items, ratings):
        pu = P[u, :]
        qi = Q[i, :]
        pred = mu + bu[u] + bi[i] + np.dot(pu, qi)
        e = r - pred
        loss += e**2 + reg * (np.dot(pu, pu) + np.dot(qi, qi) + bu[u]**2 + bi[i]**2)
        dbu[u] += -2*e + 2*reg*bu[u]
        dbi[i] += -2*e + 2*reg*bi[i]
        dP[u, :] += -2*e*qi + 2*reg*pu
        dQ[i, :] += -2*e*pu + 2*reg*qi
    n = float(len(ratings))
    loss = loss / n
    dP /= n; dQ /= n
    dbu /= n; dbi /= n
    return loss, dP, dQ, dbu, dbi
