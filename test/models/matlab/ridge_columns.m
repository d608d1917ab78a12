function [cost, dW] = ridge(W, X, Y, lam)
N = size(X, 2);
R = W * X - Y;
cost = sum(R(:).^2) / N + lam * trace(W * W');
dW = 2 / N * R * X' + 2 * lam * W;
end
