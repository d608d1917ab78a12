import numpy as np

def fdx(a):
    out = np.zeros_like(a)
    out[:, :-1] = a[:, 1:] - a[:, :-1]
    return out

def fdy(a):
    out = np.zeros_like(a)
    out[:-1] = a[1:] - a[:-1]
    return out

def div(px, py):
    d = np.zeros_like(px)
    d[:, :-1] += px[:, :-1]; d[:, 1:] -= px[:, :-1]
    d[:-1] += py[:-1];       d[1:] -= py[:-1]
    return d

def horn_schunck(flow, I0, I1, alpha):
    u, v = flow[0], flow[1]
    Iavg = (I0 + I1) / 2
    Ix = fdx(Iavg)
    Iy = fdy(Iavg)
    It = I1 - I0
    rho = Ix*u + Iy*v + It
    ux, uy, vx, vy = fdx(u), fdy(u), fdx(v), fdy(v)
    E_data = 0.5*np.sum(rho**2)
    E_smooth = 0.5*alpha**2*np.sum(ux**2 + uy**2 + vx**2 + vy**2)
    E = E_data + E_smooth
    # Euler-Lagrange
    gu = rho*Ix - alpha**2*div(ux, uy)
    gv = rho*Iy - alpha**2*div(vx, vy)
    dflow = np.stack([gu, gv])
    return E, dflow
