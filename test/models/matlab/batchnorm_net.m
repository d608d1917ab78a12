function [loss, dgamma, dbeta, dW1] = batchnorm_net(W1, W2, b2, gamma, beta, X, Y, epsilon)
% one hidden layer with batch normalisation, rows of X are examples, Y one-hot
[N, D] = size(X);
A = X*W1;
mu = mean(A, 1);
v = mean(bsxfun(@minus, A, mu).^2, 1);
xhat = bsxfun(@rdivide, bsxfun(@minus, A, mu), sqrt(v + epsilon));
out = bsxfun(@plus, bsxfun(@times, xhat, gamma), beta);
Hd = max(out, 0);
scores = bsxfun(@plus, Hd*W2, b2);
P = exp(bsxfun(@minus, scores, max(scores,[],2)));
P = bsxfun(@rdivide, P, sum(P,2));
loss = -sum(sum(Y.*log(P)))/N;
dS = (P - Y)/N;
dH = dS*W2';
dH(out <= 0) = 0;
dgamma = sum(dH.*xhat, 1);
dbeta = sum(dH, 1);
dxhat = bsxfun(@times, dH, gamma);
dA = bsxfun(@rdivide, N*dxhat - repmat(sum(dxhat,1),N,1) - xhat.*repmat(sum(dxhat.*xhat,1),N,1), N*sqrt(v+epsilon));
dW1 = X'*dA;
end
