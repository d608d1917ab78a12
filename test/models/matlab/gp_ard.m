function [nlZ, dnlZ] = gp_ard(hyp, x, y)
% Gaussian process with an ARD squared exponential, hyp.cov = [log(ell_1) .. log(ell_D) log(sf)], hyp.lik = log(sn)
[n, D] = size(x);
ell = exp(hyp.cov(1:D));
sf2 = exp(2*hyp.cov(D+1));
sn2 = exp(2*hyp.lik);
K = sf2*exp(-sq_dist(diag(1./ell)*x')/2);
L = chol(K/sn2 + eye(n));
alpha = solve_chol(L, y)/sn2;
nlZ = y'*alpha/2 + sum(log(diag(L))) + n*log(2*pi*sn2)/2;
if nargout>1
  dnlZ = hyp;
  Q = solve_chol(L,eye(n))/sn2 - alpha*alpha';
  for i=1:D
    dnlZ.cov(i) = sum(sum(Q.*K.*sq_dist(x(:,i)'/ell(i))))/2;
  end
  dnlZ.cov(D+1) = sum(sum(Q.*(2*K)))/2;
  dnlZ.lik = sn2*trace(Q);
end
end

function C = sq_dist(a)
% pairwise squared distances between columns
[D, n] = size(a);
C = repmat(sum(a.*a,1)',1,n) + repmat(sum(a.*a,1),n,1) - 2*(a'*a);
C = max(C,0);
end

function X = solve_chol(L, B)
X = L\(L'\B);
end
