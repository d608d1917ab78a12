import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

# CS224n a2: skip-gram with negative sampling, all outside words of one window
def skipgram(centerIdx, outsideIdx, negIdx, centerVectors, outsideVectors):
    gradCenterVecs = np.zeros(centerVectors.shape)
    gradOutsideVectors = np.zeros(outsideVectors.shape)
    loss = 0.0
    v_c = centerVectors[centerIdx]
    U_neg = outsideVectors[negIdx]

    for o in outsideIdx:
        u_o = outsideVectors[o]
        p_o = sigmoid(np.dot(u_o, v_c))
        p_neg = sigmoid(-np.dot(U_neg, v_c))
        loss += -np.log(p_o) - np.sum(np.log(p_neg))

        gradV = (p_o - 1) * u_o + np.dot(1 - p_neg, U_neg)
        gradCenterVecs[centerIdx] += gradV
        gradOutsideVectors[o] += (p_o - 1) * v_c
        # a word may be drawn more than once
        np.add.at(gradOutsideVectors, negIdx, np.outer(1 - p_neg, v_c))
    return loss, gradCenterVecs, gradOutsideVectors
