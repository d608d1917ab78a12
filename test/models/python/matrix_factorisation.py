import numpy as np
import time

R = np.array([
 [5,3,0,1],
 [4,0,0,1],
 [1,1,0,5],
 [1,0,0,4],
 [0,1,5,4],
])
N, M = R.shape
K = 2
rs = np.random.RandomState(10)
P = rs.rand(N,K)
Q = rs.rand(M,K)
mask = (R > 0)
alpha, beta = 0.0002, 0.02
tic = time.time()

def full_loss(P, Q):
    E = mask * (R - P.dot(Q.T))
    return (E**2).sum() + beta/2.0 * ((P**2).sum() + (Q**2).sum())

# sgd over the observed entries, a few steps
for step in range(2):
    for i in range(len(R)):
        for j in range(len(R[i])):
            if R[i][j] > 0:
                eij = R[i][j] - np.dot(P[i,:], Q[j,:])
                for k in range(K):
                    P[i][k] = P[i][k] + alpha * (2 * eij * Q[j][k] - beta * P[i][k])
                    Q[j][k] = Q[j][k] + alpha * (2 * eij * P[i][k] - beta * Q[j][k])
loss = full_loss(P, Q)
E = mask * (R - P @ Q.T)
gP = -2 * E @ Q + beta * P
gQ = -2 * E.T @ P + beta * Q
# biases
bu, bi, mu = np.zeros(N), np.zeros(M), R[mask].mean()
pred = mu + bu[:, None] + bi[None, :] + P @ Q.T
rows, cols = np.nonzero(mask)
err = R[rows, cols] - pred[rows, cols]
gbu = np.zeros(N); np.add.at(gbu, rows, -2*err)
gbi = np.bincount(cols, weights=-2*err, minlength=M)
rmse = np.sqrt(np.mean(err**2))
print('took', time.time() - tic)
