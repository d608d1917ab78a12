function [E, gC, gb, gW] = rbfnet_cost(X, T, C, beta, W)
% RBF network with trainable centres, widths and output weights
N = size(X,1);
M = size(C,1);

D2 = bsxfun(@plus, sum(X.^2,2), sum(C.^2,2)') - 2*X*C';
Phi = exp(-bsxfun(@times, D2, beta));
Y = Phi*W;
R = Y - T;
E = sum(R(:).^2)/(2*N);

gW = Phi'*R/N;
gPhi = R*W'/N;
S = gPhi.*Phi;
gb = -sum(S.*D2, 1);
gC = zeros(size(C));
for j = 1:M
    diffs = X - ones(N,1)*C(j,:);
    gC(j,:) = 2*beta(j)*S(:,j)'*diffs;
end
