# GloVe (Pennington et al. 2014), dense co-occurrence matrix
import numpy as np

def weightFunc(X, xMax, alpha):
    return np.where(X < xMax, (X / xMax) ** alpha, 1.0)

def gloveCost(W, U, bW, bU, X, xMax=10., alpha=0.75):
    vocabSize, dim = W.shape
    f = weightFunc(X, xMax, alpha)          # f(0) = 0 so empty cells drop out
    logX = np.log(np.where(X > 0, X, 1))
    innerProd = np.dot(W, U.T)
    diff = innerProd + bW[:, None] + bU[None, :] - logX
    wdiff = f * diff
    cost = 0.5 * np.sum(wdiff * diff)

    gradW = wdiff.dot(U)
    gradU = wdiff.T.dot(W)
    gradbW = np.sum(wdiff, axis=1)
    gradbU = np.sum(wdiff, axis=0)
    nnz = np.count_nonzero(X)
    avgCost = cost / nnz
    return cost, gradW, gradU, gradbW, gradbU, avgCost
