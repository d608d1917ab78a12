function [loss, dWq, dWk, dWv] = attention_loss(X, M, target, Wq, Wk, Wv)
    % scaled dot product (cross) attention, queries come from X and
    % keys/values from the memory M
    dk = size(Wk, 2);
    Q = X * Wq;
    K = M * Wk;
    V = M * Wv;

    S = Q * K' / sqrt(dk);
    A = softmax_rows(S);
    O = A * V;

    G = O - target;
    loss = 0.5 * norm(G, 'fro')^2;

    % backprop
    dO = G;
    dV = A' * dO;
    dA = dO * V';
    dS = A .* (dA - sum(dA .* A, 2));
    dQ = dS * K / sqrt(dk);
    dK = dS' * Q / sqrt(dk);

    dWq = X' * dQ;
    dWk = M' * dK;
    dWv = M' * dV;
end

function P = softmax_rows(S)
    S = S - max(S, [], 2);
    P = exp(S);
    P = P ./ sum(P, 2);
end
