function [f, df] = ologit_nll(par, y, X, ncat)
% ordered logit. first threshold free, the others as increments exp(delta)
k = size(X,2);
n = size(X,1);
b = par(1:k);
d = par(k+1:end);
cut = cumsum([d(1); exp(d(2:end))]);
bounds = [-Inf; cut; Inf];

xb = X*b;
up = bounds(y+1) - xb;
dn = bounds(y) - xb;
Fu = 1./(1+exp(-up));
Fd = 1./(1+exp(-dn));
p = Fu - Fd;
f = -sum(log(p));

fu = Fu.*(1-Fu);
fd = Fd.*(1-Fd);
db = X'*((fu-fd)./p);
dcut = zeros(ncat-1,1);
for j = 1:ncat-1
   dcut(j) = -sum(fu(y==j)./p(y==j)) + sum(fd(y==j+1)./p(y==j+1));
end
% back through the cumsum
rev = flipud(cumsum(flipud(dcut)));
dd = rev .* [1; exp(d(2:end))];
df = [db; dd];
