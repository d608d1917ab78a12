function [npl, grad, info] = cox_partial(beta, X, time, event)
% Cox proportional hazards, Breslow, negative partial log likelihood
[time, ord] = sort(time, 'descend');
X = X(ord,:);
event = event(ord);

eta = X*beta;
r = exp(eta);
S0 = cumsum(r);                   % risk set sums
S1 = cumsum(X.*r, 1);

npl = -sum(event.*(eta - log(S0)));

xbar = S1./S0;
grad = -(event'*(X - xbar))';

p = length(beta);
info = zeros(p,p);
S2 = zeros(p,p);
for i = 1:length(time)
    S2 = S2 + r(i)*X(i,:)'*X(i,:);
    if event(i)
        info = info + S2/S0(i) - xbar(i,:)'*xbar(i,:);
    end
end
end
