import numpy as np

def sigmoid(x):
    return 1.0/(1.0+np.exp(-x))

def nn_model_step(X, Y, W1, b1, W2, b2, lambd, learning_rate=1.2):
    """
    one step of gradient descent for the one hidden layer model (tanh -> sigmoid)
    """
    n_x, m = X.shape
    n_h = W1.shape[0]
    n_y = Y.shape[0]

    # forward
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)

    logprobs = np.multiply(np.log(A2), Y) + np.multiply(np.log(1 - A2), 1 - Y)
    cross_entropy_cost = -np.sum(logprobs) / m
    L2_regularization_cost = lambd/(2*m) * (np.sum(np.square(W1)) + np.sum(np.square(W2)))
    cost = cross_entropy_cost + L2_regularization_cost

    # backward
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T)/m + lambd/m*W2
    db2 = np.sum(dZ2, axis=1, keepdims=True)/m
    dZ1 = np.dot(W2.T, dZ2) * (1 - np.power(A1, 2))
    dW1 = np.dot(dZ1, X.T)/m + lambd/m*W1
    db1 = np.sum(dZ1, axis=1, keepdims=True)/m

    # update
    W1_new = W1 - learning_rate * dW1
    b1_new = b1 - learning_rate * db1
    W2_new = W2 - learning_rate * dW2
    b2_new = b2 - learning_rate * db2

    parameters = {"W1": W1_new, "b1": b1_new, "W2": W2_new, "b2": b2_new}
    return cost, parameters
