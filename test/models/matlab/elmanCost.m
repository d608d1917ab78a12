function [E, dWin, dWrec, dWout] = elmanCost(Win, Wrec, Wout, U, Y, washout)
% Elman net, time series prediction. E = mean square error after the washout
[nIn, T] = size(U);
nHid = size(Wrec, 1);
nOut = size(Wout, 1);

H = zeros(nHid, T+1);       % H(:,1) is the context at the start
for t = 1:T
    H(:,t+1) = tanh(Win*[U(:,t); 1] + Wrec*H(:,t));
end
S = H(:,2:end);
P = Wout*[S; ones(1,T)];
err = P - Y;
err(:,1:washout) = 0;
Teff = T - washout;
E = 0.5*sum(err(:).^2)/(Teff*nOut);

%% backpropagation through time
dP = err/(Teff*nOut);
dWout = dP*[S; ones(1,T)]';
dS = Wout(:,1:nHid)'*dP;
dWin = zeros(nHid, nIn+1);
dWrec = zeros(nHid);
back = zeros(nHid,1);
for t = T:-1:1
    dA = (dS(:,t) + back).*(1 - H(:,t+1).^2);
    dWin = dWin + dA*[U(:,t); 1]';
    dWrec = dWrec + dA*H(:,t)';
    back = Wrec'*dA;
end
nrmse = sqrt(mean(err(:).^2)/var(Y(:)));
end
