function [nll, g] = ordinalNll(w, x, grade, id, nSubj, nLev)
% cumulative logit model with a random intercept per rater (MAP)
% w: slopes, then first cut + log gaps, then intercepts
p = size(x, 2);
b = w(1:p);
cuts = cumsum([w(p+1); exp(w(p+2:p+nLev-1))]);
u = w(p+nLev:end);

eta = x*b + u(id);
hi = [cuts; Inf];
lo = [-Inf; cuts];
Fh = 1./(1+exp(-(hi(grade) - eta)));
Fl = 1./(1+exp(-(lo(grade) - eta)));
pr = max(Fh - Fl, 1e-12);
nll = -sum(log(pr)) + 0.5*sum(u.^2);

fh = Fh.*(1-Fh);
fl = Fl.*(1-Fl);
deta = (fh - fl)./pr;
gb = x'*deta;
gu = accumarray(id, deta, [nSubj 1]) + u;

gc = zeros(nLev-1, 1);
for k = 1:nLev-1
    gc(k) = -sum(fh(grade==k)./pr(grade==k)) + sum(fl(grade==k+1)./pr(grade==k+1));
end
% chain rule through the cumsum of exp gaps
rc = flipud(cumsum(flipud(gc)));
rc(2:end) = rc(2:end).*exp(w(p+2:p+nLev-1));
g = [gb; rc; gu];
