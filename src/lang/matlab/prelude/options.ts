/** Options of searches, and figures, of which there are none. */

/** A file of functions. */
export const optionFunctions = `
function o = optimset(varargin)
  o = struct();
  k = 1;
  while k <= nargin
    if isstruct(varargin{k})
      names = fieldnames(varargin{k});
      for i = 1:numel(names)
        o.(names{i}) = varargin{k}.(names{i});
      end
      k = k + 1;
    elseif k == nargin
      k = k + 1;
    else
      o.(varargin{k}) = varargin{k + 1};
      k = k + 2;
    end
  end
end
function o = odeset(varargin)
  o = optimset(varargin{:});
end
function o = optimoptions(varargin)
  o = optimset(varargin{2:end});
end
function v = optimget(o, name, default)
  if isfield(o, name) && ~isempty(o.(name))
    v = o.(name);
  elseif nargin > 2
    v = default;
  else
    v = [];
  end
end
function y = ishandle(h)
  y = false;
end
function y = isgraphics(h)
  y = false;
end
function y = isfigure(h)
  y = false;
end
`;
