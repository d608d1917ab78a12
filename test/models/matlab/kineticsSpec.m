function [ssq, dlogk, Spec, Conc] = kineticsSpec(logk, t, Absorb, A0)
% global analysis of a stopped flow measurement:  A -> B -> C, first order both
% Beer-Lambert  Absorb = Conc*Spec, spectra eliminated linearly
k1 = 10^logk(1); k2 = 10^logk(2);
t = t(:);

e1 = exp(-k1*t);
e2 = exp(-k2*t);
cA = A0*e1;
cB = A0*k1/(k2-k1)*(e1 - e2);
cC = A0 - cA - cB;
Conc = [cA cB cC];

Spec = Conc\Absorb;
Res = Absorb - Conc*Spec;
ssq = sum(sum(Res.^2));

% dC/dk, variable projection: only the direct part survives in the gradient of ssq
dA1 = -t.*cA;
dB1 = A0*k2/(k2-k1)^2*(e1 - e2) - A0*k1/(k2-k1)*t.*e1;
dB2 = -A0*k1/(k2-k1)^2*(e1 - e2) + A0*k1/(k2-k1)*t.*e2;
dC1 = -dA1 - dB1;
dC2 = -dB2;
D1 = [dA1 dB1 dC1];
D2 = [zeros(size(t)) dB2 dC2];

gk1 = -2*sum(sum(Res.*(D1*Spec)));
gk2 = -2*sum(sum(Res.*(D2*Spec)));
dlogk = log(10)*[k1*gk1; k2*gk2];

[nt, nw] = size(Absorb);
df = nt*nw - 2 - numel(Spec);
sigma_r = sqrt(ssq/df);
sv = svd(Res);
