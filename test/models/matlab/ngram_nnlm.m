function [ce, dE] = ngram_nnlm(idx, target, E, W1, b1, W2, b2)
% neural language model: idx is context x batch of word indices, E is vocab x dim
[c, B] = size(idx);
[V, d] = size(E);
emb = reshape(E(idx(:), :)', c*d, B);
h = 1 ./ (1 + exp(-bsxfun(@plus, W1'*emb, b1)));
s = bsxfun(@plus, W2'*h, b2);
s = bsxfun(@minus, s, max(s));
p = exp(s);
p = bsxfun(@rdivide, p, sum(p));
tgt = eye(V);
tgt = tgt(:, target);
ce = -sum(sum(tgt.*log(p + 1e-30)))/B;
ds = (p - tgt)/B;
dh = (W2*ds).*h.*(1-h);
demb = W1*dh;
dE = zeros(V, d);
for k = 1:c
  dE = dE + full(sparse(idx(k,:), 1:B, 1, V, B))*demb(1+(k-1)*d:k*d, :)';
end
