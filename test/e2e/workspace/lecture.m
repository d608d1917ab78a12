% The lecture in three lines: a product, an elementwise function, the sum of squared errors.
% Nothing here is random, so that every number can be checked by hand.

X = [1 -2 0.5; 0 1 -1];
W = [0.5; -0.25; 1];
y = [1; -1];

Z = X * W;
f = tanh(Z);
c = sum((f - y) .^ 2);
