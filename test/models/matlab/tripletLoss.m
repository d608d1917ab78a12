function [loss, G] = tripletLoss(M, feats, triplets, margin, mu)
% large margin metric learning, d(a,b) = (a-b)' M (a-b)
% triplets: [anchor positive negative] indices into the columns of feats
a = feats(:, triplets(:,1));
p = feats(:, triplets(:,2));
n = feats(:, triplets(:,3));

dap = a - p;
dan = a - n;
dpos = sum(dap .* (M*dap), 1);
dneg = sum(dan .* (M*dan), 1);

viol = margin + dpos - dneg;
active = viol > 0;
loss = (1-mu)*sum(dpos) + mu*sum(viol(active));

G = (1-mu) * (dap*dap');
if any(active)
    G = G + mu*(dap(:,active)*dap(:,active)' - dan(:,active)*dan(:,active)');
end
% keep M symmetric
G = (G + G')/2;
