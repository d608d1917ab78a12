function [loss, grads] = resnet_loss(X, y, Win, W1, W2, Wout, reg)
  % small residual MLP: h0 = X Win, h1 = h0 + relu(h0 W1) W2, scores = h1 Wout
  N = size(X, 1);
  h0 = X * Win;
  z = h0 * W1;
  r = relu(z);
  h1 = h0 + r * W2;
  scores = h1 * Wout;

  [loss, dscores] = softmax_loss(scores, y);
  loss = loss + 0.5 * reg * (norm(Win, 'fro')^2 + norm(W1, 'fro')^2 + norm(W2, 'fro')^2 + norm(Wout, 'fro')^2);

  dWout = h1' * dscores + reg * Wout;
  dh1 = dscores * Wout';
  dW2 = r' * dh1 + reg * W2;
  dz = (dh1 * W2') .* (z > 0);
  dW1 = h0' * dz + reg * W1;
  dh0 = dh1 + dz * W1';
  dWin = X' * dh0 + reg * Win;

  grads.Win = dWin;
  grads.W1 = dW1;
  grads.W2 = dW2;
  grads.Wout = dWout;
endfunction

function out = relu(x)
  out = max(x, 0);
endfunction

function [loss, dx] = softmax_loss(x, y)
  N = rows(x);
  p = exp(x - max(x, [], 2));
  p = p ./ sum(p, 2);
  ind = sub2ind(size(p), (1:N)', y);
  loss = -mean(log(p(ind)));
  dx = p;
  dx(ind) -= 1;
  dx /= N;
endfunction
