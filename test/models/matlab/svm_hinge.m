function [loss, dW] = svm_hinge(W, X, y, reg)
% multiclass SVM loss (Weston-Watkins), X is N x D, W is D x C, y in 1..C
N = size(X, 1);
scores = X * W;
ind = sub2ind(size(scores), (1:N)', y);
correct = scores(ind);
margins = max(0, bsxfun(@minus, scores, correct) + 1);
margins(ind) = 0;
loss = sum(margins(:))/N + reg*sum(W(:).^2);
mask = double(margins > 0);
mask(ind) = -sum(mask, 2);
dW = X'*mask/N + 2*reg*W;
