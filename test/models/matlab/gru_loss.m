function [loss, h, y] = gru_loss(X, T, h0, p)
% GRU over a sequence, X is nIn x nT, T is nOut x nT, parameters in struct p
nT = size(X, 2);
h = zeros(length(h0), nT);
y = zeros(size(T));
hp = h0;
loss = 0;
for t = 1:nT
    x = X(:, t);
    z = sigmoid(p.Wz*x + p.Uz*hp + p.bz);
    r = sigmoid(p.Wr*x + p.Ur*hp + p.br);
    hc = tanh(p.Wh*x + p.Uh*(r.*hp) + p.bh);
    hp = (1 - z).*hp + z.*hc;
    h(:, t) = hp;
    y(:, t) = p.Wo*hp + p.bo;
    loss = loss + 0.5*sum((y(:,t) - T(:,t)).^2);
end
loss = loss/nT;
end
function s = sigmoid(a)
s = 1./(1+exp(-a));
end
