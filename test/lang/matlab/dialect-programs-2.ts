/** More programs that mean the same here and in Octave: functions, structs, text, kinds of numbers, writes, old spellings. */

/** By title: the names to compare, then the program. */
export const morePrograms: Readonly<Record<string, readonly [names: string, source: string]>> = {
  "outputs that nobody asked for": [
    "a b c d",
    "function [p, q, r] = three_(x)\n  p = x; q = nargout; r = nargin;\nend\na = three_(5); [a2, b] = three_(5); [~, ~, c] = three_(5); [d, ~, ~] = three_(7);",
  ],
  "varargout by nargout": [
    "a b c",
    "function varargout = parts_(x)\n  for i = 1:max(1, nargout), varargout{i} = x * i; end\nend\n[a, b, c] = parts_(2);",
  ],
  "varargin passed on": [
    "a b c",
    "function r = inner3_(x, y, z)\n  r = nargin;\n  if nargin > 2, r = r + z; end\nend\nfunction r = outer3_(varargin)\n  r = inner3_(varargin{:});\nend\na = outer3_(1); b = outer3_(1, 2); c = outer3_(1, 2, 30);",
  ],
  "defaults by isempty": [
    "a b c",
    "function r = def_(x, k)\n  if ~exist('k', 'var') || isempty(k), k = 4; end\n  r = x + k;\nend\na = def_(1); b = def_(1, []); c = def_(1, 2);",
  ],
  recursion: [
    "a b",
    "function r = fact_(n)\n  if n <= 1, r = 1; return; end\n  r = n * fact_(n - 1);\nend\nfunction r = fib_(n)\n  if n < 2, r = n; else, r = fib_(n - 1) + fib_(n - 2); end\nend\na = fact_(6); b = fib_(8);",
  ],
  "early return out of loops": [
    "a b",
    "function r = firstbig_(x)\n  r = 0;\n  for i = 1:numel(x)\n    for j = 1:3\n      if x(i) > j * 3, r = 10 * i + j; return; end\n    end\n  end\nend\na = firstbig_([1 2 5]); b = firstbig_([1 1]);",
  ],
  "handles to functions of the file": [
    "a b c",
    "function r = twice_(f, x)\n  r = f(f(x));\nend\nfunction r = addone_(x)\n  r = x + 1;\nend\na = twice_(@addone_, 3); b = twice_(@(v) v .^ 2, [2 3]); g = @addone_; c = g(4);",
  ],
  "functions that return functions": [
    "a b",
    "function f = scaled_(k)\n  f = @(x) k * x;\nend\nf = scaled_(3); g = scaled_(10); a = f(2); b = g(2) + f(1);",
  ],
  "handles in structs and cells": [
    "a b c",
    "s.f = @(x) x + 1; a = s.f(2); h = {@sin, @cos}; b = h{2}(0); net.act = {@(x) max(x, 0)}; c = net.act{1}([-1 2]);",
  ],
  "func2str and str2func": [
    "a b c d",
    "f = str2func('cos'); a = f(0); b = strcmp(func2str(@sin), 'sin') + 0; g = str2func('@(x) x .^ 2'); c = g(3); d = feval('plus', 1, 2);",
  ],
  deal: ["a b c d", "[a, b] = deal(1, [2 3]); [c, d] = deal(7);"],
  "cellfun with names of functions": [
    "a b c d",
    "q = {[1 2 3], 'ab', [], {1, 2}}; a = cellfun('isempty', q) + 0; b = cellfun(@length, q); c = cellfun('length', q); d = cellfun(@(x) numel(x) * 2, q);",
  ],
  "cellfun over two cells, arrayfun over matrices": [
    "a b c",
    "a = cellfun(@(x, y) sum(x) + y, {[1 2], 3}, {10, 20}); b = arrayfun(@(x) x * 2, [1 2; 3 4]); c = arrayfun(@(x, y) x - y, [5 6], [1 2]);",
  ],
  "arrayfun into cells": ["a b", "q = arrayfun(@(k) ones(1, k), 1:3, 'UniformOutput', false); a = q{3}; b = [q{:}];"],
  "cellfun with two outputs": ["a b", "[a, b] = cellfun(@(x) max(x), {[1 5 2], [7 3]});"],
  "struct with fields from strings": [
    "a b c d",
    "s = struct('x', 1, 'y', [2 3]); k = fieldnames(s); a = numel(k); b = s.(k{2}); s = rmfield(s, 'x'); c = isfield(s, {'x', 'y'}) + 0; d = isfield(s, 'y') + isstruct(s);",
  ],
  "setfield, getfield and nested fields": [
    "a b c",
    "s = struct(); s = setfield(s, 'p', 3); a = getfield(s, 'p'); s.q.r.t = [1 2]; s.q.r.t(2) = 9; b = s.q.r.t; s.q.u = 4; c = s.q.u;",
  ],
  "arrays of structs": [
    "a b c d",
    "s(1).v = 1; s(2).v = 5; s(end + 1).v = 7; a = [s.v]; b = numel(s); t = struct('m', {1, 2, 3}); c = t(2).m + numel(t); s(2) = []; d = [s.v];",
  ],
  "loops over structs and cells": [
    "a b c",
    "s = struct('p', {1, 2, 3}); a = 0; for i = 1:numel(s), a = a + s(i).p; end; b = 0; q = {1, [2 3]}; for k = 1:numel(q), b = b + sum(q{k}); end; c = 0; for x = {4, 5}, c = c + x{1}; end",
  ],
  "networks in cells": [
    "a s",
    "net.W = cell(1, 2); net.b = cell(1, 2); sz = [3 4 2]; for l = 1:2, net.W{l} = reshape(sin(1:sz(l + 1) * sz(l)), sz(l + 1), sz(l)); net.b{l} = 0.1 * ones(sz(l + 1), 1); end; a = [1; 2; 3]; for l = 1:numel(net.W), a = tanh(net.W{l} * a + net.b{l}); end; s = size(net.W{2});",
  ],
  "cells grow, shrink and join": [
    "a b c d",
    "q = {}; q{end + 1} = 1; q{end + 1} = [2 3]; a = numel(q); q(1) = []; b = q{1}; p = [q, {4}]; c = numel(p); r = {1, 2; 3, 4}; d = size([r; {5, 6}]);",
  ],
  "parts of cells": [
    "a b c d",
    "q = {1, 2, 3, 4}; p = q(2:3); a = p{2}; [b, c] = q{[1 4]}; r = cell(2, 3); d = size(r) + isempty(r{1});",
  ],
  "cell2mat and num2cell": [
    "a b c",
    "a = cell2mat({1 2; 3 4}); q = num2cell([5 6]); b = q{2}; c = cell2mat({[1 2], [3]; [4 5], [6]});",
  ],
  "iscellstr and kinds of values": [
    "a b c d e f",
    "a = iscell({}) + ischar('x') * 10; b = isnumeric(1) + isnumeric('a') * 10 + isnumeric(true) * 100; c = islogical(true) + islogical([1 0] > 0) * 10; d = isreal(3) + isfloat(2) * 10; e = is_function_handle(@sin) + 0; f = iscellstr({'a', 'b'}) + iscellstr({1}) * 10;",
  ],
  "class of values": [
    "a b c d",
    "a = strcmp(class(1), 'double') + 0; b = strcmp(class('a'), 'char') + strcmp(class(true), 'logical') * 10; c = strcmp(class({}), 'cell') + strcmp(class(struct()), 'struct') * 10; d = strcmp(class(@sin), 'function_handle') + isa(1, 'numeric') * 10 + isa(1, 'float') * 100;",
  ],
  "kinds of shapes": [
    "a b c d",
    "a = isscalar(3) + isvector([1 2]) * 10 + ismatrix(ones(2)) * 100; b = isrow([1 2]) + iscolumn([1 2]) * 10; c = issquare(ones(3)) + isempty(zeros(0, 2)) * 10; d = ndims(ones(2, 3, 4)) + columns(ones(2, 5)) * 10 + rows(ones(2, 5)) * 100;",
  ],
  "size with several outputs": [
    "a b c d e",
    "A = ones(2, 3, 4); [a, b] = size(A); [c, d, e] = size(A); s = size(A, [1 3]);",
  ],
  "size_equal and isequal": [
    "a b c d",
    "a = size_equal(ones(2), zeros(2)) + 0; b = isequal([1 2], [1 2]) + isequal([1 2], [1 3]) * 10; c = isequal('ab', 'ab') + isequal(1, 1, 1) * 10; d = isequal(struct('a', 1), struct('a', 1)) + 0;",
  ],
  "switch over texts and cells": [
    "a b c d",
    "function r = kind_(s)\n  switch lower(s)\n    case {'relu', 'lrelu'}\n      r = 1;\n    case 'tanh'\n      r = 2;\n    otherwise\n      r = 3;\n  end\nend\na = kind_('ReLU'); b = kind_('tanh'); c = kind_('x'); d = kind_('LRELU');",
  ],
  "switch over numbers": [
    "a b",
    "k = 3; switch k, case {1, 2}, a = 1; case 3, a = 2; end; b = 0; switch 9, case 1, b = 1; end",
  ],
  "elseif and nested ifs": [
    "a b",
    "a = 0; for x = [-1 0 1 2], if x < 0, a = a + 1; elseif x == 0, a = a + 10; elseif x == 1, a = a + 100; else, if x > 1, a = a + 1000; end; end; end; b = (a > 1000) + 0;",
  ],
  "loops over columns of matrices": [
    "a b c",
    "a = []; for v = magic(3), a(end + 1) = v(2); end; b = 0; for k = [], b = 1; end; c = 0; for v = [1 2; 3 4]', c = c * 10 + v(1); end",
  ],
  "the counter after the loop": [
    "a b c",
    "for i = 1:4, end; a = i; for j = 10:-3:1, b = j; end; for k = 0:0.25:1, c = k; end",
  ],
  "while with break and continue": [
    "a b c",
    "a = 0; b = 0; while a < 10, a++; if mod(a, 3), continue; end; b += a; end; c = 1; while 1, c *= 2; if c > 50, break; end; end",
  ],
  "do until": ["a b", "a = 0; b = 1; do, a++; b = b * 2; until (a == 4)"],
  "nested loops and break": [
    "a",
    "a = 0; for i = 1:4, for j = 1:4, if j > i, break; end; a = a + 10 * i + j; end; end",
  ],
  unwind_protect: [
    "a b",
    "a = 1; unwind_protect, a = 2; b = a; unwind_protect_cleanup, a = a + 10; end_unwind_protect",
  ],
  "try and catch": [
    "a b c",
    "a = 0; try, a = 1; error('my:id', 'no'); a = 2; catch e, a = a + 10; end; b = 0; try, x = [1 2 3] + [1 2]; b = 1; catch, b = 2; end; c = 0; try, c = 5; end_try_catch",
  ],
  "errors that are caught carry their text": [
    "a b",
    "a = 0; try, error('wrong %d', 3); catch err, a = strcmp(err.message, 'wrong 3'); end; b = 0; try, undefined_thing_ + 1; catch err, b = ischar(err.message); end; a = a + 0; b = b + 0;",
  ],
  "old spellings": [
    "a b c d",
    "1;\nfunction r = old_(x)\n  # a comment\n  r = x;\nendfunction\na = old_(3); if (a != 4), b = 1; endif\nfor i = 1:2 c = i; endfor\nwhile !(a < 3) a--; endwhile\nd = !0 + 0;",
  ],
  "lines that go on": ["a b", "a = 1 + ...\n  2 + ... a comment\n  3; b = [1, 2, ...\n 3];"],
  "command syntax and talk": [
    "a",
    "format short\nclose all\nformat long\nmore off\nwarning('off', 'all');\nprintf('%d\\n', []); fflush(stdout); a = 1; disp(a); tic; t = toc; clc",
  ],
  "texts that decide": [
    "a b c d e",
    "s = sprintf('%s_%d', 'layer', 2); a = strcmp(s, 'layer_2') + 0; b = strcmpi('ABC', 'abc') + strncmp('abcd', 'abx', 2) * 10; c = isempty(strfind('hello', 'l')) + 0; d = numel(strsplit('a,b,c', ',')); e = strcmp(strtrim('  x '), 'x') + strcmp(upper('ab'), 'AB') * 10;",
  ],
  "texts as numbers": [
    "a b c d",
    "a = 'abc' - 'a'; b = length('hello') + numel('ab'); c = double('A'); x = 'hello'; d = x(end) == 'o';",
  ],
  "num2str, strcat and strrep": [
    "a b c d e",
    "a = strcmp(num2str(3), '3') + strcmp(num2str(0.5), '0.5') * 10; b = strcmp(strcat('a', 'b', num2str(2)), 'ab2') + 0; c = strcmp(strrep('xay', 'a', 'b'), 'xby') + 0; d = str2num('4') + str2double('2.5'); e = strcmp([num2str(12) '%'], '12%') + strcmp(mat2str([1 2; 3 4]), '[1 2;3 4]') * 10;",
  ],
  "strjoin, fliplr and regexprep of texts": [
    "a b c",
    "a = strcmp(strjoin({'a', 'b'}, '-'), 'a-b') + 0; b = strcmp(fliplr('abc'), 'cba') + 0; c = any(strcmp('tanh', {'relu', 'tanh'})) + ismember('b', {'a', 'b'}) * 10;",
  ],
  "int2str and fieldnames by number": [
    "a",
    "s = struct(); for i = 1:3, s.(['W' int2str(i)]) = i * ones(i); end; a = sum(s.W3(:)) + numel(fieldnames(s));",
  ],
  "int32 rounds and saturates": [
    "a b c d e f",
    "a = double(int32(2.5)); b = double(int32(7) / int32(2)); c = double(uint8(250) + 10); d = double(uint8(3) - 5); e = double(int32(5) * 0.3); f = double(idivide(int32(7), int32(2)));",
  ],
  "intmax, logical and single as values": [
    "a b c d",
    "a = double(intmax('int32')); b = double(intmin('int8')); c = double(single(1.5)) + true; d = true + true;",
  ],
  "integers keep their class": [
    "a b c",
    "x = int32([1 2 3]); a = strcmp(class(x * 2), 'int32') + isinteger(x) * 10; b = double(x(2) / 4); y = x; y(2) = 7.6; c = double(y);",
  ],
  "linear and logical indices": [
    "a b c d e",
    "A = magic(4); a = A(A > 10)'; b = A(end); c = A([1 end], [1 end]); d = A(:, logical([1 0 0 1])); e = A(find(A == 16));",
  ],
  "writes by linear index, mask and end": [
    "A B C x",
    "A = zeros(3); A(5) = 7; A(end) = 9; B = magic(3); B(B > 5) = 0; B(2, end) = -1; C = 1:5; C(end + 1) = 6; C(C == 3) = []; x = []; x(3) = 1;",
  ],
  "colon writes": [
    "A B K",
    "A = zeros(2, 3); A(:) = 1:6; B = ones(2, 3); B(:) = 4; N = 4; K = zeros(N); K(1:N+1:end) = 1:N; K(:, 2) = 9;",
  ],
  "rows and columns are taken away": [
    "A B c d",
    "A = magic(4); A(:, 1) = []; B = magic(4); B([1 3], :) = []; c = 1:6; c(c > 4) = []; d = (1:5)'; d([1 end]) = [];",
  ],
  "arrays grow by writes outside": [
    "A B c D",
    "A = []; A(2, 3) = 5; B = ones(2); B(3, :) = 7; c = 1; c(4) = 2; D = zeros(0, 2); D(end + 1, :) = [1 2]; D(end + 1, :) = [3 4];",
  ],
  "three axes": [
    "A b c d e",
    "A = zeros(2, 2, 3); for k = 1:3, A(:, :, k) = k * ones(2); end; b = squeeze(A(1, 2, :)); c = sum(A, 3); d = size(permute(A, [3 1 2])); e = A(:, :, 2); A(:, :, 2) = [];",
  ],
  "ranges with steps": ["a b c d e", "a = 10:-3:0; b = 0:0.1:0.5; c = numel(0:0.1:1); d = 1:0; e = -(1:3) + 0.5;"],
  "sub2ind and ind2sub": [
    "a b c d",
    "a = sub2ind([3 4], 2, 3); b = sub2ind([3 4], [1 3], [4 1]); [c, d] = ind2sub([3 4], [5 12]);",
  ],
  "find with several outputs": [
    "a b c d e",
    "A = [0 2; 3 0; 0 5]; [a, b] = find(A); [r, k, c] = find(A); d = find([0 1 1 0 1], 2); e = find(A' > 0)';",
  ],
  "unique, ismember and histc": [
    "a b c d e",
    "a = unique([3 1 2 1 3]); [u, b, c] = unique([5 5 7]); d = ismember([1 2 3], [2 3 5]) + 0; e = histc([1 2 2 3 5], 1:5);",
  ],
  "accumarray and histograms": [
    "a b",
    "a = accumarray([1; 2; 2; 4], 1); b = accumarray([1 2; 1 2; 2 1], [5; 6; 7], [2 3]);",
  ],
  "sort of matrices": [
    "a i b c d",
    "A = [3 1; 2 5; 1 4]; [a, i] = sort(A); b = sort(A, 2); c = sort([3 1 2], 'descend'); [~, d] = sort([3; 1; 2]);",
  ],
  "extrema with places along axes": [
    "m i n j p q",
    "A = [3 9 2; 8 1 7]; [m, i] = max(A, [], 2); [n, j] = min(A(:)); [p, q] = max([4 8 8]);",
  ],
  "cumsum, cumprod and diff": [
    "a b c d",
    "a = cumsum([1 2; 3 4]); b = cumprod([1 2 3 4]); c = diff([1 4 9 16]); d = diff([1 2; 4 8]);",
  ],
  "mod, rem and fix": [
    "a b c d e",
    "a = mod(-7, 3); b = rem(-7, 3); c = fix([-2.5 2.5]); d = mod([5 -5], [3 3]); e = mod(5.5, 2);",
  ],
  "any, all, xor and nnz": [
    "a b c d",
    "a = any([0 0; 0 1]) + 0; b = all([1 1; 0 1], 2) + 0; c = xor(true, false) + 0; d = nnz([1 0 2; 0 0 3]);",
  ],
  "repmat, kron and circshift": [
    "a b c",
    "a = repmat([1 2; 3 4], 1, 2); b = circshift(1:5, 2); c = circshift([1 2; 3 4; 5 6], 1);",
  ],
  "flips and turns": ["a b c d", "A = [1 2 3; 4 5 6]; a = fliplr(A); b = flipud(A); c = rot90(A); d = flip([1 2 3]);"],
  "triangles and diagonals": [
    "a b c d e",
    "A = magic(4); a = tril(A, -1); b = triu(A, 1); c = diag(A, 1); d = diag([1 2], 1); e = diag([1 2 3], -1) + diag(ones(1, 4));",
  ],
  "linspace, logspace and meshgrid": [
    "a b X Y P Q",
    "a = linspace(0, 1, 4); b = logspace(0, 2, 3); [X, Y] = meshgrid(1:3, 1:2); [P, Q] = ndgrid(1:2, 1:3);",
  ],
  "cat in every way": [
    "a b c d",
    "a = cat(2, [1; 2], [3; 4]); b = size(cat(3, ones(2), zeros(2))); c = horzcat(1, [2 3]); d = vertcat([1 2], [3 4], [5 6]);",
  ],
  "reshape with a free size": [
    "a b c",
    "a = reshape(1:6, [], 2); b = reshape(1:8, 2, [], 2); c = reshape([1 2; 3 4], 1, []);",
  ],
  "norms and dot": [
    "a b c d e",
    "a = norm([3 4]); b = norm([1 2; 3 4], 'fro'); c = norm([1 -5 2], 1); d = norm([1 -5 2], Inf); e = dot([1 2 3], [4 5 6]);",
  ],
  "cross and trapz": ["a b c", "a = cross([1 0 0], [0 1 0]); b = trapz([1 2 3]); c = trapz([0 1 3], [1 2 4]);"],
  "polyfit and polyval": ["a b", "a = polyval([1 2 3], [0 1 2]); b = polyval([2; 1], 5);"],
  "interp1 of lines": ["a b", "a = interp1([1 2 3], [10 20 40], 2.5); b = interp1([1 2 3], [10 20 40], [1 1.5 3]);"],
  "validation that passes": [
    "a",
    "function r = checked_(x)\n  assert(isnumeric(x)); assert(all(x > 0), 'positive'); validateattributes(x, {'numeric'}, {'positive'});\n  narginchk(1, 1);\n  r = sum(x);\nend\na = checked_([1 2]);",
  ],
  "short circuits": [
    "a b c",
    "x = []; a = 0; if ~isempty(x) && x(1) > 0, a = 1; end; b = 0; if isempty(x) || x(1) > 0, b = 1; end; c = 0; if (1 || error('no')), c = 1; end",
  ],
  "conditions on arrays": [
    "a b c d",
    "a = 0; if [1 2; 3 4] > 0, a = 1; end; b = 0; if [1 0], b = 1; end; c = ~[1 0 2] + 0; d = !true + 0;",
  ],
  "increments and swaps": [
    "a b c x",
    "a = 1; a += 2; a *= 3; a ^= 2; b = 4; b--; [b, c] = deal(a, b); x = [1 2 3]; x([1 3]) = x([3 1]); x(2) += 5;",
  ],
  "global variables": ["a", "function setg_()\n  global G_\n  G_ = 5;\nend\nglobal G_\nG_ = 1; setg_(); a = G_;"],
  "persistent counters": [
    "a b",
    "function r = count_()\n  persistent n\n  if isempty(n), n = 0; end\n  n = n + 1; r = n;\nend\na = count_(); b = count_();",
  ],
  "isargout, nargin of a handle and inputname": [
    "a",
    "function r = argn_(varargin)\n  r = numel(varargin) + nargin * 10;\nend\na = argn_(1, [], 'x');",
  ],
  "numbers as they are written": ["a b c d e", "a = 1e-3; b = .5; c = 0x1F; d = 1e3 + 2E2; e = [1.5e1 -2.];"],
  "signs, powers and transposes": ["a b c d", "a = -2 ^ 2; b = 2 ^ -1; c = [1 2]' .^ 2; d = [1 -2]';"],
  "products of complex arrays": [
    "a b c d e f",
    "A = [1 2; 3 4; 0.5 -1] + 1i * [0.5 -1; 2 0; 1 3]; x = exp(1i * [0.3; 0.7]); y = A * x; a = abs(y); b = real(x' * x); c = imag(A' * A); d = real([1 2 3] * A); e = imag(A * [1; 2]); f = abs(x * y.');",
  ],
  "angles in degrees and other short functions": [
    "a b c d f g h k l m n o p q",
    "x = [10; 30; 75.5]; a = sind(x); b = cosd(x); c = tand(x); d = asind(x / 100) + acosd(x / 100) + atand(x); f = deg2rad(x); g = rad2deg(x); h = isinf([1 Inf -Inf NaN]); k = factorial([0 3 5]); l = nchoosek(7, 3); m = gcd(12, 18) + lcm(4, 6); n = erfcx(x / 20); o = pow2(x / 10); p = nextpow2(100); q = realpow(x, 2) + realsqrt(x) + reallog(x);",
  ],
  "statistics of columns": [
    "a b c d f g h k l m n o p q r u v w",
    "X = sin(reshape(1:12, 4, 3)); x = X(:, 1); a = meansq(X); b = center(X); c = zscore(X); d = zscore(x', 1); f = rescale(x); g = rescale(X, -1, 1); [h, k] = bounds(X); l = mad(X); m = skewness(X); n = kurtosis(X); o = skewness(x, 0); p = kurtosis(x, 0); q = corr(X); r = corr(x, X(:, 2)); u = corrcoef(x, X(:, 3)); v = meansq(X, 2); w = mad(x, 1);",
  ],
  "sets and order": [
    "a b c d f g h k l m n",
    "a = setdiff(1:7, [2 5]); b = setdiff([3; 1; 2], [2; 9]); c = union([3 1], [2 1]); d = intersect([1 2 3], [3 1 9]); f = setxor([1 2 3], [2 5]); [g, h] = sortrows([3 1; 1 2; 3 0; 1 1]); k = sortrows([3 1; 1 2; 3 0], -1); l = issorted([1 2 2 5]); m = union([1; 4], [2 4]); n = setdiff(1:5, [2; 3]);",
  ],
  "matrices with a pattern and polynomials": [
    "a b c d f g h k l m n o p",
    "a = toeplitz([1 2 3]); b = toeplitz([1; 2; 3], [1 5 6 7]); c = hankel([1 2 3]); d = hankel([1 2 3], [3 4 5 6]); f = vander([1 2 3]); g = vander([2; 3], 4); h = hilb(3); x = (1:5)'; y = x .^ 2 + sin(x); k = polyfit(x, y, 2); l = filter([1 0.5], 1, x); m = filter(1, [1 -0.5], x'); n = filter([1 2], [2 0.3 -0.1], sin(x)); o = gradient(sin(x')); p = gradient(sin(x), 0.5);",
  ],
  "slopes of a matrix": ["a b c", "X = sin(reshape(1:12, 3, 4)); [a, b] = gradient(X); c = gradient(X, 2);"],
  "matrices by rows and nested": ["A B C", "A = [1 2\n3 4]; B = [A, [5; 6]; 7 8 9]; C = [[1 2]; [3 4]](2, :);"],
};
