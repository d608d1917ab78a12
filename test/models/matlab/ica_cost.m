function [cost, grad] = ica_cost(theta, visibleSize, numFeatures, patches, epsilon)
% Reconstruction ICA with a smooth L1 penalty
W = reshape(theta, numFeatures, visibleSize);
numExamples = size(patches, 2);
Z = W * patches;
L1 = sqrt(Z .^ 2 + epsilon);
R = W' * Z - patches;
cost = sum(L1(:)) / numExamples + sum(R(:) .^ 2) / (2 * numExamples);
grad = (Z ./ L1) * patches' / numExamples + (W * R * patches' + Z * R') / numExamples;
grad = grad(:);
end
