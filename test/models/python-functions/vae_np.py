import numpy as np

class Dense:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(2 / n_in)
        self.b = np.zeros(n_out)
    def __call__(self, x):
        return x @ self.W + self.b

def vae_loss(x, enc_w, enc_b, mu_w, mu_b, lv_w, lv_b, dec_w, dec_b, out_w, out_b, noise):
    h = np.tanh(x @ enc_w + enc_b)
    mu = h @ mu_w + mu_b
    logvar = h @ lv_w + lv_b
    z = mu + np.exp(0.5 * logvar) * noise
    hd = np.tanh(z @ dec_w + dec_b)
    logits = hd @ out_w + out_b
    bce = np.sum(np.maximum(logits, 0) - logits * x + np.log1p(np.exp(-np.abs(logits))))
    kl = -0.5 * np.sum(1 + logvar - mu**2 - np.exp(logvar))
    return (bce + kl) / x.shape[0]
