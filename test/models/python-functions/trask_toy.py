import numpy as np

# neural network in a few lines, after the well known blog post

def nonlin(x, deriv=False):
    if deriv:
        return x*(1-x)
    return 1/(1+np.exp(-x))

def step(X, y, syn0, syn1, alpha=10):
    # forward
    l0 = X
    l1 = nonlin(np.dot(l0,syn0))
    l2 = nonlin(np.dot(l1,syn1))

    # how much did we miss?
    l2_error = l2 - y
    cost = np.sum(l2_error**2)/2

    l2_delta = l2_error*nonlin(l2,deriv=True)
    l1_error = l2_delta.dot(syn1.T)
    l1_delta = l1_error * nonlin(l1,deriv=True)

    g1 = l1.T.dot(l2_delta)
    g0 = l0.T.dot(l1_delta)
    syn1_new = syn1 - alpha*g1
    syn0_new = syn0 - alpha*g0
    return cost, g0, g1, syn0_new, syn1_new
