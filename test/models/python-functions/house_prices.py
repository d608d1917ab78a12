import numpy as np

# House Prices competition: metric is RMSE of log(SalePrice)
# numeric columns are standardised, neighbourhood is one hot, elastic net on the weights

def rmsle_elastic(params, num_feats, neighborhood, sale_price, n_neigh, alpha=0.01, l1_ratio=0.5):
    mean = np.nanmean(num_feats, axis=0)
    filled = np.where(np.isnan(num_feats), mean, num_feats)
    std = np.std(filled, axis=0)
    X_num = (filled - mean) / std
    X_cat = np.eye(n_neigh)[neighborhood]
    X_all = np.hstack([np.ones((len(X_num), 1)), X_num, X_cat])

    target = np.log1p(sale_price)
    pred = np.dot(X_all, params)
    error = pred - target
    mse = np.mean(np.square(error))
    rmse = np.sqrt(mse)

    w = params[1:]
    l1 = alpha * l1_ratio * np.abs(w).sum()
    l2 = 0.5 * alpha * (1 - l1_ratio) * np.dot(w, w)
    cost = rmse + l1 + l2

    grad = np.dot(X_all.T, error) / (len(target) * rmse)
    grad[1:] += alpha * l1_ratio * np.sign(w) + alpha * (1 - l1_ratio) * w
    return cost, grad
