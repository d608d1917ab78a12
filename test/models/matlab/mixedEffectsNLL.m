function [nll, grad] = mixedEffectsNLL(theta, y, X, Z, nSubj)
% linear mixed model, random slopes Z with one common variance, equal number of rows per subject
p = size(X, 2);
q = size(Z, 2);
beta = theta(1:p);
s2 = exp(theta(p+1));
t2 = exp(theta(p+2));
n = length(y) / nSubj;

nll = 0;
gBeta = zeros(p, 1);
gS = 0;
gT = 0;
for i = 1:nSubj
    rows = (i-1)*n+1 : i*n;
    Xi = X(rows,:);
    Zi = Z(rows,:);
    ri = y(rows) - Xi*beta;
    Vi = t2*(Zi*Zi') + s2*eye(n);
    Vinv = inv(Vi);
    a = Vinv*ri;
    nll = nll + 0.5*(log(det(Vi)) + ri'*a + n*log(2*pi));
    gBeta = gBeta - Xi'*a;
    gS = gS + 0.5*s2*(trace(Vinv) - a'*a);
    Za = Zi'*a;
    gT = gT + 0.5*t2*(trace(Vinv*Zi*Zi') - Za'*Za);
end
grad = [gBeta; gS; gT];
end
