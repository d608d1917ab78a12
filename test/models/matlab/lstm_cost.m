function [E, dW, db, dv] = lstm_cost(X, y, W, b, v)
  % LSTM, gates stacked i f o g;  linear readout of the last hidden state
  [n, d, T] = size(X);
  H = size(W,2)/4;

  h = zeros(n,H);
  c = zeros(n,H);
  cache = cell(1,T);
  for t=1:T
    x = X(:,:,t);
    xh = [x h];
    a = xh*W + b;
    ai = sigm(a(:,1:H));
    af = sigm(a(:,H+1:2*H));
    ao = sigm(a(:,2*H+1:3*H));
    ag = tanh(a(:,3*H+1:end));
    cprev = c;
    c = af.*cprev + ai.*ag;
    tc = tanh(c);
    h = ao.*tc;
    cache{t} = {xh, ai, af, ao, ag, cprev, tc};
  end
  yhat = h*v;
  r = yhat - y;
  E = 0.5*(r'*r)/n;

  dr = r/n;
  dv = h'*dr;
  dh = dr*v';
  dc = zeros(n,H);
  dW = zeros(size(W)); db = zeros(size(b));
  for t=T:-1:1
    [xh, ai, af, ao, ag, cprev, tc] = cache{t}{:};
    dc = dc + dh.*ao.*(1-tc.^2);
    dao = dh.*tc.*ao.*(1-ao);
    dai = dc.*ag.*ai.*(1-ai);
    daf = dc.*cprev.*af.*(1-af);
    dag = dc.*ai.*(1-ag.^2);
    da = [dai daf dao dag];
    dW = dW + xh'*da;
    db = db + sum(da,1);
    dxh = da*W';
    dh = dxh(:,d+1:end);
    dc = dc.*af;
  end
end

function s = sigm(z)
  s = 1./(1+exp(-z));
end
