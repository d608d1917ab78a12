function [loss, dW] = svm_loss_vectorized(W, X, y, reg)
% Structured SVM loss function (Weston-Watkins), delta = 1
num_train = size(X,1);
scores = X*W;
idx = sub2ind(size(scores), (1:num_train)', y);
correct = scores(idx);
margins = max(0, scores - correct + 1);
margins(idx) = 0;
loss = sum(sum(margins))/num_train;
loss += reg*sum(sum(W.*W));

%  gradient
mask = zeros(size(margins));
mask(margins > 0) = 1;
row_sum = sum(mask, 2);
mask(idx) = -row_sum';
dW = X'*mask;
dW /= num_train;
dW += 2*reg*W;
end
