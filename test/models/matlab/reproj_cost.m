function [cost, J_rt, uv] = reproj_cost(rvec, tvec, Xw, uvobs, f, c)
% pinhole reprojection error of one camera, pose as rotation vector + translation
N = size(Xw, 2);

theta = norm(rvec);
k = rvec/theta;
K = skew(k);
R = eye(3) + sin(theta)*K + (1-cos(theta))*K*K;    % Rodrigues

Xc = R*Xw + repmat(tvec, 1, N);
xn = Xc(1:2,:)./[Xc(3,:); Xc(3,:)];
uv = f*xn + c*ones(1,N);

du = uv - uvobs;
cost = 0.5*sum(du(:).^2)/N;

% gradient: left perturbation for the rotation
J_rt = zeros(6,1);
for i=1:N
    X = Xc(1,i); Y = Xc(2,i); Z = Xc(3,i);
    Jp = f*[1/Z 0 -X/Z^2; 0 1/Z -Y/Z^2];
    Jpose = [-skew(R*Xw(:,i)), eye(3)];
    J_rt = J_rt + Jpose'*Jp'*du(:,i)/N;
end
end

function S = skew(v)
S = [0 -v(3) v(2); v(3) 0 -v(1); -v(2) v(1) 0];
end
