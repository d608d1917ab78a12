function ll = kalman_likelihood(A, C, Q, R, x0, P0, Y)
% Log likelihood of observations under a linear Gaussian state space model
[p, T] = size(Y);
x = x0;
P = P0;
ll = 0;
for t = 1:T
  x = A * x;
  P = A * P * A' + Q;
  v = Y(:, t) - C * x;
  S = C * P * C' + R;
  K = P * C' / S;
  x = x + K * v;
  P = P - K * C * P;
  ll = ll - 0.5 * (v' * (S \ v) + log(det(S)) + p * log(2 * pi));
end
end
