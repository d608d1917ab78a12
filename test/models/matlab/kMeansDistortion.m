function [J, grad, idx] = kMeansDistortion(X, centroids)
%KMEANSDISTORTION assigns each example to the closest centroid and computes the
%   distortion together with its gradient w.r.t. the centroids

K = size(centroids, 1);
[m, n] = size(X);
idx = zeros(m, 1);
J = 0;

for i = 1:m
    dist = zeros(1, K);
    for k = 1:K
        dist(k) = sum((X(i,:) - centroids(k,:)).^2);
    end
    [mn, idx(i)] = min(dist);
    J = J + mn;
end
J = J / m;

grad = zeros(K, n);
counts = zeros(K, 1);
for k = 1:K
    members = (idx == k);
    counts(k) = sum(members);
    grad(k,:) = 2/m * (counts(k)*centroids(k,:) - sum(X(members,:), 1));
end

end
