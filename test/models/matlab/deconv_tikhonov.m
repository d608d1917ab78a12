function [phi, grad] = deconv_tikhonov(x, h, d, mu)
% least squares deconvolution of a trace with known wavelet
% phi = 1/2 ||h*x - d||^2 + mu/2 ||Dx||^2
nx = length(x);
nh = length(h);

r = conv(h, x) - d;
D = diff(eye(nx));
Dx = D*x;

phi = 0.5*(r'*r) + 0.5*mu*(Dx'*Dx);

% adjoint of convolution is correlation
full_corr = conv(flipud(h), r);
gdata = full_corr(nh:nh+nx-1);
grad = gdata + mu*D'*Dx;
end
