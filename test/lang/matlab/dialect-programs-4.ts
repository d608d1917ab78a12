/** Programs about gaps in data, classes of numbers, rows of letters and functions of curves: the same here and in Octave. */

/** By title: the names to compare, then the program. */
export const finalPrograms: Readonly<Record<string, readonly [names: string, source: string]>> = {
  "extrema pass over NaN": [
    "m n i p q r a b d e f g h k",
    "X = [1 NaN 3; NaN NaN 2; 4 NaN NaN]; m = max(X); [n, i] = min(X, [], 2); p = max(X, 2); q = min(X, [NaN 1 2]); [r, a] = max(X); [b, d] = cummin(X, 2); d = d(1, :); e = cummax(X); [f, g] = cummax(X(:)); g = g(3:end); h = range([4 NaN 1]); k = max([1 NaN; NaN NaN], [], 2);",
  ],
};
