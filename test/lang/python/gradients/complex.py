#%% a transform by hand, then its power | x: (4,), w: (4,)
N = 4
X = np.zeros(N, dtype=complex)
for k in range(N):
    for n in range(N):
        X[k] += x[n] * np.exp(-2j * np.pi * k * n / N)
c = np.sum(w * np.abs(X) ** 2) + X.imag[1] * x[2]

#%% parts that are written and seen elsewhere | a: (3,), b: (3,)
z = np.zeros(3, complex)
z.real = a
z.imag[:] = a * b
view = z[1:]
view *= 1 + 2j
z[0] = b[0] * 1j + a[1]
c = np.sum((z * z).real) + np.sum(np.abs(view)) + z.conj().imag.sum()

#%% functions of complex numbers | x: (3,), y: (3,)
z = x + 1j * y
c = (np.sum(np.exp(z)) + np.sum(np.sqrt(z)) + np.sum(z ** 3) + np.sum(np.tanh(z) * np.sin(z)) + np.sum(1 / np.log(2 + z ** 2))).real + np.sum(np.cosh(z) ** -1).imag + np.sum(z ** 1.5).imag

#%% a recursive transform | x: (8,)
def fft(x):
    N = x.shape[0]
    if N == 1:
        return x
    even, odd = fft(x[::2]), fft(x[1::2])
    t = np.exp(-2j * np.pi * np.arange(N // 2) / N) * odd
    return np.concatenate([even + t, even - t])
c = np.sum(np.abs(fft(x * 1.5)) * np.arange(8))

#%% a circuit | r: (2,), l: (2,)
Z = np.array([[r[0] ** 2 + 2j * l[0], -1j], [-1j, 3 + r[1] + 1j * l[1]]])
i = np.linalg.solve(Z, np.array([1, 1j]))
c = np.sum(np.abs(i) ** 2) + np.linalg.inv(Z)[0, 1].imag
