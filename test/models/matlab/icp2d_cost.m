function [err, grad, match] = icp2d_cost(pose, P, Q)
% one ICP iteration in 2D: nearest neighbour association, then
% point to point error at pose = (x,y,phi) with derivative
tx = pose(1:2);
phi = pose(3);
R = [cos(phi) -sin(phi); sin(phi) cos(phi)];
dR = [-sin(phi) -cos(phi); cos(phi) -sin(phi)];

Pt = R*P + tx;

% squared distances between all pairs
D2 = sum(Pt.^2,1)' + sum(Q.^2,1) - 2*Pt'*Q;
[dmin, match] = min(D2, [], 2);

Qm = Q(:, match);
E = Pt - Qm;
n = columns(P);
err = sumsq(E(:))/(2*n);

gt = mean(E, 2);
gphi = sum(sum(E .* (dR*P)))/n;
grad = [gt; gphi];
end
