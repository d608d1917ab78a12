function [E, grad] = sammonCost(y, X, no_dims)
% stress of the Sammon mapping, for minimize / fminunc
[n, d] = size(X);
Y = reshape(y, n, no_dims);

D = squareDist(X);
D = sqrt(D + eye(n));        % the diagonal must not divide by zero
D = D .* (1 - eye(n)) + eye(n);
Dinv = (1 ./ D) .* (1 - eye(n));
scale = 0.5 / sum(sum(D - eye(n)));

dd = sqrt(squareDist(Y) + eye(n)) .* (1 - eye(n)) + eye(n);
ddinv = 1 ./ dd;
delta = (D - dd) .* (1 - eye(n));
E = scale * sum(sum(delta.^2 .* Dinv));

% dE/dY
deltaone = delta .* Dinv .* ddinv;
G = zeros(n, no_dims);
for i = 1:n
    G(i,:) = -4 * scale * (deltaone(i,:) * (repmat(Y(i,:), n, 1) - Y));
end
grad = G(:);
end

function D = squareDist(A)
s = sum(A.^2, 2);
D = max(bsxfun(@plus, s, s') - 2 * A * A', 0);
D(1:size(D,1)+1:end) = 0;
end
