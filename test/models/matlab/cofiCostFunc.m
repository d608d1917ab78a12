function [J, grad] = cofiCostFunc(params, Y, R, num_users, num_movies, num_features, lambda)
%COFICOSTFUNC Collaborative filtering cost function

% Unfold the U and W matrices from params
X = reshape(params(1:num_movies*num_features), num_movies, num_features);
Theta = reshape(params(num_movies*num_features+1:end), ...
                num_users, num_features);

J = 0;
X_grad = zeros(size(X));
Theta_grad = zeros(size(Theta));

D = (X*Theta' - Y) .* R;
J = 0.5*sum(sum(D.^2)) + lambda/2*sum(sum(Theta.^2)) + lambda/2*sum(sum(X.^2));

for i = 1:num_movies
    idx = find(R(i,:)==1);
    Theta_tmp = Theta(idx,:);
    Y_tmp = Y(i,idx);
    X_grad(i,:) = (X(i,:)*Theta_tmp' - Y_tmp)*Theta_tmp + lambda*X(i,:);
end

% the other one vectorised, no loop needed
Theta_grad = D'*X + lambda*Theta;

grad = [X_grad(:); Theta_grad(:)];
end
