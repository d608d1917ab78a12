import numpy as np

def wirtinger(z, A, y, mu):
    """intensity loss of Candes, Li & Soltanolkotabi plus a small ridge"""
    m, n = A.shape
    Az = A @ z
    inten = np.abs(Az)**2
    res = inten - y
    f = np.sum(res**2)/(2*m) + mu/2*np.real(np.vdot(z, z))
    grad = 2/m*(A.conj().T @ (res*Az)) + mu*z

    # step length as in the paper
    norm_est = np.sqrt(y.mean())
    step = 0.1/norm_est**2
    z_next = z - step*grad
    phase = np.angle(np.vdot(z, z_next))
    z_next = z_next*np.exp(-1j*phase)
    return f, grad, z_next
