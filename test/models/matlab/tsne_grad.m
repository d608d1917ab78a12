function [C, dY] = tsne_grad(y, P, no_dims)
% cost and gradient of t-SNE, y is the vectorised embedding
P = max(P, realmin);
n = size(P, 1);
Y = reshape(y, n, no_dims);
sumY = sum(Y.^2, 2);
num = 1 ./ (1 + bsxfun(@plus, sumY, bsxfun(@plus, sumY', -2*(Y*Y'))));
num(1:n+1:end) = 0;
Q = max(num ./ sum(num(:)), realmin);
const = sum(P(:) .* log(P(:) + eps));
C = const - sum(P(:) .* log(Q(:)));
L = (P - Q) .* num;
dY = 4 * (diag(sum(L, 1)) - L) * Y;
dY = dY(:);
end
