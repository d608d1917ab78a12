# Two layer net, assignment style
from __future__ import print_function
import numpy as np
import matplotlib.pyplot as plt

class TwoLayerNet(object):
  """ input - fully connected layer - ReLU - fully connected layer - softmax """

  def __init__(self, input_size, hidden_size, output_size, std=1e-4):
    self.params = {}
    self.params['W1'] = std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['W2'] = std * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)

  def loss(self, X, y=None, reg=0.0):
    W1, b1 = self.params['W1'], self.params['b1']
    W2, b2 = self.params['W2'], self.params['b2']
    N, D = X.shape
    fc1 = X.dot(W1) + b1
    X2 = np.maximum(0, fc1)
    scores = X2.dot(W2) + b2
    if y is None:
      return scores
    scores -= np.max(scores, axis=1)[:, np.newaxis]
    probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
    loss = np.sum(-np.log(probs[range(N), y])) / N
    loss += reg * np.sum(W2 * W2) + reg * np.sum( W1 * W1 )
    grads = {}
    dscores = probs
    dscores[range(N), y] -= 1
    dscores /= N
    grads['W2'] = np.dot(X2.T, dscores) + 2*reg*W2
    grads['b2'] = np.sum(dscores, axis=0)
    dhidden = np.dot(dscores, W2.T)
    dhidden[fc1 <= 0] = 0
    grads['W1'] = np.dot(X.T, dhidden) + 2*reg*W1
    grads['b1'] = np.sum(dhidden, axis=0)
    return loss, grads

  def train(self, X, y, learning_rate=1e-3, reg=5e-6, num_iters=3, batch_size=4, verbose=False):
    num_train = X.shape[0]
    loss_history = []
    for it in range(num_iters):
      sample_indices = np.random.choice(np.arange(num_train), batch_size)
      X_batch = X[sample_indices]
      y_batch = y[sample_indices]
      loss, grads = self.loss(X_batch, y=y_batch, reg=reg)
      loss_history.append(loss)
      for param in self.params:
        self.params[param] -= learning_rate * grads[param]
      if verbose and it % 100 == 0:
        print('iteration %d / %d: loss %f' % (it, num_iters, loss))
    return {'loss_history': loss_history}

  def predict(self, X):
    return np.argmax(self.loss(X), axis=1)

np.random.seed(0)
net = TwoLayerNet(4, 10, 3, std=1e-1)
np.random.seed(1)
X = 10 * np.random.randn(5, 4)
y = np.array([0, 1, 2, 2, 1])
scores = net.loss(X)
loss, grads = net.loss(X, y, reg=0.05)
dW1, dW2 = grads['W1'], grads['W2']
stats = net.train(X, y)
history = np.array(stats['loss_history'])
acc = (net.predict(X) == y).mean()
W1 = net.params['W1']
plt.plot(stats['loss_history'])
plt.show()
