function [cost, probs, pooled] = cnn_cost(Wc, bc, Wd, bd, images, labels, poolDim)
% Wc filterDim x filterDim x numFilters, images imageDim x imageDim x numImages
imageDim = size(images,1);
numImages = size(images,3);
filterDim = size(Wc,1);
numFilters = size(Wc,3);
convDim = imageDim-filterDim+1;
outputDim = convDim/poolDim;
activations = zeros(convDim,convDim,numFilters,numImages);
pooled = zeros(outputDim,outputDim,numFilters,numImages);
for imageNum = 1:numImages
  for filterNum = 1:numFilters
    filter = Wc(:,:,filterNum);
    filter = rot90(squeeze(filter),2);
    im = squeeze(images(:,:,imageNum));
    convolved = conv2(im, filter, 'valid') + bc(filterNum);
    act = 1./(1+exp(-convolved));
    activations(:,:,filterNum,imageNum) = act;
    avg = conv2(act, ones(poolDim)/poolDim^2, 'valid');
    pooled(:,:,filterNum,imageNum) = avg(1:poolDim:end, 1:poolDim:end);
  end
end
feat = reshape(pooled,[],numImages);
scores = bsxfun(@plus, Wd*feat, bd);
scores = bsxfun(@minus, scores, max(scores,[],1));
probs = bsxfun(@rdivide, exp(scores), sum(exp(scores)));
I = sub2ind(size(probs), labels', 1:numImages);
cost = -sum(log(probs(I)))/numImages;
