import numpy as np

# minimal DDPM on 2D-ish toy data: eps_theta(x_t, t) is an MLP with a sinusoidal time embedding


def timestep_embedding(t, dim, max_period=100.0):
    half = dim // 2
    freqs = np.exp(-np.log(max_period) * np.arange(half) / half)
    args = t[:, None] * freqs[None, :]
    return np.concatenate([np.cos(args), np.sin(args)], axis=-1)


def silu(x):
    s = 1.0 / (1.0 + np.exp(-x))
    return x * s, s * (1 + x * (1 - s))


def ddpm_loss(x0, t, noise, betas, w_in, w_time, b_in, w_out, b_out):
    batch_size, data_dim = x0.shape
    alphas = 1.0 - betas
    alpha_bar = np.cumprod(alphas)

    # q(x_t | x_0)
    ab = alpha_bar[t][:, None]
    x_t = np.sqrt(ab) * x0 + np.sqrt(1 - ab) * noise

    emb = timestep_embedding(t, w_time.shape[0])
    pre = x_t @ w_in + emb @ w_time + b_in
    h, dh_dpre = silu(pre)
    eps_hat = h @ w_out + b_out

    diff = eps_hat - noise
    loss = np.mean(diff ** 2)

    g_eps = 2 * diff / diff.size
    g_w_out = h.T @ g_eps
    g_b_out = g_eps.sum(axis=0)
    g_pre = (g_eps @ w_out.T) * dh_dpre
    g_w_in = x_t.T @ g_pre
    g_w_time = emb.T @ g_pre
    g_b_in = g_pre.sum(axis=0)

    # predicted x0, only for plotting
    x0_hat = (x_t - np.sqrt(1 - ab) * eps_hat) / np.sqrt(ab)
    grads = dict(w_in=g_w_in, w_time=g_w_time, b_in=g_b_in, w_out=g_w_out, b_out=g_b_out)
    return loss, grads, x0_hat
