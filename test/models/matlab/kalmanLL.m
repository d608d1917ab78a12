function [LL, xfilt, Vfilt] = kalmanLL(y, A, C, Q, R, initx, initV)
% KALMANLL  log likelihood of a linear-Gaussian state space model
% y(:,t) is the observation at time t

[os, T] = size(y);
ss = size(A,1);
xfilt = zeros(ss, T);
Vfilt = zeros(ss, ss, T);
LL = 0;

for t=1:T
  if t==1
    xpred = initx;
    Vpred = initV;
  else
    xpred = A*xfilt(:,t-1);
    Vpred = A*Vfilt(:,:,t-1)*A' + Q;
  end

  e = y(:,t) - C*xpred;  % innovation
  S = C*Vpred*C' + R;
  Sinv = inv(S);
  LL = LL - 0.5*(os*log(2*pi) + log(det(S)) + e'*Sinv*e);

  K = Vpred*C'*Sinv;
  xfilt(:,t) = xpred + K*e;
  Vfilt(:,:,t) = (eye(ss) - K*C)*Vpred;
end
