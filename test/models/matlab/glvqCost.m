function [f, G] = glvqCost(W, protoLabels, X, y, beta)
% generalized LVQ (Sato & Yamada 1996)
%   mu_i = (d+ - d-)/(d+ + d-),   f = sum_i sgd(mu_i)
if nargin < 5, beta = 1; end
nSamples = size(X,1);
nProto = size(W,1);

% squared distances
dist = zeros(nSamples, nProto);
for j = 1:nProto
    delta = X - repmat(W(j,:), nSamples, 1);
    dist(:,j) = sum(delta.^2, 2);
end

same = repmat(y, 1, nProto) == repmat(protoLabels', nSamples, 1);
dSame = dist;  dSame(~same) = realmax;
dDiff = dist;  dDiff(same) = realmax;
[dPlus, iPlus] = min(dSame, [], 2);
[dMinus, iMinus] = min(dDiff, [], 2);

mu = (dPlus - dMinus)./(dPlus + dMinus);
sgd = 1./(1 + exp(-beta*mu));
f = sum(sgd);

fprime = beta*sgd.*(1 - sgd);
denom = (dPlus + dMinus).^2;
xiPlus = 2*dMinus./denom;
xiMinus = 2*dPlus./denom;

G = zeros(size(W));
for i = 1:nSamples
    p = iPlus(i);  m = iMinus(i);
    G(p,:) = G(p,:) - 2*fprime(i)*xiPlus(i)*(X(i,:) - W(p,:));
    G(m,:) = G(m,:) + 2*fprime(i)*xiMinus(i)*(X(i,:) - W(m,:));
end
trainError = mean(mu > 0);
