/** Polynomials, tables of points, windows, densities and distances. */

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
function yi = interp1(x, y, xi, varargin)
  method = 'linear';
  outside = NaN;
  extend = false;
  for k = 1:numel(varargin)
    if ~ischar(varargin{k})
      outside = varargin{k};
    elseif strcmp(varargin{k}, 'extrap')
      extend = true;
    else
      method = lower(varargin{k});
    end
  end
  if nargin < 3
    xi = y;
    y = x;
    x = (1:numel(y))';
  end
  isline = isvector(y);
  if isline
    y = y(:);
  end
  [x, order] = sort(x(:));
  y = y(order, :);
  n = numel(x);
  q = xi(:);
  k = min(max(sum(x' <= q, 2), 1), n - 1);
  if strcmp(method, 'linear')
    t = (q - x(k)) ./ (x(k + 1) - x(k));
    yi = y(k, :) + t .* (y(k + 1, :) - y(k, :));
  elseif strcmp(method, 'nearest')
    yi = y(k + (q - x(k) >= x(k + 1) - q), :);
  elseif strcmp(method, 'previous')
    yi = y(k + (q >= x(k + 1)), :);
  elseif strcmp(method, 'next')
    yi = y(k + (q > x(k)), :);
  elseif strcmp(method, 'spline')
    yi = spline(x, y', q)';
    if isline
      yi = yi(:);
    end
  else
    yi = unfollowed_('This way of interpolating is not followed');
  end
  gone = q < x(1) | q > x(n);
  if ~extend && any(gone)
    yi(gone, :) = outside;
  end
  if isline
    yi = reshape(yi, size(xi));
  end
end
function zi = interp2(varargin)
  if nargin == 3
    z = varargin{1};
    x = 1:columns(z);
    y = 1:rows(z);
    xi = varargin{2};
    yi = varargin{3};
  else
    [x, y, z, xi, yi] = varargin{1:5};
    if ~isvector(x)
      x = x(1, :);
      y = y(:, 1);
    end
  end
  if isrow(xi) && iscolumn(yi) && ~isscalar(xi)
    [xi, yi] = meshgrid(xi, yi);
  end
  j = min(max(sum(x(:)' <= xi(:), 2), 1), numel(x) - 1);
  i = min(max(sum(y(:)' <= yi(:), 2), 1), numel(y) - 1);
  x = x(:);
  y = y(:);
  s = (xi(:) - x(j)) ./ (x(j + 1) - x(j));
  t = (yi(:) - y(i)) ./ (y(i + 1) - y(i));
  m = rows(z);
  at = i + (j - 1) * m;
  z = z(:);
  zi = (1 - t) .* ((1 - s) .* z(at) + s .* z(at + m)) + t .* ((1 - s) .* z(at + 1) + s .* z(at + m + 1));
  gone = xi(:) < x(1) | xi(:) > x(end) | yi(:) < y(1) | yi(:) > y(end);
  if any(gone)
    zi(gone) = NaN;
  end
  zi = reshape(zi, size(xi));
end
function yi = spline(x, y, xi)
  x = x(:);
  n = numel(x);
  if isvector(y)
    y = y(:);
  else
    y = y';
  end
  if rows(y) ~= n || n < 4
    yi = unfollowed_('This spline is not followed');
    return;
  end
  h = diff(x);
  d = diff(y) ./ h;
  A = zeros(n);
  b = zeros(n, columns(y));
  for i = 2:n-1
    A(i, i-1:i+1) = [h(i-1), 2 * (h(i-1) + h(i)), h(i)];
    b(i, :) = 6 * (d(i, :) - d(i-1, :));
  end
  A(1, 1:3) = [-h(2), h(1) + h(2), -h(1)];
  A(n, n-2:n) = [-h(n-1), h(n-2) + h(n-1), -h(n-2)];
  c = A \\ b;
  q = xi(:);
  k = min(max(sum(x' <= q, 2), 1), n - 1);
  s = q - x(k);
  g = h(k);
  slope = d(k, :) - g .* (2 * c(k, :) + c(k+1, :)) / 6;
  yi = y(k, :) + s .* (slope + s .* (c(k, :) / 2 + s .* (c(k+1, :) - c(k, :)) ./ (6 * g)));
  if columns(y) == 1
    yi = reshape(yi, size(xi));
  else
    yi = yi';
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
