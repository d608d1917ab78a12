function [J, dU] = lqr_traj_cost(U, x0, A, B, Q, R, Qf)
% direct single shooting: cost of an open loop input sequence and
% gradient by the costate recursion
N = size(U,2);
nx = numel(x0);

X = zeros(nx, N+1);
X(:,1) = x0;
J = 0;
for k=1:N
  uk = U(:,k);
  xk = X(:,k);
  J = J + 0.5*xk'*Q*xk + 0.5*uk'*R*uk;
  X(:,k+1) = A*xk + B*uk;
end
xN = X(:,end);
J = J + 0.5*xN'*Qf*xN;

% costates
lam = Qf*xN;
dU = zeros(size(U));
for k=N:-1:1
  dU(:,k) = R*U(:,k) + B'*lam;
  lam = Q*X(:,k) + A'*lam;
end
end
