/** Polynomials, windows, densities and distances. */

/** A file of functions. */
export const curveFunctions = `
function q = polyder(p)
  n = numel(p) - 1;
  if n < 1
    q = 0;
  else
    q = reshape(p(1:n), 1, n) .* (n:-1:1);
    while numel(q) > 1 && q(1) == 0
      q = q(2:end);
    end
  end
end
function q = polyint(p, k)
  if nargin < 2
    k = 0;
  end
  n = numel(p);
  q = [reshape(p, 1, n) ./ (n:-1:1), k];
end
function p = poly(x)
  if ~isvector(x)
    x = eig(x);
  end
  p = 1;
  for k = 1:numel(x)
    p = conv(p, [1, -x(k)]);
  end
end
function r = roots(p)
  p = p(:)';
  p = p(find(p ~= 0, 1):find(p ~= 0, 1, 'last'));
  if numel(p) < 2
    r = [];
  else
    r = eig(compan(p));
  end
end
function [q, r] = deconv(y, a)
  n = numel(y) - numel(a) + 1;
  if n < 1
    q = 0;
    r = y;
  else
    q = filter(y(1:n), a, [1, zeros(1, n - 1)]);
    x = filter(y, a, [1, zeros(1, numel(y) - 1)]);
    q = x(1:n);
    r = y - reshape(conv(a(:), q(:)), size(y));
  end
end
function y = detrend(x, p)
  if nargin < 2
    p = 1;
  end
  isline = isrow(x);
  if isline
    x = x(:);
  end
  n = rows(x);
  b = ((1:n)' * ones(1, p + 1)) .^ (ones(n, 1) * (0:p));
  y = x - b * (b \\ x);
  if isline
    y = y';
  end
end
function w = hamming(m)
  w = 0.54 - 0.46 * cos(2 * pi * (0:m-1)' / max(1, m - 1));
  if m == 1
    w = 1;
  end
end
function w = blackman(m)
  k = (0:m-1)' / max(1, m - 1);
  w = 0.42 - 0.5 * cos(2 * pi * k) + 0.08 * cos(4 * pi * k);
end
function y = beta(a, b)
  y = exp(gammaln(a) + gammaln(b) - gammaln(a + b));
end
function D = del2(M)
  [m, n] = size(M);
  D = zeros(m, n);
  if m > 2
    E = (M(3:m, :) - 2 * M(2:m-1, :) + M(1:m-2, :)) / 4;
    D = D + ends_(E);
  end
  if n > 2
    E = (M(:, 3:n) - 2 * M(:, 2:n-1) + M(:, 1:n-2)) / 4;
    D = D + ends_(E')';
  end
end
function D = ends_(E)
  k = rows(E);
  if k == 1
    D = [E; E; E];
  else
    D = [2 * E(1, :) - E(2, :); E; 2 * E(k, :) - E(k - 1, :)];
  end
end
function [t, r] = cart2pol(x, y)
  t = atan2(y, x);
  r = sqrt(x .^ 2 + y .^ 2);
end
function [x, y] = pol2cart(t, r)
  x = r .* cos(t);
  y = r .* sin(t);
end
function y = unwrap(x, tol, d)
  if nargin < 2 || isempty(tol)
    tol = pi;
  end
  if nargin < 3
    d = find(size(x) ~= 1, 1);
  end
  jump = diff(x, 1, d);
  turns = round(jump / (2 * pi)) .* (abs(jump) > tol);
  first = size(x);
  first(d) = 1;
  y = x - 2 * pi * cumsum(cat(d, zeros(first), turns), d);
end
function y = normpdf(x, mu, s)
  if nargin < 2
    mu = 0;
  end
  if nargin < 3
    s = 1;
  end
  y = exp(-0.5 * ((x - mu) ./ s) .^ 2) ./ (sqrt(2 * pi) .* s);
end
function y = normcdf(x, mu, s)
  if nargin < 2
    mu = 0;
  end
  if nargin < 3
    s = 1;
  end
  y = 0.5 * erfc(-(x - mu) ./ (s * sqrt(2)));
end
function y = mvnpdf(x, mu, S)
  n = columns(x);
  if nargin < 2 || isempty(mu)
    mu = zeros(1, n);
  end
  if nargin < 3
    S = eye(n);
  end
  if isvector(S) && n > 1
    S = diag(S);
  end
  z = (x - reshape(mu, [], n)) / chol(S);
  y = exp(-0.5 * sum(z .^ 2, 2)) / ((2 * pi) ^ (n / 2) * sqrt(det(S)));
end
function d = pdist(x)
  n = rows(x);
  [i, j] = find(tril(ones(n), -1));
  d = sqrt(sum((x(i, :) - x(j, :)) .^ 2, 2))';
end
function D = squareform(d)
  n = (1 + sqrt(1 + 8 * numel(d))) / 2;
  [i, j] = find(tril(ones(n), -1));
  D = sparse([i; j], [j; i], [d(:); d(:)], n, n);
end
function y = purelin(x)
  y = x;
end
function y = im2double(x)
  if isa(x, 'uint8')
    y = double(x) / 255;
  elseif isa(x, 'uint16')
    y = double(x) / 65535;
  else
    y = double(x);
  end
end
function y = rgb2gray(x)
  y = 0.298936 * x(:, :, 1) + 0.587043 * x(:, :, 2) + 0.114021 * x(:, :, 3);
end
function y = wrapToPi(x)
  y = x - 2 * pi * floor((x + pi) / (2 * pi));
end
`;
