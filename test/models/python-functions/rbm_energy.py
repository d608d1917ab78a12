import numpy as np


def rbm_energy(v, h, W, a, b):
    visible = np.sum(v * a)
    hidden = np.sum(h * b)
    E = -visible - hidden - v @ W @ h
    return E
