function [nll, e_all, x] = kalman_nll(Y, A, C, Q, R, x0, P0)
% prediction error decomposition of the likelihood of a linear Gaussian state space model
T = size(Y, 2);
p = size(Y, 1);
n = size(A, 1);

x = x0;
P = P0;
nll = 0;
e_all = zeros(p, T);

for k = 1:T
    % time update
    x = A*x;
    P = A*P*A' + Q;

    % innovation
    e = Y(:,k) - C*x;
    S = C*P*C' + R;
    S = (S + S')/2;

    nll = nll + 0.5*(p*log(2*pi) + log(det(S)) + e'*(S\e));
    e_all(:,k) = e;

    % measurement update
    K = P*C'/S;
    x = x + K*e;
    P = (eye(n) - K*C)*P;
end
end
