import numpy as np


def rhs(S, I, R, beta, gamma, M, pop):
    force = beta * (M @ (I / pop))
    newinf = force * S
    return -newinf, newinf - gamma * I, gamma * I, newinf


def sir_negloglik(theta, contact, pop, I0, cases, report, dt):
    n_days, A = cases.shape
    beta = np.exp(theta[:A])
    gamma = np.exp(theta[A])
    S = pop - I0
    I = I0.copy()
    R = np.zeros(A)
    nll = 0.0
    steps = int(round(1.0 / dt))
    for t in range(n_days):
        incid = np.zeros(A)
        for _ in range(steps):
            dS, dI, dR, new = rhs(S, I, R, beta, gamma, contact, pop)
            S = S + dt * dS
            I = I + dt * dI
            R = R + dt * dR
            incid += dt * new
        mu = report[t] * incid + 1e-8
        nll += np.sum(mu - cases[t] * np.log(mu))
    return nll
