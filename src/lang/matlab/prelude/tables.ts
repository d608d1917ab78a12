/** Tables of points, and curves through them. */

/** A file of functions. */
export const tableFunctions = `
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
  k = interval_(x, q);
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
  elseif strcmp(method, 'pchip') || strcmp(method, 'cubic')
    yi = pchip(x, y', q)';
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
function [x, y] = knots_(x, y)
  x = x(:);
  if isvector(y)
    y = y(:);
  else
    y = y';
  end
end
function k = interval_(x, q)
  k = min(max(sum(x' <= q, 2), 1), numel(x) - 1);
end
function yi = spline(x, y, xi)
  [x, y] = knots_(x, y);
  n = numel(x);
  if rows(y) ~= n || n < 2
    yi = unfollowed_('This spline is not followed');
    return;
  end
  h = diff(x);
  d = diff(y) ./ h;
  if n < 4
    q = xi(:);
    yi = y(1, :) + (q - x(1)) * d(1, :);
    if n == 3
      yi = yi + ((q - x(1)) .* (q - x(2))) * ((d(2, :) - d(1, :)) / (x(3) - x(1)));
    end
    yi = aspoints_(yi, xi);
    return;
  end
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
  k = interval_(x, q);
  s = q - x(k);
  g = h(k);
  slope = d(k, :) - g .* (2 * c(k, :) + c(k+1, :)) / 6;
  yi = y(k, :) + s .* (slope + s .* (c(k, :) / 2 + s .* (c(k+1, :) - c(k, :)) ./ (6 * g)));
  yi = aspoints_(yi, xi);
end
function yi = aspoints_(yi, xi)
  if columns(yi) == 1
    yi = reshape(yi, size(xi));
  else
    yi = yi';
  end
end
function s = endslope_(g, h, d, e)
  s = ((2 * g + h) * d - g * e) / (g + h);
  s = s .* (sign(s) == sign(d));
  steep = sign(d) ~= sign(e) & abs(s) > 3 * abs(d);
  s = s .* ~steep + 3 * d .* steep;
end
function yi = pchip(x, y, xi)
  [x, y] = knots_(x, y);
  n = numel(x);
  if rows(y) ~= n || n < 2
    yi = unfollowed_('This way of interpolating is not followed');
    return;
  end
  h = diff(x);
  d = diff(y) ./ h;
  if n == 2
    m = [d; d];
  else
    g = h(1:n-2);
    k = h(2:n-1);
    same = d(1:n-2, :) .* d(2:n-1, :) > 0;
    w = (2 * g + k) .* d(1:n-2, :) + (g + 2 * k) .* d(2:n-1, :);
    w(~same) = 1;
    inner = same .* (3 * (g + k)) .* d(1:n-2, :) .* d(2:n-1, :) ./ w;
    m = [endslope_(h(1), h(2), d(1, :), d(2, :)); inner; endslope_(h(n-1), h(n-2), d(n-1, :), d(n-2, :))];
  end
  q = xi(:);
  k = interval_(x, q);
  s = (q - x(k)) ./ h(k);
  p = h(k) .* m(k, :);
  r = h(k) .* m(k + 1, :);
  c = y(k + 1, :) - y(k, :);
  yi = y(k, :) + s .* (p + s .* (3 * c - 2 * p - r + s .* (p + r - 2 * c)));
  yi = aspoints_(yi, xi);
end
`;
