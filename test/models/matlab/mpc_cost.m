function [J, U, X] = mpc_cost(u, x0, xref, A, B, Q, R, P, N)
% condensed MPC cost, J(u) = sum ||x_k - xref||_Q + ||u||_R + terminal cost
nx = size(A,1);
nu = size(B,2);
% prediction matrices x = Phi x0 + Gamma u
Phi = zeros(nx*N, nx);
Gamma = zeros(nx*N, nu*N);
Ak = eye(nx);
for i = 1:N
    Ak = A*Ak;
    Phi((i-1)*nx+1:i*nx, :) = Ak;
    for j = 1:i
        Gamma((i-1)*nx+1:i*nx, (j-1)*nu+1:j*nu) = A^(i-j)*B;
    end
end
Qbar = blkdiag(kron(eye(N-1), Q), P);
Rbar = kron(eye(N), R);
Xref = repmat(xref, N, 1);
e = Phi*x0 + Gamma*u - Xref;
J = e'*Qbar*e + u'*Rbar*u;
U = reshape(u, nu, N);
X = [x0, reshape(Phi*x0 + Gamma*u, nx, N)];
