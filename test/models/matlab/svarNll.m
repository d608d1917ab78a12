function [nll,dA0,dB,irf] = svarNll(A0,B,data,nlags)
% structural VAR:  A0 y_t = B x_t + eps_t,  eps ~ N(0,I),  x = (lags, constant)
[nobs,nvar] = size(data);
T = nobs-nlags;
Y = data(nlags+1:end,:);
X = [];
for j=1:nlags
    X = [X data(nlags+1-j:end-j,:)];
end
X = [X ones(T,1)];

EPS = Y*A0' - X*B';
nll = T*nvar/2*log(2*pi) - T*log(abs(det(A0))) + 0.5*sum(sum(EPS.^2));

dA0 = EPS'*Y - T*inv(A0)';
dB  = -EPS'*X;

% impact responses and the reduced form
irf = inv(A0);
PI = A0\B;
SIG = irf*irf';
