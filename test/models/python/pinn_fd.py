'''Physics-informed fit of u'' = -pi^2 sin(pi x) with finite differences of the network output.'''
import numpy as np
np.random.seed(1234)

class PINN:
    def __init__(self, layers, lb, ub):
        self.lb, self.ub = lb, ub
        self.weights, self.biases = self.initialize_NN(layers)
    def initialize_NN(self, layers):
        weights = []; biases = []
        for l in range(0, len(layers)-1):
            W = self.xavier_init(size=[layers[l], layers[l+1]])
            b = np.zeros([1, layers[l+1]])
            weights.append(W); biases.append(b)
        return weights, biases
    def xavier_init(self, size):
        in_dim, out_dim = size[0], size[1]
        return np.random.normal(0, np.sqrt(2/(in_dim + out_dim)), size=[in_dim, out_dim])
    def neural_net(self, X):
        H = 2.0*(X - self.lb)/(self.ub - self.lb) - 1.0
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            H = np.tanh(np.add(np.matmul(H, W), b))
        return np.matmul(H, self.weights[-1]) + self.biases[-1]
    def residual(self, x, h=1e-3):
        u = self.neural_net
        u_xx = (u(x + h) - 2*u(x) + u(x - h)) / h**2
        return u_xx + np.pi**2 * np.sin(np.pi * x)

layers = [1, 6, 6, 1]
model = PINN(layers, lb=-1.0, ub=1.0)
x_f = np.linspace(-1, 1, 21)[:, None]
x_b = np.array([[-1.0], [1.0]])
f = model.residual(x_f)
u_b = model.neural_net(x_b)
loss_f = np.mean(f**2)
loss_b = np.mean(np.square(u_b))
loss = loss_f + 10*loss_b
W0 = model.weights[0]
H1 = np.tanh(x_f @ W0 + model.biases[0])
theta = np.hstack([w.flatten() for w in model.weights] + [b.flatten() for b in model.biases])
def set_params(theta):
    at = 0
    for i, w in enumerate(model.weights):
        model.weights[i] = theta[at:at + w.size].reshape(w.shape)
        at += w.size
    for i, b in enumerate(model.biases):
        model.biases[i] = theta[at:at + b.size].reshape(b.shape)
        at += b.size
set_params(theta * 0.5)
u_half = model.neural_net(x_f)
