function [cost,grad] = sparseAutoencoderCost(theta, visibleSize, hiddenSize, ...
                                             lambda, sparsityParam, beta, data)
% rho-hat penalised autoencoder, see UFLDL notes

W1 = reshape(theta(1:hiddenSize*visibleSize), hiddenSize, visibleSize);
W2 = reshape(theta(hiddenSize*visibleSize+1:2*hiddenSize*visibleSize), visibleSize, hiddenSize);
b1 = theta(2*hiddenSize*visibleSize+1:2*hiddenSize*visibleSize+hiddenSize);
b2 = theta(2*hiddenSize*visibleSize+hiddenSize+1:end);

m = size(data,2);

% forward
z2 = W1*data + repmat(b1,1,m);
a2 = sigmoid(z2);
z3 = W2*a2 + repmat(b2,1,m);
a3 = sigmoid(z3);

rho = sparsityParam;
rhohat = sum(a2,2)/m;

KL = sum(rho*log(rho./rhohat) + (1-rho)*log((1-rho)./(1-rhohat)));
squares = (a3-data).^2;
cost = (1/2)*(1/m)*sum(squares(:)) + (lambda/2)*(sum(W1(:).^2)+sum(W2(:).^2)) + beta*KL;

% backward
delta3 = -(data-a3).*a3.*(1-a3);
sterm = beta*(-rho./rhohat + (1-rho)./(1-rhohat));
delta2 = (W2'*delta3 + repmat(sterm,1,m)).*a2.*(1-a2);

W2grad = delta3*a2'/m + lambda*W2;
b2grad = sum(delta3,2)/m;
W1grad = delta2*data'/m + lambda*W1;
b1grad = sum(delta2,2)/m;

grad = [W1grad(:) ; W2grad(:) ; b1grad(:) ; b2grad(:)];

end

%-------------------------------------------------------------------
function sigm = sigmoid(x)
    sigm = 1 ./ (1 + exp(-x));
end
