function [J, grad] = nn_cost(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda)
%NN_COST Cost and gradient of a two-layer network with unrolled parameters

Theta1 = reshape(nn_params(1:hidden_layer_size * (input_layer_size + 1)), ...
                 hidden_layer_size, (input_layer_size + 1));
Theta2 = reshape(nn_params((1 + (hidden_layer_size * (input_layer_size + 1))):end), ...
                 num_labels, (hidden_layer_size + 1));
m = size(X, 1);

I = eye(num_labels);
Y = zeros(m, num_labels);
for i = 1:m
  Y(i, :) = I(y(i), :);
end

A1 = [ones(m, 1) X];
Z2 = A1 * Theta1';
A2 = [ones(m, 1) sigm(Z2)];
Z3 = A2 * Theta2';
H = sigm(Z3);

penalty = (lambda / (2 * m)) * (sum(sum(Theta1(:, 2:end) .^ 2)) + sum(sum(Theta2(:, 2:end) .^ 2)));
J = (1 / m) * sum(sum((-Y) .* log(H) - (1 - Y) .* log(1 - H))) + penalty;

Sigma3 = H - Y;
Sigma2 = (Sigma3 * Theta2) .* [ones(m, 1) sigm(Z2) .* (1 - sigm(Z2))];
Sigma2 = Sigma2(:, 2:end);
Delta1 = Sigma2' * A1;
Delta2 = Sigma3' * A2;
Theta1_grad = Delta1 / m + (lambda / m) * [zeros(hidden_layer_size, 1) Theta1(:, 2:end)];
Theta2_grad = Delta2 / m + (lambda / m) * [zeros(num_labels, 1) Theta2(:, 2:end)];
grad = [Theta1_grad(:); Theta2_grad(:)];
end

function g = sigm(z)
g = 1 ./ (1 + exp(-z));
end
