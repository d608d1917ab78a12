/** Programs about gaps in data, classes of numbers, rows of letters and functions of curves: the same here and in Octave. */

/** By title: the names to compare, then the program. */
export const finalPrograms: Readonly<Record<string, readonly [names: string, source: string]>> = {
  "extrema pass over NaN": [
    "m n i p q r a b d e f g h k",
    "X = [1 NaN 3; NaN NaN 2; 4 NaN NaN]; m = max(X); [n, i] = min(X, [], 2); p = max(X, 2); q = min(X, [NaN 1 2]); [r, a] = max(X); [b, d] = cummin(X, 2); d = d(1, :); e = cummax(X); [f, g] = cummax(X(:)); g = g(3:end); h = range([4 NaN 1]); k = max([1 NaN; NaN NaN], [], 2);",
  ],
  "singles: classes, and numbers that are written down": [
    "a b d e f g h k l m n p q r s u w x",
    "a = single(0.1); b = double(class(a * 3)); d = double(class(a + int8(1))); e = eps('single'); f = isa(a, 'float') + 2 * isa(a, 'single') + 4 * isa(a, 'numeric') + 8 * isfloat(a); g = double(a) - 0.1; k = zeros(2, 2, 'single'); h = double(class(k)); m = single([0.1 0.2; 0.3 0.4]); l = [double(class(m * m)) double(class(exp(m))) double(class(sum(m))) double(class([m; 1 2])) double(class(m'))]; n = double(class(m > 0.2)); aa = a; aa(3) = 2; p = double(class(aa)); q = double(class(mean(m))); r = realmax('single'); s = double(class(double(m) * 2)); u = double(class(cast(0.1, 'single'))); [mx, im] = max(m); w = [double(class(mx)) double(class(im))]; x = eps([1 1000 0.1]);",
  ],
  "singles are computed with to seven digits": [
    "a b d",
    "m = single([0.1 0.2; 0.3 0.4]); a = round(1e5 * double(m * m)); b = round(1e5 * double(exp(m) / 3)); d = round(1e5 * double(single(1) / 3));",
  ],
  "matrices of letters": [
    "s r c x d t n f sp P sq tr i l u k e v ww y z cl tf ms counts idx b o sm",
    "M = ['abc'; 'def']; s = size(M); r = double(M(2, :)); c = double(M(:, 1)); x = double(M(1, 2)); d = double(M); t = M == 'b'; C = cellstr(M); n = numel(C); f = double(C{2}); P = char('one', 'three'); sp = size(P); P = double(P); Q = char({'ab'; 'cde'}); sq = size(Q); tr = double(M'); i = ischar(M) + 2 * ischar(M(1, :)); l = length(M); u = double(upper(M)); k = strcmp(M(1, :), 'abc') + 0; e = double(M(end, end)); M(1, 2) = 'z'; v = double(M); ww = double(M(:)'); y = double(strtrim(Q(1, :))); z = double([M; 'ghi']); cl = double(class(M)); tf = any(M(:) == 'z'); ms = double(num2str([1 2; 30 4])); dna = ['ACGT'; 'TTAA']; counts = sum(dna == 'A', 2); idx = find(dna(2, :) == 'T'); b = double(repmat('-', 2, 3)); o = dna - 'A'; sm = double(sortrows(dna(:, 2:3)));",
  ],
  "letters that are moved stay letters": [
    "a b c d f g",
    "a = ischar(fliplr('abc')) + 2 * ischar(reshape('abcd', 2, 2)); b = double(fliplr('abc')); c = double(repmat('ab', 1, 2)); d = ischar('a' + 1) + 0; g = double(circshift('abcd', [0 1])); f = ''; names = ['bob '; 'anna']; for k = 1:2, f = [f deblank(names(k, :)) ';']; end; f = double(f);",
  ],
  "integrals and zeros, to six digits": [
    "a b c d e f g h k l s v",
    "r = @(x) round(1e6 * x); a = r(integral(@(x) exp(-x .^ 2), 0, 1)); b = r(quad(@(x) x ^ 2 * exp(-x), 0, Inf)); c = r(quadgk(@(x) exp(-x .^ 2), -Inf, Inf)); d = r(integral(@(x) [x; x ^ 2], 0, 1, 'ArrayValued', true)); e = r(integral2(@(x, y) x .* y .^ 2, 0, 1, @(x) x, 2)); f = r(dblquad(@(x, y) x .* y, 0, 1, 0, 2)); g = fzero(@(x) x ^ 2 - 2, [0 2]); h = fzero(@(x) x ^ 3 - 2 * x - 5, 2); k = fzero('cos', 1); l = r(quadl(@(x) log(x), 1, 3)); [t, y] = ode45(@(t, y) [y(2); -y(1)], [0 1 2 3], [1; 0]); w = lsode(@(x, t) -x, [1; 2], 0:4); s = [size(t) size(y) size(w)]; v = t(end);",
  ],
  "letters and singles in the corners": [
    "s t n i1 cc ss r q num e f g h k l p",
    "s = double(['a':'e']); t = double('z':-2:'u'); n = double(num2str([1.5 -2; 3 10.25])); i1 = double(int2str([1.6 2.2; 3 4])); cc = double([reshape('abcdef', 2, 3); 'zzy']); ss = double(sprintf('%s|', ['ab'; 'cd'])); r = max(int8([1 5]), 3); q = double(class(r)); num = str2double({'1.5', 'x'; '-2', '7'}); num = [num; double(char(strcat({'a', 'b'}, 'c')))]; e = double(class(single(1):3)); f = (single(0.1) == 0.1) + 0; g = zeros(2, 'like', int8(1)); h = double(class(g)); k = double(class(-single(1))); l = median([1 NaN 3]); p = median([1 2; NaN 4; 3 9]);",
  ],
  "words in rows, counted": [
    "lens counts best codes S sz guess hits",
    "words = ['apple '; 'pear  '; 'banana']; lens = zeros(3, 1); for k = 1:rows(words), lens(k) = length(strtrim(words(k, :))); end; counts = sum(ismember(words, 'aeiou'), 2); [~, order] = sort(counts, 'descend'); best = double(upper(strtrim(words(order(1), :)))); codes = best - 'A' + 1; onehot = zeros(3, 26); list = cellstr(words); for k = 1:3, for c = list{k}, onehot(k, c - 'a' + 1) += 1; end, end; S = onehot * onehot'; sz = size([words; 'plum  ']); labels = 'abcab'; guess = char('a' + [0 1 1 0 1]); hits = sum(guess == labels); guess = double(guess);",
  ],
  "data with gaps, scaled and clipped": [
    "Z best where mu sd f J worst",
    "X = [1 2 NaN; 4 NaN 6; 7 8 9; NaN 1 2]; lo = min(X); Z = (X - lo) ./ (max(X) - lo); [best, where] = max(Z, [], 2); gone = isnan(Z); Z(gone) = 0; mu = sum(Z) ./ sum(~gone); sd = sqrt(sum((Z - mu) .^ 2 .* ~gone) ./ (sum(~gone) - 1)); f = min(max(0, Z * [0.2; -0.1; 0.4]), 0.3); J = 0.5 * sum((f - 0.1) .^ 2); worst = max(max(X));",
  ],
  "an integral in a search and in a loop": [
    "r vals T order d",
    "f = @(x) x .* exp(-x); r = round(1e6 * fzero(@(t) integral(f, 0, t) - 0.3, [0.1 3])); vals = round(1e6 * arrayfun(@(k) quad(@(t) cos(k * t), 0, 1), 1:3)); x = 0:0.1:2; T = trapz(x, f(x)); order = cumtrapz(x, f(x)); d = 0; for k = 1:3, d = d + round(1e6 * quadgk(@(x) exp(-k * x .^ 2), -Inf, Inf)); end",
  ],
  "curves through points": [
    "a b c d e f g h l",
    "x = [0 1 2.5 4 5]; y = [0 2 1 1 5]; q = [0.3 1.2 2 3.3 4.7 0 5]; a = interp1(x, y, q, 'pchip'); b = interp1(x, y, q', 'cubic'); c = pchip(x, y, q); d = pchip(x, [y; 2 * y - 1], q); e = interp1(x', [y' y' .^ 2], 1.7, 'pchip'); f = spline([0 1 2], [0 1 5], [0.5 1.5]); g = spline([0 2], [1 5], 1); h = pchip([0 1], [2 5], 0.5); l = interp1(x, y, [6 -1], 'pchip', 'extrap');",
  ],
};
