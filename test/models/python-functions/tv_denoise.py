import numpy as np

# smoothed total variation denoising (Rudin-Osher-Fatemi), forward differences
def tv_objective(u, f, lam, eps):
    ux = np.zeros_like(u)
    uy = np.zeros_like(u)
    ux[:, :-1] = u[:, 1:] - u[:, :-1]
    uy[:-1, :] = u[1:, :] - u[:-1, :]
    mag = np.sqrt(ux**2 + uy**2 + eps**2)
    fid = 0.5 * np.sum((u - f)**2)
    E = fid + lam * np.sum(mag)

    px = ux / mag
    py = uy / mag
    # minus divergence = adjoint of the gradient
    div = np.zeros_like(u)
    div[:, 0] = px[:, 0]
    div[:, 1:] = px[:, 1:] - px[:, :-1]
    div[0, :] += py[0, :]
    div[1:, :] += py[1:, :] - py[:-1, :]
    g = (u - f) - lam * div
    psnr = 10 * np.log10(1.0 / np.mean((u - f)**2))
    return E, g, psnr
