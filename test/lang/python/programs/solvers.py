#%% integrals and initial value problems
from scipy.integrate import solve_ivp, quad, odeint
from scipy import linalg as sla, interpolate
def lotka(t, z, a, b, c, d):
    x, y = z
    return [a * x - b * x * y, -c * y + d * x * y]
ode = solve_ivp(lotka, (0, 1), [10., 5.], args=(1.1, 0.4, 0.4, 0.1), t_eval=np.linspace(0, 1, 4))
yy = ode.y; tt = ode.t
ode2 = solve_ivp(lambda t, y: -0.5 * y, [0, 4], np.array([2.0, 4.0]), rtol=1e-6)
y2 = ode2.y; t2 = ode2.t
back = solve_ivp(lambda t, y: y * np.cos(t), (2.0, 0.0), [1.0], dense_output=True)
d = back.sol(1.0); dd = back.sol(np.array([0.5, 1.5])); by = back.y
area, err = quad(lambda x: np.exp(-x ** 2), 0, 1)
area2 = quad(lambda x, a: np.exp(-a * x), 0, np.inf, args=(2.0,))[0]
area3 = quad(lambda x: np.exp(-x * x / 2), -np.inf, np.inf)[0]
area4 = quad(np.sin, 3, 0)[0]
lu, piv = sla.lu_factor(np.array([[1., 2., 0.], [4., 3., 1.], [2., 2., 2.]]))
xs = sla.lu_solve((lu, piv), np.array([1., 2., 3.]))
ab = np.array([[0, -1, -1.], [2, 2, 2], [-1, -1, 0]])
sb = sla.solve_banded((1, 1), ab, np.ones(3))
f = interpolate.interp1d([0., 1., 2.], [0., 1., 4.]); fi = f(1.5); fj = f(np.array([0.5, 1.0, 2.0]))
del err
del back, ode, ode2
