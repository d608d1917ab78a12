function [nll, dlogphi, dlogprior, trainErr] = nbTextNll(logphi, logprior, counts, category, smoothing)
% CS229 ps2: multinomial event model for naive Bayes (spam filter, several folders).
% Parameters are unnormalised logs; minimised jointly with minFunc instead of counting.

numDocs = size(counts, 1);
numTokens = size(counts, 2);
numCat = length(logprior);

phi = zeros(numCat, numTokens);
for k = 1:numCat
    e = exp(logphi(k,:) - max(logphi(k,:)));
    phi(k,:) = e / sum(e);
end
prior = exp(logprior) / sum(exp(logprior));

% log p(x|y) + log p(y) for every document and folder
logp = counts * log(phi)';
logp = logp + repmat(log(prior), numDocs, 1);

idx = sub2ind([numDocs numCat], (1:numDocs)', category);
nll = -sum(logp(idx)) - smoothing * sum(log(phi(:)));
nll = nll / numDocs;

ind = full(sparse((1:numDocs)', category, 1, numDocs, numCat));
wordsPerCat = ind' * counts + smoothing;
totalPerCat = sum(wordsPerCat, 2);
dlogphi = -(wordsPerCat - bsxfun(@times, phi, totalPerCat)) / numDocs;
docsPerCat = sum(ind, 1);
dlogprior = -(docsPerCat - numDocs * prior) / numDocs;

[dummy, guess] = max(logp, [], 2);
trainErr = mean(guess ~= category);
