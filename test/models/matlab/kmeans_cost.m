function J = kmeans_cost(X, centroids, idx)
m = size(X, 1);
J = 0;
for i = 1:m
  J = J + sum((X(i, :) - centroids(idx(i), :)) .^ 2);
end
J = J / m;
end
