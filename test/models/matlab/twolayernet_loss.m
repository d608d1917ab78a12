function [loss, dW1, db1, dW2, db2] = twolayernet_loss(X, y, W1, b1, W2, b2, reg)
% cs231n assignment 1, two layer net,  in matlab
  N = size(X, 1);
  K = length(b2);

  % forward pass
  hidden = max(0, X*W1 + b1);
  scores = hidden*W2 + b2;

  shifted = scores - max(scores, [], 2);
  exp_scores = exp(shifted);
  probs = exp_scores ./ sum(exp_scores, 2);

  ind = sub2ind(size(probs), (1:N)', y);
  correct_logprobs = -log(probs(ind));
  data_loss = sum(correct_logprobs)/N;
  reg_loss = 0.5*reg*sum(W1(:).*W1(:)) + 0.5*reg*sum(W2(:).*W2(:));
  loss = data_loss + reg_loss;

  % backward pass
  dscores = probs;
  dscores(ind) = dscores(ind) - 1;
  dscores = dscores / N;

  dW2 = hidden'*dscores;
  db2 = sum(dscores, 1);
  dhidden = dscores*W2';
  dhidden(hidden <= 0) = 0;   % relu
  dW1 = X'*dhidden;
  db1 = sum(dhidden, 1);

  dW2 = dW2 + reg*W2;
  dW1 = dW1 + reg*W1;
end
