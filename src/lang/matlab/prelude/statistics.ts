/** Statistics of columns. */

/** A file of functions. */
export const statisticsFunctions = `
function d = along_(x)
  d = find(size(x) ~= 1, 1);
  if isempty(d)
    d = 1;
  end
end
function y = meansq(x, d)
  if nargin < 2
    d = along_(x);
  end
  y = sumsq(x, d) / size(x, d);
end
function y = rms(x, d)
  if nargin < 2
    d = along_(x);
  end
  y = sqrt(sumsq(x, d) / size(x, d));
end
function y = center(x, d)
  if nargin < 2
    d = along_(x);
  end
  y = x - mean(x, d);
end
function [z, m, s] = zscore(x, opt, d)
  if nargin < 2 || isempty(opt)
    opt = 0;
  end
  if nargin < 3
    d = along_(x);
  end
  m = mean(x, d);
  s = std(x, opt, d);
  t = s;
  t(t == 0) = 1;
  z = (x - m) ./ t;
end
function z = normalize(x)
  z = zscore(x);
end
function y = rescale(x, l, u)
  if nargin < 2
    l = 0;
    u = 1;
  end
  least = min(x(:));
  most = max(x(:));
  y = l + (x - least) ./ (most - least) .* (u - l);
end
function [s, l] = bounds(x, d)
  if nargin < 2
    d = along_(x);
  end
  s = min(x, [], d);
  l = max(x, [], d);
end
function y = mad(x, opt)
  if nargin < 2 || opt == 0
    y = mean(abs(x - mean(x)));
  else
    y = median(abs(x - median(x)));
  end
end
function y = skewness(x, flag, d)
  if nargin < 3
    d = along_(x);
  end
  n = size(x, d);
  c = x - mean(x, d);
  y = mean(c .^ 3, d) ./ std(x, 1, d) .^ 3;
  if nargin > 1 && ~isempty(flag) && flag == 0
    y = y * sqrt(n * (n - 1)) / (n - 2);
  end
end
function y = kurtosis(x, flag, d)
  if nargin < 3
    d = along_(x);
  end
  n = size(x, d);
  c = x - mean(x, d);
  y = mean(c .^ 4, d) ./ std(x, 1, d) .^ 4;
  if nargin > 1 && ~isempty(flag) && flag == 0
    y = 3 + (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * y - 3 * (n - 1));
  end
end
function c = cov(x, varargin)
  opt = 0;
  for k = 1:numel(varargin)
    if isscalar(varargin{k}) && ~isscalar(x)
      opt = varargin{k};
    else
      x = [x(:), varargin{k}(:)];
    end
  end
  if isrow(x)
    x = x(:);
  end
  x = x - mean(x, 1);
  n = rows(x);
  if n > 1
    n = n - 1 + opt;
  end
  c = x' * x / n;
end
function r = corr(x, y)
  if nargin < 2
    y = x;
  end
  n = size(x, 1);
  r = ((x - mean(x, 1))' * (y - mean(y, 1))) ./ ((n - 1) * std(x, 0, 1)' * std(y, 0, 1));
end
function r = corrcoef(x, y)
  if nargin > 1
    x = [x(:), y(:)];
  elseif isrow(x)
    x = x(:);
  end
  r = corr(x, x);
end
`;
