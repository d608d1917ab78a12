function [C, dC] = tsneCost(x, P, no_dims)
%TSNECOST KL divergence of the t-SNE embedding and its gradient
% x is the vectorised solution
    n = size(P, 1);
    ydata = reshape(x, [n no_dims]);

    % make sure P-vals are set properly
    P(1:n + 1:end) = 0;
    P = 0.5 * (P + P');
    P = max(P ./ sum(P(:)), realmin);
    const = sum(P(:) .* log(P(:)));

    % Student-t joint probabilities
    sum_ydata = sum(ydata .^ 2, 2);
    num = 1 ./ (1 + bsxfun(@plus, sum_ydata, bsxfun(@plus, sum_ydata', -2 * (ydata * ydata'))));
    num(1:n+1:end) = 0;
    Q = max(num ./ sum(num(:)), realmin);

    C = const - sum(sum(P .* log(Q)));

    L = (P - Q) .* num;
    y_grads = 4 * (diag(sum(L, 1)) - L) * ydata;
    dC = y_grads(:);
