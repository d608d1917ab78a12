function [e, g] = netlabMlpGrad(w, net, x, t)
%MLP error and gradient in the manner of Netlab, softmax outputs, weight decay alpha
[w1, b1, w2, b2] = unpak(net, w);
ndata = size(x, 1);

z = tanh(x*w1 + ones(ndata, 1)*b1);
a = z*w2 + ones(ndata, 1)*b2;
temp = exp(a - max(a, [], 2)*ones(1, net.nout));
y = temp./(sum(temp, 2)*ones(1, net.nout));

edata = -sum(sum(t.*log(max(y, realmin))));
eprior = 0.5*(w*w');
e = edata + net.alpha*eprior;

delout = y - t;
gw2 = z'*delout;
gb2 = sum(delout, 1);
delhid = delout*w2';
delhid = delhid.*(1.0 - z.*z);
gw1 = x'*delhid;
gb1 = sum(delhid, 1);
gdata = [gw1(:)', gb1, gw2(:)', gb2];
gprior = w;
g = gdata + net.alpha*gprior;

function [w1, b1, w2, b2] = unpak(net, w)
nin = net.nin;
nhidden = net.nhidden;
nout = net.nout;
mark1 = nin*nhidden;
w1 = reshape(w(1:mark1), nin, nhidden);
mark2 = mark1 + nhidden;
b1 = reshape(w(mark1 + 1: mark2), 1, nhidden);
mark3 = mark2 + nhidden*nout;
w2 = reshape(w(mark2 + 1: mark3), nhidden, nout);
mark4 = mark3 + nout;
b2 = reshape(w(mark3 + 1: mark4), 1, nout);
