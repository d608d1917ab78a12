function [cost, gradPred, grad] = neg_sampling(predicted, target, outputVectors, negs)
% word2vec skip-gram with negative sampling; outputVectors: one word per row
K = length(negs);
grad = zeros(size(outputVectors));
gradPred = zeros(size(predicted));
u_o = outputVectors(target,:)';
z = sigm(u_o'*predicted);
cost = -log(z);
gradPred = gradPred + (z-1)*u_o;
grad(target,:) = grad(target,:) + (z-1)*predicted';
for k=1:K
    u_k = outputVectors(negs(k),:)';
    zk = sigm(-u_k'*predicted);
    cost = cost - log(zk);
    gradPred = gradPred + (1-zk)*u_k;
    grad(negs(k),:) += (1-zk)*predicted';
end
end
function s = sigm(x)
s = 1./(1+exp(-x));
end
