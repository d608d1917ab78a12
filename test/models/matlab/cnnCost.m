function [cost, Wd_grad, bd_grad, Wc_grad, bc_grad] = cnnCost(images, labels, Wc, bc, Wd, bd, poolDim)
% single conv layer + mean pooling + softmax. Follows the UFLDL exercise.

imageDim = size(images,1);
numImages = size(images,3);
filterDim = size(Wc,1);
numFilters = size(Wc,3);

convDim = imageDim-filterDim+1;
outputDim = convDim/poolDim;

activations = zeros(convDim,convDim,numFilters,numImages);
activationsPooled = zeros(outputDim,outputDim,numFilters,numImages);

for i = 1:numImages
  for f = 1:numFilters
    filt = rot90(Wc(:,:,f),2);
    conv = conv2(images(:,:,i),filt,'valid') + bc(f);
    activations(:,:,f,i) = 1./(1+exp(-conv));
    pooled = conv2(activations(:,:,f,i), ones(poolDim)/poolDim^2, 'valid');
    activationsPooled(:,:,f,i) = pooled(1:poolDim:end, 1:poolDim:end);
  end
end

hs = reshape(activationsPooled,[],numImages);

% softmax
probs = exp(bsxfun(@plus, Wd*hs, bd));
probs = bsxfun(@rdivide, probs, sum(probs,1));
index = sub2ind(size(probs), labels', 1:numImages);
cost = -mean(log(probs(index)));

delta_d = probs;
delta_d(index) = delta_d(index) - 1;
delta_d = delta_d/numImages;
Wd_grad = delta_d*hs';
bd_grad = sum(delta_d,2);

delta_s = reshape(Wd'*delta_d, outputDim, outputDim, numFilters, numImages);
Wc_grad = zeros(size(Wc));
bc_grad = zeros(size(bc));
for f = 1:numFilters
  for i = 1:numImages
    up = kron(delta_s(:,:,f,i), ones(poolDim))/poolDim^2;
    a = activations(:,:,f,i);
    delta_c = up .* a .* (1-a);
    Wc_grad(:,:,f) = Wc_grad(:,:,f) + conv2(images(:,:,i), rot90(delta_c,2), 'valid');
    bc_grad(f) = bc_grad(f) + sum(delta_c(:));
  end
end
end
