#%% shares of the gamma function | x: (4,), a: (4,)
from scipy.special import gammainc, gammaincc, gammaincinv
s = 1.2 + a ** 2
z = 0.3 + x ** 2
c = np.sum(gammainc(s, z) ** 2) + np.sum(np.log(gammaincc(s, 2 * z))) + np.sum(gammaincinv(s, 0.4)) + gammaincinv(2.0, np.tanh(z) / 2).sum()

#%% shares of the beta function | x: (3,), a: (3,), b: (3,)
from scipy.special import betainc, betaincinv
p, q = 0.8 + a ** 2, 1.1 + b ** 2
z = 1 / (1 + np.exp(-x))
c = np.sum(betainc(p, q, z) * x) + np.sum(betaincinv(p, q, z))

#%% Student's t, at 0 too | x: (4,), d: (4,)
from scipy.stats import t
nu = 2 + d ** 2
z = x - x[0]
c = np.sum(t.cdf(z, nu) * np.arange(1, 5)) + t.logcdf(x, 3).sum() + np.sum(t.ppf(0.9, nu))

#%% a likelihood with censored times | x: (5,), theta: (2,)
from scipy import stats
shape, scale = np.exp(theta[0]), np.exp(theta[1])
times = 0.5 + x ** 2
censored = np.array([False, True, False, True, True])
ll = np.where(censored, stats.gamma.logsf(times, shape, scale=scale), stats.gamma.logpdf(times, shape, scale=scale))
c = -ll.sum()

#%% tails of chi squared, F and beta | x: (3,), k: (3,)
from scipy import stats
df = 2.5 + k ** 2
z = 0.4 + x ** 2
c = np.sum(stats.chi2.sf(z, df)) + np.sum(stats.f.cdf(z, df, 5.0)) + np.sum(stats.beta.logcdf(z / (1 + z), df, 2.0))
