/** More programs that mean the same here and in Octave: what scripts nobody tuned for turned up. */

/** By title: the names to compare, then the program. */
export const latePrograms: Readonly<Record<string, readonly [names: string, source: string]>> = {
  "new fields that are written by item": [
    "a b c d f",
    "s.a = 1; s.W{2} = [3 4]; s.m(2, 3) = 7; s.sub(2).v = 5; h.loss(1) = 0.5; h.loss(2) = 0.25; a = s.W{2}; b = s.m; c = s.sub(2).v; d = h.loss; f = numel(s.W) + isempty(s.sub(1).v);",
  ],
  "a search whose steps stand on each other, in one call": [
    "x f",
    "function [f, g] = rosen_(x)\n  f = 100 * (x(2) - x(1) ^ 2) ^ 2 + (1 - x(1)) ^ 2;\n  g = [-400 * x(1) * (x(2) - x(1) ^ 2) - 2 * (1 - x(1)); 200 * (x(2) - x(1) ^ 2)];\nend\nfunction [x, f] = descend_(fun, x)\n  [f, g] = fun(x);\n  for it = 1:12\n    t = 1 / sum(abs(g));\n    [fn, gn] = fun(x - t * g);\n    while fn > f - 1e-4 * t * (g' * g), t = t / 2; [fn, gn] = fun(x - t * g); end\n    x = x - t * g; f = fn; g = gn;\n  end\nend\n[x, f] = descend_(@rosen_, [0; 0]);",
  ],
  "arrays of structs grow, are looped over and set at once": [
    "a b c d f g h",
    "s = struct('a', {1, 2, 3}); [s.a] = deal(7, 8, 9); [s.b] = deal(0.5); a = [s.a]; b = [s.b]; c = 0; for p = s, c = c + p.a * p.b; end; q = struct('v', {}); d = numel(q); q(3).v = 4; f = numel(q) + isempty(q(1).v); r = repmat(struct('w', 1), 1, 3); r(2).w = 5; g = [r.w]; t = arrayfun(@(k) struct('sq', k ^ 2), 1:3); h = [t.sq];",
  ],
  "structs taken apart": [
    "a b c d f g",
    "s = struct('b', 1, 'a', [2 3]); o = orderfields(s); k = fieldnames(o); a = double(k{1}); b = structfun(@(v) sum(v) * 2, s); m = structfun(@(v) v + 1, s, 'UniformOutput', false); c = m.a; q = cell2struct({1; [4 5]}, {'x', 'y'}, 1); d = q.y; z = struct2cell(s); f = z{2}; u = rmfield(s, {'b'}); g = numel(fieldnames(u));",
  ],
  "items of cells as outputs": [
    "a b c d",
    "c = cell(1, 2); [c{1:2}] = max([1 5 2]); a = c{2}; d = {}; [d{1:3}] = size(ones(2, 3, 4)); b = [d{:}]; [c{:}] = deal(7); c = [c{:}]; d = numel(d);",
  ],
  "cells by rows and columns": [
    "a b c d",
    "q = {1, 2, 3; 4, 5, 6}; q(:, 2) = []; a = size(q); b = q{2, 2}; r = {}; r(end + 1, :) = {1, 'x'}; r(end + 1, :) = {2, 'y'}; c = size(r); r(1, :) = []; d = r{1}; for k = {1, 2; 3, 4}, d = d + k{1} * k{2}; end",
  ],
  "texts that are changed and looped over": [
    "a b c d f",
    "s = 'hello world'; s(s == 'o') = '0'; a = double(s); s([1 end]) = []; b = double(s(end:-1:1)); t = sprintf('%d,', 1:3); t(end) = []; c = double(t); d = double(upper(s(1))); f = ''; for k = 'abc', f = [k f]; end; f = double(f);",
  ],
  "integers beside numbers": [
    "a b c d f g",
    "a = [int8(100) 200]; b = [1.7 int16(2)]; c = -uint8(3); d = abs(int8(-128)); f = isfloat(int32(1)) + 2 * isfloat(1.5); g = circshift([1 2 3; 4 5 6], [1 -1]);",
  ],
  "sparse matrices by their diagonals": [
    "A A1 A2 A3 A4",
    "A = spdiags([1 2 3; 4 5 6; 7 8 9], [-1 0 1], 3, 3); A1 = spdiags([1 2; 3 4; 5 6], [0 2], 3, 5); A2 = spdiags([1 2; 3 4; 5 6], [0 -2], 5, 3); A3 = full(speye(2, 3)); A4 = full(spdiags((5:7)', 0, magic(3)));",
  ],
  "primes, factors and bits": [
    "p ip f g n b1 b2 b3 b4 b5",
    "p = primes(30); ip = isprime([1 2 7 9 11 12]); f = factor(60); [g, n] = factor(60); b1 = bitand(12, 10); b2 = bitor(uint8(12), uint8(3)); b3 = bitxor([1 2 3], 2); b4 = bitshift(16, -2); b5 = bitget(5, 1:3);",
  ],
  "arrangements, places and what is most frequent": [
    "P k k2 k3 l m m2",
    "P = perms([1 2 3]); k = nchoosek(1:4, 2); k2 = nchoosek(1:4, 3); k3 = nchoosek([3 5 7], 1); l = lookup([1 2 3], [0 1 2.5 9]); m = mode([1 2 2 3 3]); m2 = mode([1 2; 1 3; 4 3]);",
  ],
  polynomials: [
    "pd pi2 po r dq dr",
    "pd = polyder([3 2 1]); pi2 = polyint([3 2 1]); po = poly([1 2 3]); r = sort(roots([1 -6 11 -6])); [dq, dr] = deconv([1 5 6 1], [1 2]);",
  ],
  "tables of points": [
    "i1 i2 i3 i4 i5 i6 i7 i8",
    "i1 = interp1([1 2 3], [10 20 40], [1.5 2.5]); i2 = interp1([1 2 3]', [1 2; 3 4; 5 9], [1.5; 2]); i3 = interp1([1 2 3], [10 20 40], [0 5], 'linear', 'extrap'); i4 = isnan(interp1([1 2 3], [10 20 40], [0 2.2 5])) + 0; i5 = interp1([1 2 3], [10 20 40], 1.5, 'nearest'); i6 = interp1([1 2 3], [10 20 40], [0 5], 'linear', 0); i7 = interp1([4 5 7], 1.5); i8 = interp1([3 1 2], [30 10 20], 2.5);",
  ],
  "tables in two dimensions, splines, windows and differences": [
    "z z2 s dt w w3 be d d2 d3 d4",
    "z = interp2(magic(3), 1.5, 2.25); z2 = interp2(1:3, 1:3, magic(3), [1 2.5], [1; 3]); s = spline(0:4, [0 1 8 27 64], [1.5 3.3]); dt = detrend([1 3 2 5]'); w = hamming(5); w3 = blackman(6); be = beta(2, 3.5); d = del2(magic(4)); d2 = diff([1 4 9 16], 2); d3 = diff(magic(4), 1, 2); d4 = diff([1 4 9 16], 3);",
  ],
  "matrices of special kinds and padding": [
    "cm pa wi ha v re pp pr pc ct is th rr ipm",
    "cm = compan([2 3 4]); pa = pascal(4); wi = wilkinson(3); ha = hadamard(4); v = vech([1 2; 2 3]); re = resize([1 2; 3 4], 3, 3); pp = postpad([1 2], 4); pr = prepad([1 2 3], 2); pc = postpad([1; 2], 3, 7); ct = cast(3.7, 'int32'); is = issymmetric([1 2; 2 1]) + 0; [th, rr] = cart2pol(1, 1); ipm = ipermute(reshape(1:6, 1, 2, 3), [2 3 1]);",
  ],
  "patterns in texts": [
    "a b c d f g h",
    "[m, t] = regexp('a1b22', '([a-z])(\\d+)', 'match', 'tokens'); a = str2double(t{2}{2}); b = numel(m{2}); [c, d] = regexp('hello', 'l+'); n = regexp('ab12', '(?<l>[a-z]+)(?<d>\\d+)', 'names'); f = str2double(n.d); r = regexprep('x1y22', '(\\d+)', '<$1>'); g = double(r); [w, rest] = strtok('key=7', '='); h = str2double(rest(2:end)) + numel(w);",
  ],
  "lists of texts": [
    "a b c d f g h",
    "w = {'the', 'cat', 'sat', 'the'}; [u, i, j] = unique(w); a = i(:)'; b = accumarray(j(:), 1)'; [s, c] = sort(w); [d, f] = ismember({'sat', 'dog'}, w); d = double(d); g = double([u{:}]); h = find(~cellfun(@isempty, strfind(w, 'at')));",
  ],
  "options in a struct": [
    "a b c d",
    "o = optimset('MaxIter', 50, 'TolX', 1e-6); a = optimget(o, 'MaxIter'); b = optimget(o, 'TolFun', 7); o = optimset(o, 'MaxIter', 9); c = o.MaxIter; d = double(num2str([10 -2 3]));",
  ],
  "maps are handles": [
    "a b c d f g h",
    "m = containers.Map(); w = {'the', 'cat', 'the', 'mat'}; for i = 1:numel(w), if isKey(m, w{i}), m(w{i}) = m(w{i}) + 1; else, m(w{i}) = 1; end; end; a = cell2mat(values(m)); k = m.keys(); b = double([k{:}]); c = m.Count + length(m); p = containers.Map({'W', 'b'}, {[1 2; 3 4], [5; 6]}); q = p; q('b') = [0; 1]; d = p('W') * [1; 1] + p('b'); n = containers.Map('KeyType', 'double', 'ValueType', 'any'); n(10) = 1; n(9) = 2; f = cell2mat(keys(n)); remove(m, 'cat'); g = m.Count + m.isKey('cat'); try, m('nope'); h = 1; catch, h = 2; end",
  ],
  "loops over the names of fields": [
    "n z q",
    "s = struct('a', 1, 'b', [2 3]); n = 0; for f = fieldnames(s)', n = n * 10 + sum(s.(f{1})); end; c = {1, 2, 3; 4, 5, 6}'; z = size(c); q = c{3, 1};",
  ],
  "what is different: entries, rows and letters": [
    "u i j a b d f g h k",
    "[u, i, j] = unique([3 1 1 2 3]); i = i(:)'; j = j(:)'; a = unique([1 2; 1 2; 0 1], 'rows'); [b, d] = unique([3 1 2 1], 'stable'); d = d(:)'; [f, g, h] = unique([3 1; 1 2; 3 1; 1 0], 'rows'); h = h(:); g = g(3); k = double([unique('hello') cellfun(@(w) w(1), {'abc', 'xyz'})]);",
  ],
  "assignments inside of expressions": [
    "a b c n w",
    "a = 0; if (any (k = find ([0 1 1 0]))), a = k; end; (n = find ([1 1] > 1, 1)) || (n = 7); b = (c = 3) + 1; w = 0; while ((w = w + 2) < 5), end",
  ],
  "lists of positions in cells": [
    "a b c d",
    "A = reshape(1:24, 2, 3, 4); i = {':', 2, ':'}; a = A(i{:}); i = repmat({':'}, 1, 3); i{2} = [1 3]; b = A(i{:}); A(i{:}) = 0; c = A; q = {1, 2; 3, 4}; j = {2, 1}; d = q{j{:}};",
  ],
  "functions asked for nothing need not answer": [
    "a b",
    "function r = quiet_(x)\n  x + 1;\nend\nfunction [p, q] = asked_()\n  p = isargout(1) + 10 * isargout(2); q = 0;\nend\nquiet_(3);\na = asked_(); [b, c] = asked_(); cellfun(@(x) quiet_(x), {1, 2});",
  ],
  "further results of small functions": [
    "a b c p y s d g",
    "[a, b, c] = intersect([5 1 3], [3 4 5]); b = b(:); c = c(:); x = (1:6)'; [p, t, mu] = polyfit(x, x .^ 2, 2); y = polyval(p, (7 - mu(1)) / mu(2)); A = reshape(1:6, 2, 3); [U, S, V] = svd(A, 0); s = [size(U) size(S) size(V)]; d = size(diff(5)); g = cellfun('isclass', {1, 'a'}, 'char') + cellfun('size', {ones(2, 3), 1}, 2);",
  ],
  "groups and texts that are followed": [
    "a b c d z",
    "a = accumarray([1; 2; 1; 4], [5; 6; 7; 8], [], @max); b = accumarray([1; 2; 1], [5; 6; 7], [4 1], @(v) mean(v)); c = accumarray([1; 1; 2], 1, [3 1], @sum); n = 3; d = eval('n * 2'); eval('q = n + 1;'); z = q + eval(char({'5'}));",
  ],
  "errors that are raised again": [
    "a b c d f",
    "try, try, error('in:ner', 'bad %d', 3); catch ie, rethrow(ie); end, catch oe, a = double(oe.message); b = double(oe.identifier); end\ntry, error(struct('message', 'custom', 'identifier', 'x:y')); catch e3, c = double(e3.identifier); end\ntry, error('plain: 100%%'); catch e4, d = double(e4.message); end\nf = 0; try, x = 1:3; x(7); catch err, f = 1 + isempty(err.message); end",
  ],
  "covariances and phases without jumps": [
    "a b c d g h k",
    "x = [1 2; 3 5; 4 4]; a = cov(x); b = cov(x, 1); c = cov([1 2 4]); d = cov(5); p = [0 3.5; 3 1; 6.5 -3; 9.9 -6.6]; g = unwrap(p); h = unwrap([0 3 6 9 -1]); k = unwrap(p, 2, 2);",
  ],
};
