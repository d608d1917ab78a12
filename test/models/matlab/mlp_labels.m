function c = mlp(X, y, W1, b1, W2, b2)
Z1 = X * W1 + b1;
H = max(0, Z1);
S = H * W2 + b2;
P = exp(S) ./ sum(exp(S), 2);
c = -mean(log(P(sub2ind(size(P), (1:size(X, 1))', y))));
end
