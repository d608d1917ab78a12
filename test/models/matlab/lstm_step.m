function [h, c, cache] = lstm_step(x, h_prev, c_prev, Wx, Wh, b)
% one step of an LSTM on a minibatch, gates stacked as i f o g
H = size(h_prev, 2);
a = x*Wx + h_prev*Wh + repmat(b, size(x,1), 1);
i = sigm(a(:, 1:H));
f = sigm(a(:, H+1:2*H));
o = sigm(a(:, 2*H+1:3*H));
g = tanh(a(:, 3*H+1:4*H));
c = f .* c_prev + i .* g;
tc = tanh(c);
h = o .* tc;
cache.i = i; cache.f = f; cache.o = o; cache.g = g;
cache.tc = tc;
end
function s = sigm(z)
s = 1 ./ (1 + exp(-z));
end
