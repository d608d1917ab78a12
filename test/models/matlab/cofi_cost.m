function [J, grad] = cofi_cost(params, Y, R, num_users, num_movies, num_features, lambda)
%COFI_COST Collaborative filtering
X = reshape(params(1:num_movies*num_features), num_movies, num_features);
Theta = reshape(params(num_movies*num_features+1:end), num_users, num_features);
E = (X * Theta' - Y) .* R;
J = sum(sum(E .^ 2)) / 2 + lambda / 2 * (sum(sum(X .^ 2)) + sum(sum(Theta .^ 2)));
X_grad = E * Theta + lambda * X;
Theta_grad = E' * X + lambda * Theta;
grad = [X_grad(:); Theta_grad(:)];
end
