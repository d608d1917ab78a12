function [J grad] = nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda)
%NNCOSTFUNCTION Implements the neural network cost function for a two layer
%neural network which performs classification

Theta1 = reshape(nn_params(1:hidden_layer_size * (input_layer_size + 1)), ...
                 hidden_layer_size, (input_layer_size + 1));

Theta2 = reshape(nn_params((1 + (hidden_layer_size * (input_layer_size + 1))):end), ...
                 num_labels, (hidden_layer_size + 1));

m = size(X, 1);
J = 0;
Theta1_grad = zeros(size(Theta1));
Theta2_grad = zeros(size(Theta2));

for i = 1:m
  a1 = [1; X(i,:)'];
  z2 = Theta1 * a1;
  a2 = [1; sigmoid(z2)];
  a3 = sigmoid(Theta2 * a2);

  yi = zeros(num_labels, 1);
  yi(y(i)) = 1;

  J = J + sum(-yi .* log(a3) - (1 - yi) .* log(1 - a3));

  d3 = a3 - yi;
  d2 = (Theta2' * d3)(2:end) .* sigmoidGradient(z2);
  Theta2_grad += d3 * a2';
  Theta1_grad += d2 * a1';
end

J = J / m + lambda / (2*m) * (sum(sum(Theta1(:,2:end).^2)) + sum(sum(Theta2(:,2:end).^2)));

Theta1_grad /= m;
Theta2_grad /= m;
Theta1_grad(:,2:end) += lambda/m * Theta1(:,2:end);
Theta2_grad(:,2:end) += lambda/m * Theta2(:,2:end);

grad = [Theta1_grad(:) ; Theta2_grad(:)];
end

function g = sigmoid(z)
  g = 1 ./ (1 + exp(-z));
end
function g = sigmoidGradient(z)
  g = sigmoid(z) .* (1 - sigmoid(z));
end
