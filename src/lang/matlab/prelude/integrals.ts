/** Integrals by Gauss's rule, zeros of functions of one variable. */

/**
 * A file of functions. An integral is a sum over fixed points, dense where the integrand may be singular (Takahasi and Mori
 * 1974), so it has a gradient by whatever the integrand uses; where half of the points give something else, its value is
 * not known. What a zero depends on is given by one step of Newton's from where it lies.
 */
export const integralFunctions = `
function [x, w] = points_(a, b)
  h = 1 / 16;
  if isinf(a) || isinf(b)
    t = -4:h:4;
    s = pi / 2 * sinh(t);
    w = h * pi / 2 * cosh(t);
  else
    t = -3.125:h:3.125;
    s = pi * sinh(t);
    w = h * pi * cosh(t);
  end
  if isinf(a) && isinf(b)
    x = written_(sinh(s));
    w = written_(w .* cosh(s));
  elseif isinf(b)
    x = a + written_(exp(s));
    w = written_(w .* exp(s));
  elseif isinf(a)
    x = b - written_(exp(s));
    w = written_(w .* exp(s));
  else
    x = a + (b - a) * written_(1 ./ (1 + exp(-s)));
    w = (b - a) * written_(w ./ ((1 + exp(-s)) .* (1 + exp(s))));
  end
end
function q = integrated_(f, a, b, vectors)
  if ischar(f)
    f = str2func(f);
  end
  [x, w] = points_(a, b);
  if vectors
    z = w .* f(x);
    q = sum(z);
    rough = 2 * sum(z(1:2:end));
  else
    q = 0;
    rough = 0;
    for k = 1:numel(x)
      z = w(k) * f(x(k));
      q = q + z;
      if mod(k, 2) == 1
        rough = rough + 2 * z;
      end
    end
  end
  q = confirmed_(q, rough);
end
function q = confirmed_(q, rough)
  if ~all(abs(q(:) - rough(:)) <= 1e-9 + 1e-6 * abs(q(:)))
    q = unfollowed_('This integral is not found closely enough');
  end
end
function q = integral(f, a, b, varargin)
  vectors = true;
  for k = 1:numel(varargin)
    if strcmpi(varargin{k}, 'ArrayValued')
      vectors = ~varargin{k + 1};
    elseif strcmpi(varargin{k}, 'Waypoints')
      q = unfollowed_('An integral along waypoints is not followed');
      return
    end
  end
  q = integrated_(f, a, b, vectors);
end
function q = quadgk(f, a, b, varargin)
  q = integrated_(f, a, b, true);
end
function q = quadl(f, a, b, varargin)
  q = integrated_(f, a, b, true);
end
function q = quad(f, a, b, varargin)
  q = integrated_(f, a, b, false);
end
function q = quadv(f, a, b, varargin)
  q = integrated_(f, a, b, false);
end
function q = integral2(f, xa, xb, ya, yb, varargin)
  [x, wx] = points_(xa, xb);
  [t, wy] = points_(0, 1);
  x = x';
  wx = wx';
  if ~isnumeric(ya)
    ya = ya(x);
  end
  if ~isnumeric(yb)
    yb = yb(x);
  end
  y = ya + kron(yb - ya, t);
  z = f(repmat(x, 1, numel(t)), y + zeros(numel(x), numel(t)));
  z = kron(wx .* (yb - ya), wy) .* z;
  q = sum(z(:));
  q = confirmed_(q, 4 * sum(sum(z(1:2:end, 1:2:end))));
end
function q = dblquad(f, xa, xb, ya, yb, varargin)
  q = integral2(f, xa, xb, ya, yb);
end
function q = quad2d(f, xa, xb, ya, yb, varargin)
  q = integral2(f, xa, xb, ya, yb);
end
function [a, b] = bracket_(f, x0)
  a = x0(1);
  b = a;
  if numel(x0) > 1
    b = x0(2);
    return
  end
  start = a;
  if abs(a) < 0.001
    start = 0.1;
    if a < 0
      start = -0.1;
    end
  end
  s = sign(f(a));
  for step = [-.01 .025 -.05 .1 -.25 .5 -1 2.5 -5 10 -50 100 -500 1000]
    b = start + start * step;
    if sign(f(b)) * s <= 0
      return
    end
  end
end
function [x, fx, info] = fzero(f, x0, varargin)
  if ischar(f)
    f = str2func(f);
  end
  [a, b] = bracket_(f, x0);
  fa = f(a);
  fb = f(b);
  info = 1;
  if ~(sign(fa) * sign(fb) <= 0)
    x = unfollowed_('No change of sign is found for this zero');
    fx = x;
    return
  end
  side = 0;
  for k = 1:90
    if fa == 0
      b = a;
    end
    if fb == 0
      a = b;
    end
    if abs(b - a) <= 2 * eps * max(abs(a), abs(b))
      break
    end
    x = b - fb * (b - a) / (fb - fa);
    if mod(k, 3) == 0
      x = (a + b) / 2;
    end
    fx = f(x);
    if sign(fx) == sign(fb)
      b = x;
      fb = fx;
      if side == 1
        fa = fa / 2;
      end
      side = 1;
    else
      a = x;
      fa = fx;
      if side == 2
        fb = fb / 2;
      end
      side = 2;
    end
  end
  x = written_(b);
  h = 1e-6 * max(1, abs(x));
  slope = written_((f(x + h) - f(x - h)) / (2 * h));
  x = x - f(x) / slope;
  fx = f(x);
end
`;
