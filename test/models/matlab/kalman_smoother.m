function [x, V, loglik, xsmooth] = kalman_smoother(y, A, C, Q, R, init_x, init_V)
% [x, V, loglik] : y(:,t) is the observation at time t
[os T] = size(y);
ss = size(A,1);
x = zeros(ss, T);
V = zeros(ss, ss, T);
xpred = zeros(ss,T);
Vpred = zeros(ss,ss,T);
loglik = 0;
for t=1:T
  if t==1
    xpred(:,t) = init_x;
    Vpred(:,:,t) = init_V;
  else
    xpred(:,t) = A*x(:,t-1);
    Vpred(:,:,t) = A*V(:,:,t-1)*A' + Q;
  end
  e = y(:,t) - C*xpred(:,t);
  S = C*Vpred(:,:,t)*C' + R;
  Sinv = inv(S);
  K = Vpred(:,:,t)*C'*Sinv;
  x(:,t) = xpred(:,t) + K*e;
  V(:,:,t) = (eye(ss) - K*C)*Vpred(:,:,t);
  loglik = loglik - 0.5*(e'*Sinv*e + log(det(S)) + os*log(2*pi));
end
% Rauch-Tung-Striebel
xsmooth = x;
for t=T-1:-1:1
  G = V(:,:,t)*A'/Vpred(:,:,t+1);
  xsmooth(:,t) = x(:,t) + G*(xsmooth(:,t+1) - xpred(:,t+1));
end
