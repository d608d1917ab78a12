function [nll, grads] = gru_seq(p, X, labels, h0)
% GRU with softmax readout at the last step, p.Wz p.Uz p.Wr p.Ur p.Wc p.Uc p.V p.c
T = size(X, 2);
H = size(p.Uz, 1);
h = zeros(H, T+1);
h(:,1) = h0;
for t = 1:T
    xt = X(:,t);
    z = sigmoid(p.Wz*xt + p.Uz*h(:,t));
    r = sigmoid(p.Wr*xt + p.Ur*h(:,t));
    cand = tanh(p.Wc*xt + p.Uc*(r.*h(:,t)));
    h(:,t+1) = (1-z).*h(:,t) + z.*cand;
end
logits = p.V*h(:,end) + p.c;
logits = logits - max(logits);
prob = exp(logits)/sum(exp(logits));
nll = -log(prob(labels));
d = prob;
d(labels) = d(labels) - 1;
grads.V = d*h(:,end)';
grads.c = d;
end
function s = sigmoid(a)
s = 1./(1+exp(-a));
end
