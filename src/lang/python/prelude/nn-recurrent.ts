/** Recurrent layers of torch.nn: cells, and layers that run them along a sequence. */
export const recurrent = `
def gates_of(self, x, h, layer=''):
    ih, hh = getattr(self, 'weight_ih' + layer), getattr(self, 'weight_hh' + layer)
    a, b = x @ ih.T, h @ hh.T
    if not self.bias:
        return a, b
    return a + getattr(self, 'bias_ih' + layer), b + getattr(self, 'bias_hh' + layer)

def add_weights(self, gates, input_size, hidden_size, bias, layer=''):
    bound = 1 / np.sqrt(hidden_size)
    self.bias = bias
    setattr(self, 'weight_ih' + layer, uniform(bound, gates * hidden_size, input_size))
    setattr(self, 'weight_hh' + layer, uniform(bound, gates * hidden_size, hidden_size))
    if bias:
        setattr(self, 'bias_ih' + layer, uniform(bound, gates * hidden_size))
        setattr(self, 'bias_hh' + layer, uniform(bound, gates * hidden_size))

def rnn_step(self, x, h, layer=''):
    a, b = gates_of(self, x, h, layer)
    return np.tanh(a + b) if self.nonlinearity == 'tanh' else F.relu(a + b)

def lstm_step(self, x, state, layer=''):
    h, c = state
    a, b = gates_of(self, x, h, layer)
    i, f, g, o = np.split(a + b, 4, axis=-1)
    c = F.sigmoid(f) * c + F.sigmoid(i) * np.tanh(g)
    return F.sigmoid(o) * np.tanh(c), c

def gru_step(self, x, h, layer=''):
    a, b = gates_of(self, x, h, layer)
    (ar, az, an), (br, bz, bn) = np.split(a, 3, axis=-1), np.split(b, 3, axis=-1)
    r, z = F.sigmoid(ar + br), F.sigmoid(az + bz)
    n = np.tanh(an + r * bn)
    return (1 - z) * n + z * h

class RNNCell(Module):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh'):
        self.hidden_size, self.nonlinearity = hidden_size, nonlinearity
        add_weights(self, 1, input_size, hidden_size, bias)
    def forward(self, x, h=None):
        return rnn_step(self, x, np.zeros(x.shape[:-1] + (self.hidden_size,)) if h is None else h)

class LSTMCell(Module):
    def __init__(self, input_size, hidden_size, bias=True):
        self.hidden_size = hidden_size
        add_weights(self, 4, input_size, hidden_size, bias)
    def forward(self, x, state=None):
        zero = np.zeros(x.shape[:-1] + (self.hidden_size,))
        return lstm_step(self, x, (zero, zero) if state is None else state)

class GRUCell(Module):
    def __init__(self, input_size, hidden_size, bias=True):
        self.hidden_size = hidden_size
        add_weights(self, 3, input_size, hidden_size, bias)
    def forward(self, x, h=None):
        return gru_step(self, x, np.zeros(x.shape[:-1] + (self.hidden_size,)) if h is None else h)

class RecurrentLayers(Module):
    gates = 1
    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True, batch_first=False, dropout=0.0):
        self.input_size, self.hidden_size, self.num_layers = input_size, hidden_size, num_layers
        self.nonlinearity, self.batch_first, self.drop = nonlinearity, batch_first, Dropout(dropout)
        for k in range(num_layers):
            add_weights(self, self.gates, hidden_size if k else input_size, hidden_size, bias, '_l' + str(k))
    def step(self, x, h, layer):
        return rnn_step(self, x, h, layer)
    def output(self, state):
        return state
    def start(self, x):
        return np.zeros((self.num_layers,) + x.shape[1:-1] + (self.hidden_size,))
    def at(self, states, k):
        return states[k]
    def joined(self, last):
        return np.stack(last)
    def forward(self, x, state=None):
        x = np.swapaxes(x, 0, 1) if self.batch_first and np.ndim(x) == 3 else x
        states = self.start(x) if state is None else state
        last = []
        for k in range(self.num_layers):
            s, outputs = self.at(states, k), []
            for t in range(x.shape[0]):
                s = self.step(x[t], s, '_l' + str(k))
                outputs.append(self.output(s))
            last.append(s)
            x = np.stack(outputs)
            if k < self.num_layers - 1 and self.drop.p > 0:
                x = self.drop(x)
        return np.swapaxes(x, 0, 1) if self.batch_first and np.ndim(x) == 3 else x, self.joined(last)

class RNN(RecurrentLayers):
    pass

class GRU(RecurrentLayers):
    gates = 3
    def step(self, x, h, layer):
        return gru_step(self, x, h, layer)

class LSTM(RecurrentLayers):
    gates = 4
    def step(self, x, state, layer):
        return lstm_step(self, x, state, layer)
    def output(self, state):
        return state[0]
    def start(self, x):
        zero = np.zeros((self.num_layers,) + x.shape[1:-1] + (self.hidden_size,))
        return zero, zero
    def at(self, states, k):
        return states[0][k], states[1][k]
    def joined(self, last):
        return np.stack([h for h, c in last]), np.stack([c for h, c in last])
`;
