function [loss, Y, A] = attention_head(X, Wq, Wk, Wv, Wo, T)
%ATTENTION_HEAD single head of self attention with causal mask, squared loss
[L, d] = size(X);
Q = X*Wq; K = X*Wk; V = X*Wv;
S = Q*K' / sqrt(size(Wq,2));
mask = triu(ones(L), 1) > 0;
S(mask) = -1e9;
S = S - max(S, [], 2);
A = exp(S) ./ sum(exp(S), 2);
Y = A*V*Wo;
loss = mean(mean((Y - T).^2));
end
