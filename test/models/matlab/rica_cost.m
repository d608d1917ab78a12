function [cost, grad] = rica_cost(theta, x, params)
% Reconstruction ICA.  min  lambda*||Wx||_1 + 1/2||W'Wx - x||^2  (smoothed L1)

W = reshape(theta, params.numFeatures, params.n);
m = size(x, 2);

% project weights to norm ball
Wold = W;
nrm = sqrt(sum(W.^2, 2) + 1e-8);
W = W ./ nrm;

Wx = W*x;
s = sqrt(Wx.^2 + params.epsilon);
rec = W'*Wx - x;

l1 = params.lambda*sum(s(:))/m;
l2 = 0.5*sum(rec(:).^2)/m;
cost = l1 + l2;

Wgrad = params.lambda*((Wx./s)*x')/m;
Wgrad = Wgrad + (Wx*rec' + (W*rec)*x')/m;

% back through the normalisation
g = sum(Wgrad .* W, 2);
Wgrad = (Wgrad - W .* g) ./ nrm;
grad = Wgrad(:);
end
