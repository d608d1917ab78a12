/** Sparse matrices and matrices of special kinds: their entries, since sparse arrays are kept as full ones. */

/** A file of functions. */
export const sparseFunctions = `
function A = speye(m, n)
  if nargin > 1
    A = eye(m, n);
  else
    A = eye(m);
  end
end
function A = spdiags(B, d, m, n)
  if nargin < 3
    A = unfollowed_('Taking diagonals out of a matrix is not followed');
    return;
  end
  if nargin == 3
    A = m;
    m = rows(A);
    n = columns(A);
    for k = 1:numel(d)
      A = A - diag_(diag(A, d(k)), d(k), m, n);
    end
  else
    A = zeros(m, n);
  end
  for k = 1:numel(d)
    i = (max(1, 1 - d(k)):min(m, n - d(k)))';
    j = i + d(k);
    if m >= n
      from = j;
    else
      from = i;
    end
    if rows(B) == 1
      from = ones(size(i));
    end
    A = A + sparse(i, j, B(from, k), m, n);
  end
end
function A = diag_(v, d, m, n)
  i = max(0, -d) + (1:numel(v))';
  A = sparse(i, i + d, v, m, n);
end
function y = spones(x)
  y = double(x ~= 0);
end
function y = nonzeros(x)
  y = x(x ~= 0);
  y = y(:);
end
function y = issparse(x)
  y = false;
end
function y = isdiag(A)
  y = all(all(A == diag(diag(A))));
end
function y = istril(A)
  y = all(all(A == tril(A)));
end
function y = istriu(A)
  y = all(all(A == triu(A)));
end
function y = issymmetric(A, tol)
  if nargin < 2
    tol = 0;
  end
  y = rows(A) == columns(A) && norm(A - A.', Inf) <= tol * norm(A, Inf);
end
function y = ishermitian(A, tol)
  if nargin < 2
    tol = 0;
  end
  y = rows(A) == columns(A) && norm(A - A', Inf) <= tol * norm(A, Inf);
end
function A = compan(c)
  n = numel(c);
  A = diag(ones(n - 2, 1), -1);
  A(1, :) = -reshape(c(2:n), 1, n - 1) / c(1);
end
function A = pascal(n)
  A = ones(n);
  for i = 2:n
    A(i, :) = cumsum(A(i - 1, :));
  end
end
function A = wilkinson(n)
  A = diag(abs(-(n - 1) / 2:(n - 1) / 2)) + diag(ones(n - 1, 1), 1) + diag(ones(n - 1, 1), -1);
end
function A = hadamard(n)
  A = 1;
  while rows(A) < n
    A = [A, A; A, -A];
  end
end
function v = vech(A)
  v = zeros(0, 1);
  for j = 1:columns(A)
    v = [v; A(j:end, j)];
  end
end
function y = resize(x, m, n)
  if nargin < 3
    n = m;
  end
  y = zeros(m, n);
  m = min(m, rows(x));
  n = min(n, columns(x));
  y(1:m, 1:n) = x(1:m, 1:n);
end
function y = postpad(x, l, c)
  if nargin < 3
    c = 0;
  end
  if isrow(x)
    y = [x(1:min(l, end)), c * ones(1, l - numel(x))];
  else
    y = [x(1:min(l, end), :); c * ones(l - rows(x), columns(x))];
  end
end
function y = prepad(x, l, c)
  if nargin < 3
    c = 0;
  end
  if isrow(x)
    y = [c * ones(1, l - numel(x)), x(max(1, end-l+1):end)];
  else
    y = [c * ones(l - rows(x), columns(x)); x(max(1, end-l+1):end, :)];
  end
end
function y = padarray(x, by, c, where)
  if nargin < 3
    c = 0;
  end
  if ischar(c)
    y = unfollowed_('Padding with entries of the array is not followed');
    return;
  end
  if isscalar(by)
    by = [by, 0];
  end
  if nargin < 4
    where = 'both';
  end
  [m, n] = size(x);
  before = by * ~strcmp(where, 'post');
  after = by * ~strcmp(where, 'pre');
  y = c * ones(m + before(1) + after(1), n + before(2) + after(2));
  y(before(1) + (1:m), before(2) + (1:n)) = x;
end
function y = shift(x, b)
  y = circshift(x, b);
end
function y = ipermute(x, order)
  back(order) = 1:numel(order);
  y = permute(x, back);
end
`;
