% A convolutional network on one channel: convolution, mean-pooling, convolution, a dense layer and the softmax cross-entropy.
% Every weight multiplies a shifted image: correlation, which conv2 gives for the filter turned round, rot90(W, 2).
N = 2;                      % images
S = 8;                      % their side
F = 2;                      % filters of the first layer
K = 3;                      % classes
images = reshape(sin(1.7 * (1:S*S*N)), S, S, N);
labels = [1 3];

W1 = reshape(cos(1:9*F), 3, 3, F);
b1 = [0.1; -0.1];
W2 = reshape(sin(0.6 * (1:4*F)), 2, 2, F);
b2 = 0.2;
W3 = reshape(cos(0.8 * (1:4*K)), K, 4);
b3 = zeros(K, 1);

c = 0;
for n = 1:N
  x = images(:, :, n);
  z2 = b2 * ones(2, 2);
  for f = 1:F
    z1 = b1(f) * ones(S-2, S-2);
    for i = 1:3
      for j = 1:3
        z1 = z1 + W1(i, j, f) * x(i:i+S-3, j:j+S-3);
      end
    end
    a1 = 1 ./ (1 + exp(-z1));
    p1 = (a1(1:2:end, 1:2:end) + a1(2:2:end, 1:2:end) + a1(1:2:end, 2:2:end) + a1(2:2:end, 2:2:end)) / 4;
    for i = 1:2
      for j = 1:2
        z2 = z2 + W2(i, j, f) * p1(i:i+1, j:j+1);
      end
    end
  end
  a2 = 1 ./ (1 + exp(-z2));
  scores = W3 * a2(:) + b3;
  logits = scores - max(scores);
  c = c - (logits(labels(n)) - log(sum(exp(logits)))) / N;
end
