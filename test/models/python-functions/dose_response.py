import numpy as np

def hill(dose, bottom, top, log_ec50, slope):
    return bottom + (top - bottom) / (1.0 + 10 ** ((log_ec50 - np.log10(dose)) * slope))

def four_pl_objective(params, dose, response):
    """4-parameter logistic fitted to replicate wells.
    Sum of squares weighted by 1/variance of the replicates."""
    bottom, top, log_ec50, slope = params
    mean_resp = np.mean(response, axis=1)
    var_resp = np.var(response, axis=1, ddof=1)
    weight = 1.0 / var_resp
    fitted = hill(dose, bottom, top, log_ec50, slope)
    residual = fitted - mean_resp
    ss = np.sum(weight * residual ** 2)

    # gradient
    expo = (log_ec50 - np.log10(dose)) * slope
    frac = 1.0 / (1.0 + 10 ** expo)
    dfrac = -np.log(10) * 10 ** expo * frac ** 2
    d_bottom = 2 * np.sum(weight * residual * (1 - frac))
    d_top = 2 * np.sum(weight * residual * frac)
    d_ec50 = 2 * np.sum(weight * residual * (top - bottom) * dfrac * slope)
    d_slope = 2 * np.sum(weight * residual * (top - bottom) * dfrac * (log_ec50 - np.log10(dose)))
    grad = np.array([d_bottom, d_top, d_ec50, d_slope])

    ss_tot = np.sum(weight * (mean_resp - np.average(mean_resp, weights=weight)) ** 2)
    r_squared = 1 - ss / ss_tot
    return ss, grad, r_squared
