function [J grad] = nnTanhCost(nn_params, n_in, n_h1, n_h2, n_out, X, y, lambda)
% two hidden layers with tanh units, softmax on top (assignment 4b)
m = size(X, 1);

s1 = n_h1 * (n_in + 1);
s2 = n_h2 * (n_h1 + 1);
Theta1 = reshape(nn_params(1:s1), n_h1, n_in + 1);
Theta2 = reshape(nn_params(s1+1:s1+s2), n_h2, n_h1 + 1);
Theta3 = reshape(nn_params(s1+s2+1:end), n_out, n_h2 + 1);

% forward
a1 = [ones(m,1) X];
z2 = a1 * Theta1';
a2 = [ones(m,1) tanh(z2)];
z3 = a2 * Theta2';
a3 = [ones(m,1) tanh(z3)];
z4 = a3 * Theta3';
h = softmaxRows(z4);

Y = zeros(m, n_out);
Y(sub2ind(size(Y), (1:m)', y)) = 1;

reg = sum(sum(Theta1(:,2:end).^2)) + sum(sum(Theta2(:,2:end).^2)) + sum(sum(Theta3(:,2:end).^2));
J = -1/m * sum(sum(Y .* log(h))) + lambda/(2*m) * reg;

% backprop, d means delta
d4 = h - Y;
d3 = (d4 * Theta3(:,2:end)) .* (1 - tanh(z3).^2);
d2 = (d3 * Theta2(:,2:end)) .* (1 - tanh(z2).^2);

Theta1_grad = d2' * a1 / m;
Theta2_grad = d3' * a2 / m;
Theta3_grad = d4' * a3 / m;
Theta1_grad(:,2:end) = Theta1_grad(:,2:end) + lambda/m * Theta1(:,2:end);
Theta2_grad(:,2:end) = Theta2_grad(:,2:end) + lambda/m * Theta2(:,2:end);
Theta3_grad(:,2:end) = Theta3_grad(:,2:end) + lambda/m * Theta3(:,2:end);

grad = [Theta1_grad(:) ; Theta2_grad(:) ; Theta3_grad(:)];
end

function p = softmaxRows(z)
z = bsxfun(@minus, z, max(z, [], 2));
p = exp(z);
p = bsxfun(@rdivide, p, sum(p, 2));
end
