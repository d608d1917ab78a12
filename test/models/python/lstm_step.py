import numpy as np
# one LSTM layer, all gates in one matrix (Karpathy's gist style)
np.random.seed(0)
n,b,d,input_size = 5, 3, 4, 6
hidden_size = d
WLSTM = np.random.randn(input_size + hidden_size + 1, 4 * hidden_size) / np.sqrt(input_size + hidden_size)
WLSTM[0,:] = 0
fancy_forget_bias_init = 3
if fancy_forget_bias_init != 0:
    WLSTM[0,hidden_size:2*hidden_size] = fancy_forget_bias_init
X = np.random.randn(n,b,input_size)
c0 = np.zeros((b,d)); h0 = np.zeros((b,d))
xphpb = WLSTM.shape[0]
Hin = np.zeros((n, b, xphpb))
Hout = np.zeros((n, b, d))
IFOG = np.zeros((n, b, d * 4))
IFOGf = np.zeros((n, b, d * 4))
C = np.zeros((n, b, d))
Ct = np.zeros((n, b, d))
for t in range(n):
    prevh = Hout[t-1] if t > 0 else h0
    Hin[t,:,0] = 1
    Hin[t,:,1:1+input_size] = X[t]
    Hin[t,:,1+input_size:] = prevh
    IFOG[t] = Hin[t].dot(WLSTM)
    IFOGf[t,:,:3*d] = 1.0/(1.0+np.exp(-IFOG[t,:,:3*d]))
    IFOGf[t,:,3*d:] = np.tanh(IFOG[t,:,3*d:])
    prevc = C[t-1] if t > 0 else c0
    C[t] = IFOGf[t,:,:d] * IFOGf[t,:,3*d:] + IFOGf[t,:,d:2*d] * prevc
    Ct[t] = np.tanh(C[t])
    Hout[t] = IFOGf[t,:,2*d:3*d] * Ct[t]
wrand = np.random.randn(*Hout.shape)
loss = np.sum(Hout * wrand)
dHout = wrand.copy()
dIFOG = np.zeros(IFOG.shape)
dIFOGf = np.zeros(IFOGf.shape)
dWLSTM = np.zeros(WLSTM.shape)
dHin = np.zeros(Hin.shape)
dC = np.zeros(C.shape)
dX = np.zeros((n,b,input_size))
dh0 = np.zeros((b, d)); dc0 = np.zeros((b, d))
for t in reversed(range(n)):
    tanhCt = Ct[t]
    dIFOGf[t,:,2*d:3*d] = tanhCt * dHout[t]
    dC[t] += (1-tanhCt**2) * (IFOGf[t,:,2*d:3*d] * dHout[t])
    if t > 0:
        dIFOGf[t,:,d:2*d] = C[t-1] * dC[t]
        dC[t-1] += IFOGf[t,:,d:2*d] * dC[t]
    else:
        dIFOGf[t,:,d:2*d] = c0 * dC[t]
        dc0 = IFOGf[t,:,d:2*d] * dC[t]
    dIFOGf[t,:,:d] = IFOGf[t,:,3*d:] * dC[t]
    dIFOGf[t,:,3*d:] = IFOGf[t,:,:d] * dC[t]
    dIFOG[t,:,3*d:] = (1 - IFOGf[t,:,3*d:] ** 2) * dIFOGf[t,:,3*d:]
    y = IFOGf[t,:,:3*d]
    dIFOG[t,:,:3*d] = (y*(1.0-y)) * dIFOGf[t,:,:3*d]
    dWLSTM += np.dot(Hin[t].transpose(), dIFOG[t])
    dHin[t] = dIFOG[t].dot(WLSTM.transpose())
    dX[t] = dHin[t,:,1:1+input_size]
    if t > 0:
        dHout[t-1,:] += dHin[t,:,1+input_size:]
    else:
        dh0 += dHin[t,:,1+input_size:]
