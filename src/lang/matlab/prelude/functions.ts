/** MATLAB's functions that are a few lines of MATLAB. */

/** A file of functions. */
export const functions = `
function y = sind(x)
  y = sin(x * (pi / 180));
end
function y = cosd(x)
  y = cos(x * (pi / 180));
end
function y = tand(x)
  y = tan(x * (pi / 180));
end
function y = asind(x)
  y = asin(x) * (180 / pi);
end
function y = acosd(x)
  y = acos(x) * (180 / pi);
end
function y = atand(x)
  y = atan(x) * (180 / pi);
end
function y = deg2rad(x)
  y = x * (pi / 180);
end
function y = rad2deg(x)
  y = x * (180 / pi);
end
function y = isinf(x)
  y = abs(x) == Inf;
end
function y = pow2(x)
  y = 2 .^ x;
end
function y = nextpow2(x)
  y = ceil(log2(abs(x)));
end
function y = realsqrt(x)
  y = sqrt(x);
end
function y = reallog(x)
  y = log(x);
end
function y = realpow(x, p)
  y = x .^ p;
end
function y = erfcx(x)
  y = exp(x .^ 2) .* erfc(x);
end
function y = factorial(n)
  y = round(gamma(n + 1));
end
function a = gcd(a, b)
  a = abs(a);
  b = abs(b);
  while b ~= 0
    [a, b] = deal(b, mod(a, b));
  end
end
function y = lcm(a, b)
  y = abs(a * b) / gcd(a, b);
end
function y = tansig(x)
  y = 2 ./ (1 + exp(-2 * x)) - 1;
end

function y = issorted(x, order)
  if nargin > 1 && strncmpi(order, 'd', 1)
    y = all(diff(x(:)) <= 0);
  else
    y = all(diff(x(:)) >= 0);
  end
end
function [y, i] = sortrows(x, c)
  if nargin < 2
    c = 1:columns(x);
  end
  i = (1:rows(x))';
  for k = numel(c):-1:1
    if c(k) > 0
      [~, j] = sort(x(i, c(k)), 'ascend');
    else
      [~, j] = sort(x(i, -c(k)), 'descend');
    end
    i = i(j);
  end
  y = x(i, :);
end
function [c, i] = setdiff(a, b)
  [c, i] = unique(a);
  keep = ~ismember(c, b);
  c = c(keep);
  i = i(keep);
end
function [c, i, j] = intersect(a, b)
  [c, i] = unique(a);
  [there, j] = ismember(c, b);
  c = c(there);
  i = i(there);
  j = j(there);
  if ~(isrow(a) && isrow(b))
    c = c(:);
  end
  j = j(:);
end
function c = union(a, b)
  if isrow(a) && isrow(b)
    c = unique([a, b]);
  else
    c = unique([a(:); b(:)]);
  end
end
function c = setxor(a, b)
  c = union(setdiff(a, b), setdiff(b, a));
end

function A = toeplitz(c, r)
  if nargin < 2
    r = c;
  end
  n = numel(c);
  m = numel(r);
  v = [reshape(r(end:-1:2), m - 1, 1); c(:)];
  A = reshape(v(m + (1:n)' - (1:m)), n, m);
end
function A = hankel(c, r)
  n = numel(c);
  if nargin < 2
    r = zeros(n, 1);
  end
  m = numel(r);
  v = [c(:); reshape(r(2:end), m - 1, 1)];
  A = reshape(v((1:n)' + (1:m) - 1), n, m);
end
function A = vander(c, n)
  if nargin < 2
    n = numel(c);
  end
  A = c(:) .^ (n-1:-1:0);
end
function A = hilb(n)
  A = 1 ./ ((1:n)' + (1:n) - 1);
end
function [p, s, mu] = polyfit(x, y, n)
  if nargout > 2
    mu = [mean(x(:)); std(x(:))];
    x = (x - mu(1)) / mu(2);
  end
  A = vander(x, n + 1);
  p = (A \\ y(:))';
  s.normr = norm(y(:) - A * p');
  s.df = numel(x) - n - 1;
end
function y = filter(b, a, x)
  b = b / a(1);
  a = a / a(1);
  n = numel(x);
  u = conv(x(:), b(:));
  u = u(1:n);
  m = numel(a);
  if m > 1
    for t = 2:n
      k = min(m - 1, t - 1);
      u(t) = u(t) - reshape(a(2:k+1), 1, k) * u(t-1:-1:t-k);
    end
  end
  y = reshape(u, size(x));
end
function y = slopes_(x, h)
  n = rows(x);
  if isscalar(h)
    y = [(x(2, :) - x(1, :)) / h; (x(3:n, :) - x(1:n-2, :)) / (2 * h); (x(n, :) - x(n-1, :)) / h];
  else
    h = h(:);
    y = [(x(2, :) - x(1, :)) / (h(2) - h(1)); (x(3:n, :) - x(1:n-2, :)) ./ (h(3:n) - h(1:n-2)); (x(n, :) - x(n-1, :)) / (h(n) - h(n-1))];
  end
end
function [dx, dy] = gradient(x, s, t)
  if nargin < 2
    s = 1;
  end
  if nargin < 3
    t = s;
  end
  if isvector(x)
    dx = reshape(slopes_(x(:), s), size(x));
  else
    dx = slopes_(x', s)';
    dy = slopes_(x, t);
  end
end
`;
