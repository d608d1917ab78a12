function [L, dW, dU, db, dv] = gru_cost(X, y, W, U, b, v)
% GRU over a sequence, linear read out at every step. gates stacked as [z; r; g]
[D, T] = size(X);
H = size(U, 2);
hs = zeros(H, T+1);
zs = zeros(H, T); rs = zeros(H, T); gs = zeros(H, T);
yhat = zeros(1, T);
iz = 1:H; ir = H+1:2*H; ig = 2*H+1:3*H;

for t = 1:T
  h = hs(:,t);
  a = W*X(:,t) + b;
  zs(:,t) = sigm(a(iz) + U(iz,:)*h);
  rs(:,t) = sigm(a(ir) + U(ir,:)*h);
  gs(:,t) = tanh(a(ig) + U(ig,:)*(rs(:,t).*h));
  hs(:,t+1) = (1-zs(:,t)).*h + zs(:,t).*gs(:,t);
  yhat(t) = v'*hs(:,t+1);
end
e = yhat - y;
L = 0.5*sum(e.^2)/T;

dW = zeros(size(W)); dU = zeros(size(U)); db = zeros(3*H,1);
dv = hs(:,2:end)*e'/T;
dhn = zeros(H,1);
for t = T:-1:1
  h = hs(:,t); z = zs(:,t); r = rs(:,t); g = gs(:,t);
  dh = v*e(t)/T + dhn;
  dg = dh.*z.*(1-g.^2);
  dz = dh.*(g-h).*z.*(1-z);
  drh = U(ig,:)'*dg;
  dr = drh.*h.*r.*(1-r);
  da = [dz; dr; dg];
  dW = dW + da*X(:,t)';
  db = db + da;
  dU(iz,:) = dU(iz,:) + dz*h';
  dU(ir,:) = dU(ir,:) + dr*h';
  dU(ig,:) = dU(ig,:) + dg*(r.*h)';
  dhn = dh.*(1-z) + drh.*r + U(iz,:)'*dz + U(ir,:)'*dr;
end
end

function s = sigm(x)
  s = 1./(1+exp(-x));
end
