function [ll, marg] = bilstm_crf_step(emis, trans, tags)
% linear chain CRF, emis: scores per position (T rows), trans: tag to tag scores
[T, K] = size(emis);
a = zeros(T, K);
a(1,:) = emis(1,:);
for t = 2:T
    m = bsxfun(@plus, a(t-1,:)', trans);
    mx = max(m, [], 1);
    a(t,:) = emis(t,:) + mx + log(sum(exp(bsxfun(@minus, m, mx)), 1));
end
logZ = max(a(T,:)) + log(sum(exp(a(T,:) - max(a(T,:)))));
score = emis(1, tags(1));
for t = 2:T
    score = score + trans(tags(t-1), tags(t)) + emis(t, tags(t));
end
ll = score - logZ;
marg = exp(a - logZ);
end
