#!/usr/bin/env python
import numpy as np
import random

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def negSamplingCostAndGradient(predicted, target, outputVectors, dataset, K=4):
    indices = [target]
    indices.extend(dataset.getNegative(target, K))
    labels = np.array([1] + [-1 for k in range(K)])
    vecs = outputVectors[indices]
    t = sigmoid(vecs.dot(predicted) * labels)
    cost = -np.sum(np.log(t))
    delta = labels * (t - 1)
    gradPred = delta.reshape((1, K + 1)).dot(vecs).flatten()
    gradtemp = delta.reshape((K + 1, 1)).dot(predicted.reshape((1, predicted.shape[0])))
    grad = np.zeros_like(outputVectors)
    for k in range(K + 1):
        grad[indices[k]] += gradtemp[k, :]
    return cost, gradPred, grad

def skipgram(currentWord, C, contextWords, tokens, inputVectors, outputVectors, dataset,
             word2vecCostAndGradient=negSamplingCostAndGradient):
    cost = 0.0
    gradIn = np.zeros(inputVectors.shape)
    gradOut = np.zeros(outputVectors.shape)
    cword_idx = tokens[currentWord]
    vhat = inputVectors[cword_idx]
    for j in contextWords:
        u_idx = tokens[j]
        c_cost, c_grad_in, c_grad_out = word2vecCostAndGradient(vhat, u_idx, outputVectors, dataset)
        cost += c_cost
        gradIn[cword_idx, :] += c_grad_in
        gradOut += c_grad_out
    return cost, gradIn, gradOut

class Dataset(object):
    def __init__(self, n):
        self.n = n
        self._at = 0
    def getNegative(self, target, K):
        out = []
        while len(out) < K:
            self._at = (self._at * 7 + 3) % self.n
            if self._at != target:
                out.append(self._at)
        return out

tokens = dict([("a", 0), ("b", 1), ("c", 2), ("d", 3), ("e", 4)])
np.random.seed(9265)
dummy_vectors = np.random.randn(10, 3)
norms = np.sqrt(np.sum(dummy_vectors ** 2, axis=1, keepdims=True))
dummy_vectors = dummy_vectors / norms
inputVectors = dummy_vectors[:5, :]
outputVectors = dummy_vectors[5:, :]
dataset = Dataset(5)
cost, gradIn, gradOut = skipgram("c", 2, ["a", "b", "e", "d"], tokens, inputVectors, outputVectors, dataset)
grads = np.concatenate((gradIn, gradOut), axis=0)
wordVectors = np.vstack((inputVectors, outputVectors)) - 0.3 * grads
