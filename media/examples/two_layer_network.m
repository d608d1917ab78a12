% A two-layer network with softmax cross-entropy, from the scores back to every weight.
% Look at how each layer repeats the same three steps: product, bias, nonlinearity.
N = 64;
D = 100;
H = 50;
K = 10;
X = reshape(sin(0:N*D-1), D, N)';
labels = mod(0:N-1, K)' + 1;
I = eye(K);
Y = I(labels, :);

W1 = 0.1 * reshape(cos(0:D*H-1), H, D)';
b1 = zeros(1, H);
W2 = 0.1 * reshape(sin(2 + (0:H*K-1)), K, H)';
b2 = zeros(1, K);

a = X * W1 + b1;
h = tanh(a);
s = h * W2 + b2;

E = exp(s);
P = E ./ sum(E, 2);
c = -sum(sum(Y .* log(P))) / N;
