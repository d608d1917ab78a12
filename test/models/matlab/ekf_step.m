function [x, P, nu, S] = ekf_step(x, P, z, landmarks, u, Q, R, dt)
% range-bearing measurements of known landmarks; state [x; y; heading]
v = u(1); om = u(2);
th = x(3);
x = x + dt*[v*cos(th); v*sin(th); om];
F = [1 0 -dt*v*sin(th); 0 1 dt*v*cos(th); 0 0 1];
P = F*P*F' + Q;
nl = size(landmarks, 2);
H = zeros(2*nl, 3);
zhat = zeros(2*nl, 1);
for i = 1:nl
    d = landmarks(:,i) - x(1:2);
    rr = sqrt(d'*d);
    zhat(2*i-1:2*i) = [rr; atan2(d(2), d(1)) - x(3)];
    H(2*i-1:2*i,:) = [-d'/rr, 0; d(2)/rr^2, -d(1)/rr^2, -1];
end
nu = z - zhat;
S = H*P*H' + kron(eye(nl), R);
K = P*H'/S;
x = x + K*nu;
P = (eye(3) - K*H)*P;
