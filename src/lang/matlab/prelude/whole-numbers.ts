/** Whole numbers: primes, bits, arrangements; and what is counted in arrays. */

/** A file of functions. */
export const wholeNumberFunctions = `
function p = primes(n)
  is = true(1, max(0, floor(n)));
  is(1:min(1, end)) = false;
  k = 2;
  while k * k <= n
    if is(k)
      is(k*k:k:end) = false;
    end
    k = k + 1;
  end
  p = find(is);
end
function y = isprime(x)
  y = ismember(x, primes(max([x(:); 2])));
end
function [p, n] = factor(q)
  p = [];
  k = 2;
  while k * k <= q
    while mod(q, k) == 0
      p(end + 1) = k;
      q = q / k;
    end
    k = k + 1;
  end
  if q > 1 || isempty(p)
    p(end + 1) = q;
  end
  if nargout > 1
    all_ = p;
    p = unique(all_);
    n = arrayfun(@(k) sum(all_ == k), p);
  end
end
function r = bits_(a, b, keep)
  r = zeros(size(a + b));
  p = 1;
  while any(a(:) > 0) || any(b(:) > 0)
    r = r + p * keep(mod(a, 2), mod(b, 2));
    a = floor(a / 2);
    b = floor(b / 2);
    p = 2 * p;
  end
end
function r = likeboth_(r, a, b)
  if isinteger(a)
    r = feval(class(a), r);
  elseif isinteger(b)
    r = feval(class(b), r);
  end
end
function r = bitand(a, b)
  r = likeboth_(bits_(double(a), double(b), @(x, y) x .* y), a, b);
end
function r = bitor(a, b)
  r = likeboth_(bits_(double(a), double(b), @(x, y) max(x, y)), a, b);
end
function r = bitxor(a, b)
  r = likeboth_(bits_(double(a), double(b), @(x, y) abs(x - y)), a, b);
end
function r = bitshift(a, n)
  r = likeboth_(floor(double(a) .* 2 .^ double(n)), a, a);
end
function r = bitget(a, n)
  r = mod(floor(double(a) ./ 2 .^ (n - 1)), 2);
end
function y = cast(x, name)
  y = feval(name, x);
end
function P = perms(v)
  n = numel(v);
  P = zeros(1, 0);
  for k = 1:n
    Q = zeros(0, k);
    for place = 1:k
      Q = [Q; P(:, 1:place-1), k * ones(rows(P), 1), P(:, place:k-1)];
    end
    P = Q;
  end
  v = v(:)';
  P = reshape(v(flipud(sortrows(P, 1:n))), rows(P), n);
end
function y = nchoosek(n, k)
  if isscalar(n)
    y = round(prod((n-k+1:n) ./ (1:k)));
  else
    y = zeros(0, k);
    for i = 1:numel(n) - k + 1
      if k == 1
        y(i, 1) = n(i);
      else
        rest = nchoosek(n(i+1:end), k - 1);
        if numel(n) - i == 1 && k == 2
          rest = n(end);
        end
        y = [y; n(i) * ones(rows(rest), 1), rest];
      end
    end
  end
end
function k = lookup(table, y, options)
  n = numel(table);
  k = reshape(sum(table(:) <= y(:)', 1), size(y));
  if nargin > 2
    if any(options == 'l')
      k = max(k, 1);
    end
    if any(options == 'r')
      k = min(k, n - 1);
    end
    if any(options == 'm') || any(options == 'b')
      there = k > 0;
      t = table(max(k, 1));
      there(there) = reshape(t(there), size(y(there))) == y(there);
      if any(options == 'm')
        k = k .* there;
      else
        k = there;
      end
    end
  end
end
function [m, f] = mode(x, d)
  if nargin < 2
    d = along_(x);
  end
  if d == 2
    x = x';
  end
  m = zeros(1, columns(x));
  f = zeros(1, columns(x));
  for j = 1:columns(x)
    v = unique(x(:, j));
    count = sum(x(:, j) == v', 1);
    [f(j), at] = max(count);
    m(j) = v(at);
  end
  if d == 2
    m = m';
    f = f';
  end
end
function y = nansum(x, d)
  if nargin < 2
    d = along_(x);
  end
  x(isnan(x)) = 0;
  y = sum(x, d);
end
function y = nanmean(x, d)
  if nargin < 2
    d = along_(x);
  end
  n = sum(~isnan(x), d);
  y = nansum(x, d) ./ n;
end
`;
