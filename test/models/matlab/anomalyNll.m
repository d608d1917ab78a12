function [nll, dmu, dS2, F1] = anomalyNll(mu, Sigma2, X, Xval, yval, epsilon)
%ANOMALYNLL negative mean log density of the multivariate gaussian and the
%F1 score on the cross validation set for threshold epsilon
[m, n] = size(X);
if (size(Sigma2, 2) == 1) || (size(Sigma2, 1) == 1)
    Sigma2 = diag(Sigma2);
end
Xc = bsxfun(@minus, X, mu(:)');
SinvX = Xc * pinv(Sigma2);
maha = sum(SinvX .* Xc, 2);
nll = mean(maha) / 2 + 0.5 * log(det(Sigma2)) + n / 2 * log(2 * pi);

dmu = -mean(SinvX)';
dS2 = 0.5 * (pinv(Sigma2) - SinvX' * SinvX / m);
dS2 = diag(dS2);

pval = multivariateGaussian(Xval, mu, Sigma2);
predictions = (pval < epsilon);
tp = sum((predictions == 1) & (yval == 1));
fp = sum((predictions == 1) & (yval == 0));
fn = sum((predictions == 0) & (yval == 1));
prec = tp / (tp + fp);
rec = tp / (tp + fn);
F1 = 2 * prec * rec / (prec + rec);
end

function p = multivariateGaussian(X, mu, Sigma2)
k = length(mu);
X = bsxfun(@minus, X, mu(:)');
p = (2 * pi) ^ (- k / 2) * det(Sigma2) ^ (-0.5) * ...
    exp(-0.5 * sum(bsxfun(@times, X * pinv(Sigma2), X), 2));
end
