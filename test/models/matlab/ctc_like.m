function [nll, alpha] = ctc_like(logits, labels)
% forward algorithm over an extended label sequence, logits is K x T, blank is the last class
[K, T] = size(logits);
S = 2*numel(labels) + 1;
ext = K*ones(1, S);
ext(2:2:S) = labels;
lse = max(logits) + log(sum(exp(bsxfun(@minus, logits, max(logits)))));
y = exp(bsxfun(@minus, logits, lse));
alpha = zeros(S, T);
alpha(1,1) = y(ext(1), 1);
alpha(2,1) = y(ext(2), 1);
for t = 2:T
    for s = 1:S
        a = alpha(s, t-1);
        if s > 1
            a = a + alpha(s-1, t-1);
        end
        if s > 2 && ext(s) ~= K && ext(s) ~= ext(s-2)
            a = a + alpha(s-2, t-1);
        end
        alpha(s, t) = a*y(ext(s), t);
    end
end
nll = -log(alpha(S, T) + alpha(S-1, T));
