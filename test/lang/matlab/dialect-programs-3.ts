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
};
