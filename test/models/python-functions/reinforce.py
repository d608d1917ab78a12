""" Policy gradient on a recorded episode, after the Pong gist. """
import numpy as np

def sigmoid(x):
  return 1.0 / (1.0 + np.exp(-x)) # sigmoid "squashing" function to interval [0,1]

def discount_rewards(r, gamma):
  """ take 1D float array of rewards and compute discounted reward """
  discounted_r = np.zeros_like(r)
  running_add = 0
  for t in reversed(range(0, r.size)):
    if r[t] != 0: running_add = 0 # reset the sum, since this was a game boundary
    running_add = running_add * gamma + r[t]
    discounted_r[t] = running_add
  return discounted_r

def policy_loss(W1, W2, epx, epy, epr, gamma=0.99):
  eph = np.dot(epx, W1.T)
  eph[eph<0] = 0 # ReLU nonlinearity
  logp = np.dot(eph, W2)
  p = sigmoid(logp)

  # compute the discounted reward backwards through time
  discounted_epr = discount_rewards(epr, gamma)
  # standardize the rewards to be unit normal (helps control the gradient estimator variance)
  discounted_epr -= np.mean(discounted_epr)
  discounted_epr /= np.std(discounted_epr)

  ll = epy*np.log(p) + (1-epy)*np.log(1-p)
  loss = -np.sum(discounted_epr * ll)

  epdlogp = -(epy - p) * discounted_epr
  dW2 = np.dot(eph.T, epdlogp).ravel()
  dh = np.outer(epdlogp, W2)
  dh[eph <= 0] = 0 # backpro prelu
  dW1 = np.dot(dh.T, epx)
  return loss, {'W1':dW1, 'W2':dW2}
