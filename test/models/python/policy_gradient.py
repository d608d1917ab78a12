""" Pong-style policy gradient, tiny. """
import numpy as np
import pickle

H = 6
gamma = 0.99
decay_rate = 0.99
resume = False
D = 4 * 4
if resume:
  model = pickle.load(open('save.p', 'rb'))
else:
  np.random.seed(0)
  model = {}
  model['W1'] = np.random.randn(H,D) / np.sqrt(D)
  model['W2'] = np.random.randn(H) / np.sqrt(H)

grad_buffer = { k : np.zeros_like(v) for k,v in model.items() }
rmsprop_cache = { k : np.zeros_like(v) for k,v in model.items() }

def sigmoid(x): return 1.0 / (1.0 + np.exp(-x))

def discount_rewards(r):
  discounted_r = np.zeros_like(r)
  running_add = 0
  for t in reversed(range(0, r.size)):
    if r[t] != 0: running_add = 0
    running_add = running_add * gamma + r[t]
    discounted_r[t] = running_add
  return discounted_r

def policy_forward(x):
  h = np.dot(model['W1'], x)
  h[h<0] = 0
  logp = np.dot(model['W2'], h)
  p = sigmoid(logp)
  return p, h

def policy_backward(eph, epdlogp):
  dW2 = np.dot(eph.T, epdlogp).ravel()
  dh = np.outer(epdlogp, model['W2'])
  dh[eph <= 0] = 0
  dW1 = np.dot(dh.T, epx)
  return {'W1':dW1, 'W2':dW2}

xs,hs,dlogps,drs = [],[],[],[]
prev_x = None
frames = np.random.rand(7, D)
for t in range(7):
  cur_x = frames[t]
  x = cur_x - prev_x if prev_x is not None else np.zeros(D)
  prev_x = cur_x
  aprob, h = policy_forward(x)
  action = 2 if 0.4 < aprob else 3
  xs.append(x)
  hs.append(h)
  y = 1 if action == 2 else 0
  dlogps.append(y - aprob)
  drs.append(1.0 if t % 3 == 2 else 0.0)
epx = np.vstack(xs)
eph = np.vstack(hs)
epdlogp = np.vstack(dlogps)
epr = np.vstack(drs)
discounted_epr = discount_rewards(epr)
discounted_epr -= np.mean(discounted_epr)
discounted_epr /= np.std(discounted_epr)
epdlogp *= discounted_epr
grad = policy_backward(eph, epdlogp)
for k in model: grad_buffer[k] += grad[k]
for k,v in model.items():
  g = grad_buffer[k]
  rmsprop_cache[k] = decay_rate * rmsprop_cache[k] + (1 - decay_rate) * g**2
  model[k] += 1e-3 * g / (np.sqrt(rmsprop_cache[k]) + 1e-5)
W1 = model['W1']
