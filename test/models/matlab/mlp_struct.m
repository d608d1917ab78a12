function [cost, grad] = mlp_struct(theta, X, Y, lambda)
% two layer net, parameters in a struct
m = size(X, 1);
A1 = [ones(m,1) X];
Z2 = A1*theta.W1';
A2 = [ones(m,1) max(0,Z2)];
S = A2*theta.W2';
S = S - max(S,[],2)*ones(1,size(S,2));
P = exp(S)./(sum(exp(S),2)*ones(1,size(S,2)));
cost = -sum(sum(Y.*log(P)))/m;
cost = cost + lambda/(2*m)*(sum(sum(theta.W1(:,2:end).^2)) + sum(sum(theta.W2(:,2:end).^2)));
d3 = (P - Y)/m;
d2 = (d3*theta.W2(:,2:end)).*(Z2>0);
grad.W1 = d2'*A1;
grad.W2 = d3'*A2;
grad.W1(:,2:end) = grad.W1(:,2:end) + lambda/m*theta.W1(:,2:end);
grad.W2(:,2:end) = grad.W2(:,2:end) + lambda/m*theta.W2(:,2:end);
