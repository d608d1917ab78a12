#%% written to
z = np.zeros(4, complex)
z[1] = 1 + 2j
z[2:] = np.array([3j, 4])
a = z.real
b = np.imag(z)
c = np.abs(z)

#%% dtype forms
z = np.zeros((2, 2), dtype=complex)
z[0, 1] = 2j
y = np.zeros(3, dtype=np.complex128)
y[0] = 1j
w = np.empty(2, dtype='complex')
w[:] = 1 - 1j
v = np.ones(2, dtype=complex) * 1j
a = (z.imag).sum()
b = y.imag
c = w.real
d = v.imag
e = np.zeros_like(y)
e[1] = 2j
f = np.abs(e)

#%% parts written
z = np.zeros(3, complex)
z.real[0] = 2.0
z.real = np.array([1.0, 2.0, 3.0])
z.imag[1:] = 5.0
a = z.real
b = z.imag

#%% loop write
n = 5
z = np.zeros(n, dtype=complex)
for k in range(n):
    z[k] = np.exp(2j * np.pi * k / n)
a = z.real
b = z.imag
s = np.abs(z.sum())

#%% dft by hand
x = np.array([1.0, 2.0, 0.5, -1.0])
N = len(x)
X = np.zeros(N, dtype=complex)
for k in range(N):
    for n in range(N):
        X[k] += x[n] * np.exp(-2j * np.pi * k * n / N)
a = X.real
b = X.imag
p = np.abs(X) ** 2

#%% recursive fft
def fft(x):
    N = len(x)
    if N == 1:
        return x
    even = fft(x[::2])
    odd = fft(x[1::2])
    T = [np.exp(-2j * np.pi * k / N) * odd[k] for k in range(N // 2)]
    return [even[k] + T[k] for k in range(N // 2)] + [even[k] - T[k] for k in range(N // 2)]
y = np.array(fft([1.0, 2.0, 3.0, 4.0]))
a = y.real
b = y.imag

#%% recursive fft arrays
def fft(x):
    N = x.shape[0]
    if N <= 1:
        return x
    even = fft(x[0::2])
    odd = fft(x[1::2])
    factor = np.exp(-2j * np.pi * np.arange(N) / N)
    return np.concatenate([even + factor[:N // 2] * odd, even + factor[N // 2:] * odd])
x = np.array([1.0, -2.0, 3.0, 4.0, 0.0, 1.0, 2.0, 2.5])
y = fft(x)
a = np.real(y)
b = np.imag(y)
e = np.allclose(y, np.fft.fft(x))

#%% dft matrix
N = 4
n = np.arange(N)
k = n.reshape((N, 1))
M = np.exp(-2j * np.pi * k * n / N)
x = np.array([1.0, 2.0, 3.0, 5.0])
X = np.dot(M, x)
a = X.real
b = (M @ x).imag
u = np.linalg.norm(M.conj().T @ M / N - np.eye(N))
xi = (M.conj() @ X / N).real

#%% roots of unity
n = 6
w = np.exp(1j * 2 * np.pi / n)
roots = np.array([w ** k for k in range(n)])
a = roots.real
b = np.angle(roots)
c = np.abs(np.prod(roots))
r = [np.exp(2j*np.pi*k/3) for k in range(3)]
d = sum(r)
e = abs(d)
f = w.real
g = w.conjugate().imag

#%% complex step
def f(x):
    return np.exp(x) / np.sqrt(np.sin(x) ** 3 + np.cos(x) ** 3)
h = 1e-20
x0 = 1.5
d = np.imag(f(x0 + 1j * h)) / h
e = f(complex(x0, h)).imag / h

#%% complex step vector
def f(x):
    return np.sum(x ** 2 * np.exp(-x)) + x[0] * x[1]
x = np.array([0.5, 1.0, 2.0])
h = 1e-30
g = np.zeros(3)
for i in range(3):
    xc = x.astype(complex)
    xc[i] += 1j * h
    g[i] = np.imag(f(xc)) / h

#%% complex step copy
def f(x):
    return np.sum(np.sin(x) * x[::-1]) + np.log(x[0]) + x[1] ** 3 + np.tanh(x[2]) + 1/x[1]
x = np.array([0.5, 1.0, 2.0])
n = len(x)
g = np.zeros(n)
for i in range(n):
    xp = np.array(x, dtype=complex)
    xp[i] = xp[i] + 1e-20j
    g[i] = f(xp).imag / 1e-20

#%% arithmetic
z = 3 + 4j
a = abs(z)
b = z.real
c = (z ** 2).imag
d = (1 / z).real
e = (z * z.conjugate()).real
f = np.sqrt(z).real
g = np.sqrt(-1 + 0j).imag
h = (z ** 0.5).imag
i = np.log(z).imag
k = np.exp(1j * np.pi).real
l = (z - 1j) .imag
m = (-z).real
n = z == 3 + 4j
o = np.iscomplexobj(z)
q = (2 ** (1j)).imag
r = np.sin(z).real
s = np.cosh(z).imag
t = np.tan(z).imag
u = (z ** 3).real
v = (z ** -1).imag

#%% complex lists
z = [1 + 1j, 2 - 1j]
a = np.array(z).imag
b = np.array([1, 2j, 3]).real
c = sum(z).real
d = np.array([[1, 1j], [-1j, 2]])
f = (d @ d).imag
g = d.T.conj().imag
h = np.vdot(np.array(z), np.array(z)).real
i = np.trace(d).real
j = np.kron(d, np.eye(2)).imag

#%% solves
A = np.array([[2.0 + 1j, 1.0], [0.5j, 3.0]])
b = np.array([1.0, 1j])
x = np.linalg.solve(A, b)
a = x.real
c = np.linalg.inv(A).imag
d = np.abs(A @ x - b).max()

#%% np.fft + write
x = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
X = np.fft.fft(x)
X[2:5] = 0
y = np.fft.ifft(X).real
X[np.abs(X) < 5] = 0
z = np.fft.ifft(X).real
F = np.fft.fftfreq(6)
H = np.zeros(6, complex)
H[0] = 1
H[1] = 0.5
H[-1] = np.conj(H[1])
w = np.real(np.fft.ifft(np.fft.fft(x) * H))
r = np.fft.rfft(x)
r[1:] *= 0.5
v = np.fft.irfft(r)

#%% mandelbrot
c = -0.1 + 0.65j
z = 0j
k = 0
while abs(z) < 2 and k < 20:
    z = z * z + c
    k += 1
a = z.real

#%% quantum
psi = np.array([1, 1j]) / np.sqrt(2)
X = np.array([[0, 1], [1, 0]], dtype=complex)
Y = np.array([[0, -1j], [1j, 0]])
a = np.real(psi.conj() @ Y @ psi)
b = np.abs(np.vdot(psi, X @ psi)) ** 2
rho = np.outer(psi, psi.conj())
c = np.trace(rho @ Y).real

#%% polar
z = np.array([1 + 1j, -2.0, 3j])
r, th = np.abs(z), np.angle(z)
w = r * np.exp(1j * th)
a = w.real
b = np.angle(z, deg=True)
import cmath
c = cmath.exp(1j * cmath.pi).real
d = cmath.phase(1j)
e = cmath.sqrt(-4).imag
f, g = cmath.polar(1 + 1j)
h = cmath.rect(2.0, 0.5).imag

#%% bit reversal fft in place
def bit_reverse(n, bits):
    r = 0
    for _ in range(bits):
        r = (r << 1) | (n & 1)
        n >>= 1
    return r
def fft(x):
    n = len(x)
    bits = int(np.log2(n))
    X = np.array([x[bit_reverse(i, bits)] for i in range(n)], dtype=complex)
    m = 2
    while m <= n:
        wm = np.exp(-2j * np.pi / m)
        for k in range(0, n, m):
            w = 1
            for j in range(m // 2):
                t = w * X[k + j + m // 2]
                u = X[k + j]
                X[k + j] = u + t
                X[k + j + m // 2] = u - t
                w *= wm
        m *= 2
    return X
y = fft(np.array([1.0, 2.0, 3.0, 4.0, 4.0, 3.0, 2.0, 1.0]))
a = y.real
b = y.imag

#%% iteration and containers
z = np.array([1 + 1j, 2.0, -1j])
s = 0
for w in z:
    s += abs(w)
a, b, c = z
d = b.real
e = [w.imag for w in z]
f = np.array(e)
g = max(np.abs(z))
d2 = {'z': z}
h = d2['z'][0].imag
def phase(z):
    return np.angle(z)
i = phase(z)
n = len(z)
k = isinstance(1j, complex)
l = isinstance(2.0, complex)
m = np.iscomplexobj(z)
o = z.dtype == complex
p = z.shape[0]
q = z.sum().imag
r = z[::-1].real
t = z.conj().imag
u = z[z.real > 0].imag
v = z[[0, 2]].real
w2 = np.where(np.abs(z) > 1.2, z, 0).real
x = np.sqrt(z).imag
y = (z * z).imag

#%% views share
z = np.zeros(4, complex)
v = z[1:3]
v[0] = 2 + 1j
r = z.real
r[3] = 7.0
a = z.real
b = z.imag
z *= 2
c = v.real
d = r
z += 1j
e = v.imag
y = z
y[0] = 5j
f = z.imag
w = z.copy()
w[0] = 0
g = z.imag[0]

#%% matrices
H = np.array([[2.0, 1 - 1j], [1 + 1j, 3.0]])
a = np.allclose(H, H.conj().T)
U = np.array([[1, 1], [1, -1]], dtype=complex) / np.sqrt(2)
b = np.abs(U.conj().T @ U).sum()
psi = U @ np.array([1, 0], dtype=complex)
c = np.abs(psi) ** 2
d = np.vdot(psi, H @ psi).real
e = np.kron(U, U).real
f = np.trace(H).real
g = np.linalg.inv(H).imag
h = np.zeros((2, 2), dtype=complex)
h[:, 0] = psi
h[0, :] += 1j
i = h.imag
j = h.real
k = np.linalg.norm(psi)
l = np.angle(np.array([1.0, -1.0]), deg=True)
m = np.einsum('i,i->', psi, psi.conj()).real
n = np.array([complex(1, 2), complex(3)]).imag
o = np.eye(2, dtype=complex)
o[0, 0] = 1j
p = o.imag
q = (1 + 2j) * np.ones(3)
r = q.imag
s = np.full(3, 1j).imag
t = np.full((2,), 2.0, dtype=complex).real

#%% fourier series and filters
N = 8
t = np.arange(N) / N
x = np.cos(2 * np.pi * t) + 0.5 * np.sin(4 * np.pi * t)
c = np.zeros(5, dtype=complex)
for k in range(-2, 3):
    c[k + 2] = np.sum(x * np.exp(-2j * np.pi * k * t)) / N
y = np.zeros(N, dtype=complex)
for k in range(-2, 3):
    y += c[k + 2] * np.exp(2j * np.pi * k * t)
err = np.abs(x - y.real).max()
X = np.fft.fft(x)
P = (X * X.conj()).real
X[np.abs(X) < 1e-9] = 0
f = np.angle(X)
Y = np.zeros_like(X)
Y[:2] = X[:2]
g = np.fft.ifft(Y).real
h = np.concatenate([X[:2], np.zeros(2)]).imag
i = np.stack([X, X.conj()]).imag
j = np.r_[X[:1], X[-1:]].real

#%% complex step function
def complex_step_grad(f, x, h=1e-20):
    g = np.zeros_like(x)
    for i in range(x.size):
        e = np.zeros(x.size, dtype=complex)
        e[i] = 1j * h
        g[i] = np.imag(f(x + e)) / h
    return g
def rosen(x):
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)
x = np.array([1.2, 0.8, -0.5])
g = complex_step_grad(rosen, x)
def logistic(w):
    X = np.array([[1.0, 2.0], [0.5, -1.0]])
    return np.sum(np.log(1 + np.exp(-X @ w)))
h = complex_step_grad(logistic, np.array([0.3, -0.2]))
def net(w):
    return np.sum(np.tanh(w) * np.array([1.0, 2.0]) / np.sqrt(1 + w ** 2)) ** 2
k = complex_step_grad(net, np.array([0.3, -0.2]))

#%% complex numbers in containers and builtins
z = np.array([1 + 2j, 3 - 1j])
items = [z, z * 2]
a = np.concatenate(items).imag
b = len(items)
c = list(z)[0].imag
d = [abs(v) for v in z]
e = sum(z).real
f = dict(a=z)['a'].real
g = tuple(z)[1].real
h = max(z, key=abs).real
i = sorted(z, key=lambda v: v.real)[0].imag
j = list(zip(z, [1, 2]))[1][0].imag
k = list(enumerate(z))[1][1].real
l = list(map(abs, z))[0]
def f2(w):
    return w * 2
m = f2(z).imag
n = (lambda w: w.conj())(z).imag
o = np.sum(np.abs(z))
p = np.mean(z).real
q = np.outer(z, z.conj()).real
r = z.reshape(2, 1).imag
s = np.linalg.norm(z)
t = np.dot(z, z).imag
u = z @ z.conj()
v = u.real
w = np.round(np.abs(z), 2)
x = np.all(np.abs(z) > 0)
y = z.tolist()[0].imag
z2 = np.cumsum(z).imag
z3 = (z == z).all()
z4 = np.isclose(z, z).all()
z5 = np.exp(z).real
z6 = np.vstack([z, z]).shape[0]
z8 = z.astype(complex).real
