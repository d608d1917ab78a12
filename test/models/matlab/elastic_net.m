function [f, g] = elastic_net(beta, X, y, lambda1, lambda2, delta)
% smoothed elastic net with intercept in the last entry
n = size(X,1);
w = beta(1:end-1);
b0 = beta(end);
r = y - X*w - b0;
sm = sqrt(w.^2 + delta);
f = r'*r/(2*n) + lambda1*sum(sm) + 0.5*lambda2*(w'*w);
g = [-X'*r/n + lambda1*w./sm + lambda2*w; -sum(r)/n];
