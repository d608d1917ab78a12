#!/usr/bin/env python
# CS224N style: deep averaging network for 5-way sentiment
import numpy as np

def affine_forward(x, w, b):
    return x.dot(w) + b

def relu(x):
    return x * (x > 0)

def dan_cost(wordVectors, W1, b1, W2, b2, sentences, lengths, labels, reg=1e-3):
    N, maxlen = sentences.shape
    dim = wordVectors.shape[1]

    # average the vectors of the real tokens
    keep = (np.arange(maxlen)[None, :] < lengths[:, None]).astype(float)
    vecs = wordVectors[sentences]
    vecs = vecs * keep[:, :, None]
    avg = np.sum(vecs, axis=1) / lengths.reshape(-1, 1)

    z1 = affine_forward(avg, W1, b1)
    h1 = relu(z1)
    z2 = affine_forward(h1, W2, b2)

    z2 = z2 - np.max(z2, axis=1).reshape(-1, 1)
    yhat = np.exp(z2) / np.sum(np.exp(z2), axis=1).reshape(-1, 1)
    onehot = np.zeros_like(yhat)
    onehot[np.arange(N), labels] = 1

    cost = -np.sum(onehot * np.log(yhat)) / N
    cost += 0.5 * reg * (np.sum(W1**2) + np.sum(W2**2))

    delta2 = (yhat - onehot) / N
    gradW2 = h1.T.dot(delta2) + reg * W2
    gradb2 = np.sum(delta2, axis=0)
    delta1 = delta2.dot(W2.T) * (z1 > 0)
    gradW1 = avg.T.dot(delta1) + reg * W1
    gradb1 = np.sum(delta1, axis=0)

    gradAvg = delta1.dot(W1.T) / lengths.reshape(-1, 1)
    gradTok = np.repeat(gradAvg[:, None, :], maxlen, axis=1) * keep[..., None]
    gradWords = np.zeros(wordVectors.shape)
    np.add.at(gradWords, sentences.ravel(), gradTok.reshape(-1, dim))
    acc = np.mean(np.argmax(yhat, axis=1) == labels)
    return cost, gradWords, gradW1, gradb1, gradW2, gradb2, acc
