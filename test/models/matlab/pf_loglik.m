function [ll, xm] = pf_loglik(y, phi, sigx, sigy, noise, u)
% particle filter for a scalar AR(1) with fixed random numbers, noise is T x N
[T, N] = size(noise);
x = zeros(1, N);
ll = 0;
xm = zeros(T, 1);
for t = 1:T
    x = phi*x + sigx*noise(t, :);
    lw = -0.5*((y(t) - x)/sigy).^2 - log(sigy);
    mx = max(lw);
    w = exp(lw - mx);
    ll = ll + mx + log(mean(w));
    w = w/sum(w);
    xm(t) = w*x';
    c = cumsum(w);
    idx = zeros(1, N);
    for i = 1:N
        idx(i) = min(N, 1 + sum(c < (i - 1 + u(t))/N));
    end
    x = x(idx);
end
