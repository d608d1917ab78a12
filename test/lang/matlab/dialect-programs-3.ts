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
};
