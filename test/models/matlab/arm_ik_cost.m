function [c, dq, p] = arm_ik_cost(q, l, target, q0, w)
% planar serial arm: drive the tip to the target, stay near the rest posture
th = cumsum(q);            % absolute link angles
px = l'*cos(th);
py = l'*sin(th);
p = [px; py];

e = p - target;
c = 0.5*(e'*e) + 0.5*w*norm(q - q0)^2;

% Jacobian: every joint moves all later links
n = length(q);
Jac = zeros(2,n);
for i=1:n
    Jac(1,i) = -sum(l(i:n).*sin(th(i:n)));
    Jac(2,i) =  sum(l(i:n).*cos(th(i:n)));
end
dq = Jac'*e + w*(q-q0);
manip = sqrt(det(Jac*Jac'));
end
