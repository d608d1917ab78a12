function [D, dW, dH] = nmf_kl(V, W, H)
% generalised KL divergence of a nonnegative factorisation
V = abs(V); W = abs(W); H = abs(H);
WH = W*H + eps;
D = sum(sum(V.*log((V+eps)./WH) - V + WH));
R = V./WH;
dW = (1 - R)*H';
dH = W'*(1 - R);
