import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def sigmoidGradient(z):
    g = sigmoid(z)
    return g * (1 - g)

# Coursera ex4, ported from Octave. nn_params are the unrolled weights.
def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, Lambda):
    split = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:split].reshape((hidden_layer_size, input_layer_size + 1))
    Theta2 = nn_params[split:].reshape((num_labels, hidden_layer_size + 1))

    m = X.shape[0]
    a1 = np.hstack((np.ones((m, 1)), X))
    z2 = np.dot(a1, Theta1.T)
    a2 = np.hstack((np.ones((m, 1)), sigmoid(z2)))
    z3 = np.dot(a2, Theta2.T)
    h = sigmoid(z3)

    # one-vs-all targets
    Y = np.eye(num_labels)[y]

    J = np.sum(-Y * np.log(h) - (1 - Y) * np.log(1 - h)) / m
    reg = np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2)
    J = J + Lambda / (2.0 * m) * reg

    # backprop
    d3 = h - Y
    d2 = np.dot(d3, Theta2[:, 1:]) * sigmoidGradient(z2)
    Delta1 = np.dot(d2.T, a1)
    Delta2 = np.dot(d3.T, a2)

    Theta1_grad = Delta1 / m
    Theta2_grad = Delta2 / m
    Theta1_grad[:, 1:] = Theta1_grad[:, 1:] + Lambda / m * Theta1[:, 1:]
    Theta2_grad[:, 1:] = Theta2_grad[:, 1:] + Lambda / m * Theta2[:, 1:]

    grad = np.concatenate((Theta1_grad.ravel(), Theta2_grad.ravel()))
    return J, grad
