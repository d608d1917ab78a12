% constant velocity tracking
dt = 0.1; T = 50;
F = [1 0 dt 0; 0 1 0 dt; 0 0 1 0; 0 0 0 1];
H = [1 0 0 0; 0 1 0 0];
Q = 0.01*eye(4); R = 0.5*eye(2);
xtrue = zeros(4, T); xtrue(:,1) = [0;0;1;0.5];
y = zeros(2, T);
for k=2:T
  xtrue(:,k) = F*xtrue(:,k-1) + sqrtm(Q)*randn(4,1);
  y(:,k) = H*xtrue(:,k) + chol(R)'*randn(2,1);
end
x = zeros(4,1); P = eye(4);
nll = 0;
for k = 2:T
  % predict
  x = F*x; P = F*P*F' + Q;
  v = y(:,k) - H*x;
  S = H*P*H' + R;
  K = P*H'/S;
  x = x + K*v;
  P = (eye(4) - K*H)*P;
  nll = nll + 0.5*(v'*(S\v) + log(det(S)) + 2*log(2*pi));
end
fprintf('nll = %g\n', nll);
