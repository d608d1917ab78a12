function [obj, grad, w_norm] = svm_dual(alpha, X, y, C, sigma)
%SVM_DUAL  objective of the (soft margin) SVM dual with an RBF kernel, penalised box
%   rows of X are examples, y in {-1,+1}
[m n] = size(X);
K = zeros(m,m);
for i=1:m
    for j=i:m
        x1 = X(i,:)'; x2 = X(j,:)';
        K(i,j) = exp(-sum((x1-x2).^2)/(2*sigma^2));
        K(j,i) = K(i,j);    %the matrix is symmetric
    end
end
Yk = (y*y').*K;
over = max(0, alpha - C);
under = max(0, -alpha);
pen = 10*(over'*over + under'*under) + 5*(y'*alpha)^2;
obj = 0.5*alpha'*Yk*alpha - sum(alpha) + pen;
if nargout > 1
  grad = Yk*alpha - ones(m,1) + 20*(over - under) + 10*(y'*alpha)*y;
end
if (nargout>2), w_norm = sqrt(alpha'*Yk*alpha); end
