function [loss, gradW, gradb] = siameseContrastive(X1, X2, same, W, b, margin)
% contrastive loss (Hadsell, Chopra, LeCun), both branches share W and b
nPairs = size(X1, 2);

F1 = tanh(W*X1 + b);
F2 = tanh(W*X2 + b);
diffF = F1 - F2;
dist = sqrt(sum(diffF.^2, 1) + 1e-12);
hinge = max(0, margin - dist);

lossPerPair = same .* dist.^2 + (1 - same) .* hinge.^2;
loss = sum(lossPerPair) / (2*nPairs);

% gradients
gDist = (same .* dist - (1 - same) .* hinge) / nPairs;
gDiff = diffF .* (gDist ./ dist);
gPre1 = gDiff .* (1 - F1.^2);
gPre2 = -gDiff .* (1 - F2.^2);
gradW = gPre1*X1' + gPre2*X2';
gradb = sum(gPre1 + gPre2, 2);
end
