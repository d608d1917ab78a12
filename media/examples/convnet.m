% A small ConvNet: two convolutions, pooling, a dense layer, softmax cross-entropy.
% Look at the kernels: W̄₁ is a correlation of the images with the adjoint of what the first layer gives.
N = 3; K = 3;                               % images, classes
labels = [1 3 2];
rand('seed', 0); randn('seed', 0);
X = randn(8, 8, N);                         % an image on every page
W1 = 0.5 * randn(3, 3, 2);  b1 = zeros(2, 1);
W2 = 0.5 * randn(2, 2, 2, 2);  b2 = zeros(2, 1);
W3 = 0.5 * randn(K, 2);  b3 = zeros(K, 1);

c = 0;
for n = 1:N
  % First layer: each kernel over the image, then the mean of every 2×2 block.
  P1 = zeros(3, 3, 2);
  for f = 1:2
    Z1 = conv2(X(:,:,n), rot90(W1(:,:,f), 2), 'valid') + b1(f);
    A1 = tanh(Z1);
    P1(:,:,f) = (A1(1:2:end, 1:2:end) + A1(2:2:end, 1:2:end) + A1(1:2:end, 2:2:end) + A1(2:2:end, 2:2:end)) / 4;
  end

  % Second layer: the kernels see both maps of the first.
  h = zeros(2, 1);
  for f = 1:2
    Z2 = b2(f);
    for g = 1:2
      Z2 = Z2 + conv2(P1(:,:,g), rot90(W2(:,:,g,f), 2), 'valid');
    end
    A2 = max(Z2, 0);
    h(f) = max(A2(:));
  end

  % Dense layer and softmax cross-entropy.
  s = W3 * h + b3;
  p = exp(s) / sum(exp(s));
  c = c - log(p(labels(n))) / N;
end
