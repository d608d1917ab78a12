/** Small programs that mean the same here and in Octave, each with the names whose values are compared. */

/** By title: the names to compare, then the program. */
export const programs: Readonly<Record<string, readonly [names: string, source: string]>> = {
  "numbers are 1×1": ["a b c d e", "a = 3; b = 0.5; c = a / 2; d = -a ^ 2; e = 2 ^ -1;"],
  "products scale or multiply": [
    "P Q R S c d",
    "A = reshape(sin(1:6), 2, 3); B = reshape(cos(1:12), 3, 4); P = A * B; Q = 2 * A; R = A * 3; v = [1; 2; 3]; S = A * v; c = v' * v; d = v * v';",
  ],
  "entry by entry": [
    "P Q R S T",
    "A = [1 2; 3 4]; B = [5 6; 7 8]; P = A .* B; Q = A ./ B; R = A .^ 2; S = 2 .^ A; T = A .\\ B;",
  ],
  "division solves": [
    "x X Y s",
    "A = [4 1 0; 1 3 1; 0 1 2]; b = [1; 2; 3]; x = A \\ b; X = A \\ eye(3); Y = b' / A; s = 6 / 4;",
  ],
  "least squares": ["t u", "A = [1 1; 1 2; 1 3; 1 5]; b = [1; 2; 2; 4]; t = A \\ b; u = b' / A';"],
  "powers of matrices": ["P Q R S", "A = [2 1; 1 3]; P = A ^ 2; Q = A ^ 3; R = A ^ -1; S = A ^ 0;"],
  stretching: ["P Q R S", "a = [1; 2; 3]; b = [10 20]; A = ones(3, 2); P = a + b; Q = A - a; R = A .* b; S = a <= b;"],
  bsxfun: [
    "P Q R S T",
    "X = reshape(1:6, 3, 2); P = bsxfun(@minus, X, mean(X)); Q = bsxfun(@rdivide, X, sum(X, 2)); R = bsxfun(@times, X, [1 2]); S = bsxfun(@gt, X, 2); T = bsxfun(@(a, b) a + 2 * b, X, [1; 2; 3]);",
  ],
  "transpose turns": ["a b c", "x = 1:3; a = x'; b = a.'; c = [1 2; 3 4]';"],
  "comparisons and logic": [
    "a b c d e f",
    "x = [1 -2 3]; a = x > 0; b = ~(x > 0); c = x > 0 & x < 2; d = x < 0 | x == 3; e = x ~= 1; f = 1 * ((1 < 2) && ~isempty(x));",
  ],
  "truth of arrays": [
    "a b c d",
    "a = 0; b = 0; c = 0; d = 0; if [1 1 0], a = 1; end; if [1 2 3], b = 1; end; if [], c = 1; else, c = 2; end; if 'x', d = 1; end",
  ],
  "sum of a row collapses it": [
    "a b c d e",
    "x = [1 2 3]; a = sum(x); b = sum(x'); A = [1 2; 3 4; 5 6]; c = sum(A); d = sum(A, 2); e = sum(A(:));",
  ],
  "sum along what is 1": ["a b c d", "x = [1 2 3]; a = sum(x, 1); b = sum(5); c = sum([]); d = sum(sum([1 2; 3 4]));"],
  "means and products": [
    "a b c d e",
    "A = [1 2; 3 4; 5 7]; a = mean(A); b = mean(A, 2); c = mean(A(:)); d = prod(A); e = prod([1 2 3 4]);",
  ],
  "std and var divide by n-1": [
    "a b c d e f",
    "A = [1 2; 3 5; 7 9]; a = std(A); b = var(A, 0, 2); c = std([1 2 3 4]); d = var([1 2 3 4], 1); e = var(5); f = std(A, 1);",
  ],
  extrema: [
    "a b c d e f",
    "A = [3 9 2; 8 1 7]; a = max(A); b = max(A, [], 2); c = min(A(:)); d = max(A, 4); e = max([1 5 2]); f = min(3, 2);",
  ],
  "extrema with places": ["m i n j", "A = [3 9 2; 8 1 7]; [m, i] = max(A); [n, j] = min(A, [], 2);"],
  "any and all": ["a b c d", "A = [0 1; 0 0]; a = any(A); b = all(A >= 0); c = any(A(:)); d = all(A, 2);"],
  cumsum: ["a b c", "A = [1 2; 3 4; 5 6]; a = cumsum(A); b = cumsum(A, 2); c = cumsum([1 2 3]);"],
  ranges: ["a b c d e f g", "a = 1:5; b = 0:0.25:1; c = 5:-2:1; d = 3:2; e = (1:3)'; f = -1:1; g = 0:0.1:0.3;"],
  linspace: ["a b c", "a = linspace(0, 1, 5); b = linspace(2, 3, 3)'; c = colon(2, 4);"],
  "reshape by columns": [
    "a b c d",
    "A = [1 2 3; 4 5 6]; a = reshape(A, 3, 2); b = reshape(A, [], 1); c = A(:); d = reshape(1:6, [2 3]);",
  ],
  "one index counts by columns": [
    "a b c d e f",
    "A = [1 2 3; 4 5 6]; a = A(2); b = A(5); c = A([1 4 6]); d = A([1; 3]); e = A(2:4); f = A([1 2; 3 4]);",
  ],
  "vectors keep their direction": [
    "a b c d",
    "r = 10:10:50; k = r'; a = r([1; 3]); b = k([1 3]); c = r(2:3); d = k(:)';",
  ],
  "blocks of matrices": [
    "a b c d e f",
    "A = reshape(1:12, 3, 4); a = A(2, :); b = A(:, 3); c = A(2:end, 1:2); d = A(end, end); e = A(1:2:end, [4 1]); f = A([1 1 3], :);",
  ],
  "end counts where it stands": [
    "a b c d",
    "A = reshape(1:12, 3, 4); x = 1:5; a = A(end); b = A(x(end) - 3, end - 1); c = x(end:-1:1); d = x(min(end, 9));",
  ],
  masks: [
    "a b c d e",
    "A = [1 -2; -3 4]; a = A(A > 0); x = [5 -1 6]; b = x(x > 0); c = A(:, [true false]); d = x(logical([0 1 1])); e = A(A(:, 1) < 0, :);",
  ],
  "masks with functions": ["a b c", "x = [3 1 2 5]; a = sum(x > 1); b = find(x > 1); c = mean(x(x > 1) == 2);"],
  "writing blocks": [
    "A B C x",
    "A = zeros(3, 3); A(2, :) = [1 2 3]; A(:, 1) = [7; 8; 9]; A(3, 3) = 4; B = A; B(1:2, 2:3) = 5; C = A; C(:) = 1:9; x = 1:4; x(2) = 9;",
  ],
  "writing at places": [
    "A x y z",
    "A = zeros(2, 3); A([1 4 6]) = [1 2 3]; x = zeros(1, 4); x([4 2]) = [7 8]; y = zeros(3, 2); y([3 1], :) = [1 2; 3 4]; z = zeros(3, 3); z([1 3], [1 3]) = [1 2; 3 4];",
  ],
  "writing where a mask holds": [
    "L M x",
    "L = [1 -2; -3 4]; L(L < 0) = 0; M = [1 2; 3 4]; M(M > 2) = [10 20]; x = 1:4; x(x > 2) *= 2;",
  ],
  "arrays grow": [
    "x y A B z",
    "x = []; for i = 1:3, x(end + 1) = i ^ 2; end; y(3) = 5; A = [1 2]; A(3, 3) = 7; B = []; B(:, 2) = [1; 2]; z = [1; 2]; z(4) = 9;",
  ],
  "rows and columns go": [
    "A B x y",
    "A = magic(3); A(2, :) = []; B = magic(3); B(:, [1 3]) = []; x = 1:5; x([2 4]) = []; y = (1:4)'; y(end) = [];",
  ],
  "matrices from parts": [
    "A B C D e",
    "a = [1; 2]; A = [a a + 1]; B = [A; 9 9]; C = [ones(2, 1) A]; D = [A, a; 1 2 3]; e = [1, -2, 3 -4];",
  ],
  "empty parts add nothing": ["a b c", "a = [[] 1 2]; b = [zeros(1, 0), 3]; c = [[]; 1 2];"],
  "cat and repmat": [
    "a b c d e f",
    "a = cat(1, [1 2], [3 4]); b = horzcat([1; 2], [3; 4]); c = vertcat(1, 2); d = repmat([1 2], 2, 3); e = repmat([1; 2], 1, 2); f = repmat(7, 2, 2);",
  ],
  diagonals: ["a b c d", "A = [1 2; 3 4]; a = diag(A); b = diag([5 6 7]); c = diag(diag(A)); d = trace(A);"],
  triangles: [
    "a b c d",
    "A = reshape(1:9, 3, 3); a = tril(A); b = triu(A, 1); c = tril(A, -1); d = fliplr(flipud(A));",
  ],
  "det, inv and norms": [
    "a b c d e f",
    "A = [4 1; 2 3]; a = det(A); b = inv(A); c = norm([3 4]); d = norm(A, 'fro'); e = norm([1; -2], 1); f = norm([1 -5 2], Inf);",
  ],
  "chol is upper": [
    "R L c p",
    "K = [4 2; 2 3]; R = chol(K); L = chol(K, 'lower'); c = 2 * sum(log(diag(chol(K)))); [Q, p] = chol(K);",
  ],
  dot: ["a b c", "a = dot([1 2 3], [4 5 6]); b = dot([1; 2], [3; 4]); c = dot([1 2; 3 4], [5 6; 7 8]);"],
  sizes: [
    "m n p q r s t u",
    "A = zeros(3, 5); [m, n] = size(A); p = size(A, 1); q = size(A); r = numel(A); s = length(A); t = ndims(A); u = [rows(A) columns(A)];",
  ],
  "made of sizes": [
    "a b c d e",
    "A = ones(2, 3); a = zeros(size(A)); b = ones(size(A, 2)); c = eye(2, 3) + 0; d = zeros(2); e = ones(3, 1) * 4;",
  ],
  "numbers with names": ["a b c d", "a = pi; b = exp(1); c = [Inf -Inf]; d = eps;"],
  "elementwise functions": [
    "a b c d e f",
    "x = [-1.5 0.5 2.5]; a = exp(x); b = tanh(x); c = abs(x); d = sign(x); e = sqrt(abs(x)); f = log(x + 3);",
  ],
  rounding: [
    "a b c d e f",
    "x = [-2.5 -0.4 0.5 1.7]; a = round(x); b = floor(x); c = ceil(x); d = fix(x); e = mod([-1 5 7], 3); f = rem([-1 5 7], 3);",
  ],
  "one-hot": ["A B", "y = [2; 1; 3]; I = eye(3); A = I(y, :); B = full(sparse(y, 1:3, 1));"],
  "accumarray and sub2ind": [
    "a b c",
    "a = accumarray([1; 2; 1], [10; 20; 30]); A = reshape(1:6, 2, 3); k = sub2ind(size(A), [1 2], [3 1]); b = A(k); c = accumarray([1 1; 2 2; 1 1], [1; 2; 3]);",
  ],
  "diagonal writes": ["K", "N = 3; K = zeros(N); K(1:N+1:end) = 5;"],
  "loops over columns": [
    "s t u",
    "s = 0; for k = [1 2; 3 4], s = s + k(1) * k(2); end; t = 0; for i = 10:-3:1, t = t + i; end; u = 0; for v = (1:3)', u = u + sum(v); end",
  ],
  "while and break": [
    "k s",
    "k = 0; s = 0; while true, k = k + 1; if k > 5, break; end; if mod(k, 2) == 0, continue; end; s += k; end",
  ],
  switch: [
    "a b",
    "name = 'tanh'; switch name, case {'sig', 'tanh'}, a = 1; otherwise, a = 2; end; switch 3, case 1, b = 1; case 3, b = 3; end",
  ],
  "anonymous functions capture": ["a b", "k = 2; f = @(x) k * x; k = 5; a = f(3); g = @(x, y) x + f(y); b = g(1, 2);"],
  "handles and feval": [
    "a b c d",
    "f = @sin; a = f(1); b = feval(@max, [1 4 2]); c = feval('cos', 0); d = cellfun(@numel, {[1 2], 3, []});",
  ],
  "arrayfun and cellfun": [
    "a b c",
    "a = arrayfun(@(i) i ^ 2, 1:4); b = arrayfun(@(i) i + 1, [1; 2]); q = cellfun(@(x) x * 2, {1, [2 3]}, 'UniformOutput', false); c = q{2};",
  ],
  "values are copied": [
    "a b c d",
    "x = [1 2 3]; y = x; y(1) = 9; a = x; s.v = 1; t = s; t.v = 2; b = s.v; p = {1, 2}; q = p; q{1} = 7; c = p{1}; d = t.v;",
  ],
  structs: [
    "a b c d e",
    "net.W1 = ones(2, 3); net.b.x = 4; net.W1(2, :) = 5; a = net.W1; b = net.b.x; s = struct('p', 1, 'q', [2 3]); c = s.q(2); d = 1 * isfield(s, 'p'); e = 1 * isfield(s, 'z');",
  ],
  "arrays of structs": ["a b c", "s(1).v = 1; s(2).v = [2 3]; a = s(2).v; b = numel(s); c = s(end).v(1);"],
  "dynamic fields": ["a b", "s = struct(); for k = 1:2, s.(['w' char(48 + k)]) = k * 10; end; a = s.w1; b = s.('w2');"],
  cells: [
    "a b c d",
    "c1 = {1, [2 3]; 'x', 4}; a = c1{1, 2}; b = c1{2, 2}; W = cell(1, 2); W{1} = ones(2); W{end + 1} = 5; c = numel(W); d = W{1} * 2;",
  ],
  "lists out of cells": ["a b", "c1 = {2, 3}; a = ones(c1{:}); [p, q] = c1{:}; b = [c1{:}];"],
  "sigmoid of the file": ["a", "function g = mysig(z)\n  g = 1 ./ (1 + exp(-z));\nend\na = mysig([0 1; -1 2]);"],
  "several outputs": [
    "a b s",
    "function [m, v] = stats_(x)\n  m = mean(x); v = var(x);\nend\n[a, b] = stats_([1 2 4]); s = stats_([3 5]);",
  ],
  "nargin and nargout": [
    "a b",
    "function r = opt_(x, k)\n  if nargin < 2, k = 10; end\n  r = x * k;\nend\na = opt_(2); b = opt_(2, 3);",
  ],
  "early return": [
    "a b",
    "function r = early_(x)\n  r = 1;\n  if x > 0, return; end\n  r = 2;\nend\na = early_(1); b = early_(-1);",
  ],
  varargin: [
    "a b",
    "function r = many_(varargin)\n  r = 0;\n  for i = 1:numel(varargin), r = r + varargin{i}; end\nend\na = many_(1, 2, 3); b = many_();",
  ],
  exist: ["a b", "x = 1; a = exist('x', 'var'); b = exist('nosuchname', 'var');"],
  "sort and diff": ["a i b c", "[a, i] = sort([3 1 2]); b = sort([3; 1; 2], 'descend'); c = diff([1 4 9]);"],
  "permute and squeeze": [
    "a b c",
    "A = reshape(1:24, 2, 3, 4); a = permute(A, [3 1 2]); b = squeeze(A(1, 2, :)); c = sum(A, 3);",
  ],
  "stretching of three axes": ["a b", "A = reshape(1:12, 2, 3, 2); a = A + [1; 2]; b = mean(A);"],
  "unrolled parameters": [
    "T1 T2 g",
    "n = 2; h = 3; k = 1; p = (1:(h * (n + 1) + k * (h + 1)))'; T1 = reshape(p(1:h * (n + 1)), h, n + 1); T2 = reshape(p(1 + h * (n + 1):end), k, h + 1); g = [T1(:); T2(:)];",
  ],
  "two-layer network": [
    "J grad",
    "X = reshape(sin(1:15), 5, 3); y = [1; 2; 1; 2; 2]; T1 = reshape(cos(1:16), 4, 4) / 2; T2 = reshape(sin(2:11), 2, 5); m = size(X, 1); lambda = 0.3; a1 = [ones(m, 1) X]; z2 = a1 * T1'; a2 = [ones(m, 1) 1 ./ (1 + exp(-z2))]; h = 1 ./ (1 + exp(-a2 * T2')); Y = eye(2)(y, :); J = -sum(sum(Y .* log(h) + (1 - Y) .* log(1 - h))) / m + lambda / (2 * m) * (sum(sum(T1(:, 2:end) .^ 2)) + sum(sum(T2(:, 2:end) .^ 2))); d3 = h - Y; d2 = (d3 * T2(:, 2:end)) .* a2(:, 2:end) .* (1 - a2(:, 2:end)); grad = [d2' * a1 / m](:);",
  ],
  softmax: [
    "p c",
    "A = reshape(sin(1:12), 3, 4); E = exp(A - max(A)); p = bsxfun(@rdivide, E, sum(E)); c = -mean(log(p(sub2ind(size(p), [1 2 3 1], 1:4))));",
  ],
  "gaussian process": [
    "nll",
    "x = (0:0.5:2)'; y = sin(x); D = bsxfun(@minus, x, x').^2; K = exp(-0.5 * D) + 0.1 * eye(5); L = chol(K)'; a = L' \\ (L \\ y); nll = 0.5 * y' * a + sum(log(diag(L))) + 5 / 2 * log(2 * pi);",
  ],
  "sparse autoencoder": [
    "cost rho",
    "data = reshape(sin(1:20), 4, 5); W1 = reshape(cos(1:12), 3, 4) / 3; W2 = W1'; b1 = zeros(3, 1); b2 = 0.1 * ones(4, 1); m = size(data, 2); a2 = 1 ./ (1 + exp(-(W1 * data + repmat(b1, 1, m)))); a3 = 1 ./ (1 + exp(-bsxfun(@plus, W2 * a2, b2))); rho = sum(a2, 2) / m; p = 0.05; kl = p * log(p ./ rho) + (1 - p) * log((1 - p) ./ (1 - rho)); cost = sum(sum((a3 - data) .^ 2)) / (2 * m) + 3 * sum(kl);",
  ],
  "the operators as functions": [
    "a b c d",
    "A = [1 2; 3 4]; a = plus(A, 1); b = mtimes(A, A); c = times(A, A); d = mldivide(A, [1; 2]);",
  ],
  increments: ["x y", "x = 1; x += 4; x *= 3; x -= 1; x /= 2; y = [1 2]; y .*= [3 4]; x++;"],
  "columns appended": ["A B", "A = [1; 2]; A(:, end + 1) = [3; 4]; B = ones(2, 2); B(2, :) += 5; B(end + 1, :) = 7;"],
  "defaults by exist": [
    "a b",
    "if ~exist('lambda', 'var') || isempty(lambda), lambda = 0.5; end; a = lambda; p = [1 2 2]; y = [1 2 1]; b = mean(double(p == y)) * 100;",
  ],
  "signs and powers": ["a b c d", "x = [1 2 4]; a = x .^ -1; b = -x .^ 2; c = 2 ^ 0.5; d = -2 ^ 2 + !0 * 3;"],
  "do until, try, unwind": [
    "k a b",
    "k = 0; do, k++; until k >= 3; try, a = [1 2] * [3; 4]; catch, a = 0; end; unwind_protect, b = 1; unwind_protect_cleanup, b = b + 1; end_unwind_protect",
  ],
  "products of colons": ["a b c", "A = magic(3); B = A'; a = A(:)' * B(:); b = A(:, :)(2, 1); c = A(:, [1 end])(:)';"],
  "positions from a matrix": [
    "a b c",
    "x = 10:10:90; k = [1 2; 3 4]; a = x(k); A = magic(3); b = A(logical(eye(3)))'; c = x(A > 7);",
  ],
  "masks written with lists": [
    "A b",
    "A = magic(3); A(A > 6) = -A(A > 6); b = zeros(2, 3); b(:, [3 1]) = [1 2; 3 4]; b(logical([0 1 0; 0 0 1])) = [8; 9];",
  ],
  "empty reductions": [
    "a b c d",
    "a = sum(zeros(0, 3)); b = isempty(find([0 0])) * 1; c = prod([]); d = numel(zeros(3, 0));",
  ],
  "cells by two places": ["a b", "W = cell(2, 2); W{2, 1} = 5; W{1, 2} = [1 2]; a = W{2, 1}; b = size(W);"],
  "functions call functions": [
    "a",
    "function r = outer_(x)\n  r = inner_(x) + 1;\nend\nfunction r = inner_(x)\n  r = x .^ 2;\nend\na = outer_([1 2]);",
  ],
  recurrence: [
    "h s",
    "Wx = [0.1 0.2; 0.3 0.4]; Wh = [0.5 -0.1; 0.2 0.3]; X = reshape(sin(1:8), 2, 4); h = zeros(2, 1); H = zeros(2, 4); for t = 1:size(X, 2), h = tanh(Wx * X(:, t) + Wh * h); H(:, t) = h; end; s = sum(H(:));",
  ],
  "convolution by hand": [
    "Z",
    "X = magic(5); K = [1 0; -1 2]; Z = zeros(4, 4); for i = 1:4, for j = 1:4, Z(i, j) = sum(sum(X(i:i+1, j:j+1) .* K)); end; end",
  ],
  "text is for talking": ["a", "fprintf('%d\\n', 3); disp(num2str(4)); s = sprintf('%g', 2.5); a = 1;"],
  "Fourier transforms": [
    "a b y P A q B S k l m n o r",
    "x = sin(0:7) + 0.1 * (0:7); h = cos(0:7); X = fft(x); a = real(X); b = imag(X); y = real(ifft(X .* fft(h))); P = abs(X) .^ 2; A = angle(X(2:3)); q = imag(X / (2 + 1i)); B = real(ifft2(fft2(x' * h))); S = fftshift(P); M = reshape(sin(1:15), 5, 3); k = real(fft(M)); l = imag(fft(M, [], 2)); m = real(fft(x, 12)); n = real(X(end)) + imag(X(2)); o = real(X' .* 2); r = real(sum(X(1:3)) .* conj(X(2)));",
  ],
};
