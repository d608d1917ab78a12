function [J, grad] = oneVsAllCost(all_theta, X, y, num_labels, lambda)
  % cost of all the one-vs-all classifiers together; all_theta is unrolled
  m = size(X, 1);
  n = size(X, 2);
  X = [ones(m, 1), X];
  Theta = reshape(all_theta, num_labels, n + 1);
  Y = zeros(m, num_labels);
  for c = 1:num_labels
    Y(:, c) = (y == c);
  endfor

  H = 1 ./ (1 + e .^ -(X * Theta'));
  J = -sum(sum(Y .* log(H) + (1 - Y) .* log(1 - H))) / m;
  J += lambda / (2 * m) * sumsq(Theta(:, 2:end)(:));

  Grad = (H - Y)' * X / m;
  Grad(:, 2:end) += lambda / m * Theta(:, 2:end);
  grad = Grad(:);

  [~, pred] = max(H, [], 2);
  acc = mean(pred == y);
endfunction
