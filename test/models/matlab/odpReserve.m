function [dev, gr, reserve, phi] = odpReserve(theta, tri)
% Over-dispersed Poisson model for the claims triangle (Renshaw & Verrall 1998)
%   log E[C_ij] = mu + alpha_i + beta_j,   alpha_1 = beta_1 = 0
% tri holds INCREMENTAL payments, NaN in the lower right corner

[I, Jd] = size(tri);
obs = ~isnan(tri);
C = tri;
C(~obs) = 0;

mu = theta(1);
alpha = [0; theta(2:I)];
beta = [0; theta(I+1:end)];

eta = mu + repmat(alpha,1,Jd) + repmat(beta',I,1);
m = exp(eta);

% Poisson deviance; payments can be zero
lg = C.*log(max(C,eps)./m);
d = 2*(lg - (C - m));
dev = sum(d(obs));

r = -2*(C - m).*obs;
gmu = sum(r(:));
galpha = sum(r,2);
gbeta = sum(r,1)';
gr = [gmu; galpha(2:end); gbeta(2:end)];

% Pearson scale and the reserve
nobs = nnz(obs);
pears = (C - m)./sqrt(m);
phi = sum(pears(obs).^2)/(nobs - numel(theta));
fut = m.*(~obs);
byYear = sum(fut,2);
reserve = sum(byYear);
