function [J, D1, D2] = nnLoopCost(Theta1, Theta2, X, y, lambda)
% backprop one example at a time, as in the lecture
m = size(X, 1);
K = size(Theta2, 1);
J = 0;
D1 = zeros(size(Theta1));
D2 = zeros(size(Theta2));

for t = 1:m
    % step 1, forward
    a1 = [1; X(t,:)'];
    z2 = Theta1 * a1;
    a2 = [1; sigmoid(z2)];
    z3 = Theta2 * a2;
    a3 = sigmoid(z3);

    yt = (1:K)' == y(t);
    J = J - sum(yt .* log(a3) + (1 - yt) .* log(1 - a3));

    % step 2-4
    d3 = a3 - yt;
    d2 = Theta2' * d3;
    d2 = d2(2:end) .* sigmoidGradient(z2);
    D2 = D2 + d3 * a2';
    D1 = D1 + d2 * a1';
end

J = J / m;
reg = sum(sum(Theta1(:,2:end).^2)) + sum(sum(Theta2(:,2:end).^2));
J = J + lambda / (2*m) * reg;
D1 = D1 / m;
D2 = D2 / m;
D1(:, 2:end) = D1(:, 2:end) + lambda/m * Theta1(:, 2:end);
D2(:, 2:end) = D2(:, 2:end) + lambda/m * Theta2(:, 2:end);
end

function g = sigmoid(z)
g = 1.0 ./ (1.0 + exp(-z));
end

function g = sigmoidGradient(z)
g = sigmoid(z) .* (1 - sigmoid(z));
end
