% Start at the end: c is the sum of squared errors.
% Look at f̄ = 2 (f − y): it is where every gradient begins.
f = [0.2; 1.1; -0.4; 0.7];
y = [0.0; 1.0; -0.5; 1.0];

c = (f - y)' * (f - y);
