import numpy as np

def gram_matrix(features, normalize=True):
    C, H, W = features.shape
    F = features.reshape(C, H * W)
    G = F @ F.T
    if normalize:
        G = G / (C * H * W)
    return G

def tv_loss(img, tv_weight):
    dh = img[:, 1:, :] - img[:, :-1, :]
    dw = img[:, :, 1:] - img[:, :, :-1]
    return tv_weight * (np.sum(dh ** 2) + np.sum(dw ** 2))

def style_transfer_loss(img, K, content_target, style_source, content_weight=6e-2, style_weight=30.0, tv_weight=2e-2):
    # "network" = one 1x1 conv followed by relu
    pre = np.tensordot(K, img, axes=([1], [0]))
    feats = np.maximum(pre, 0)
    style_pre = np.tensordot(K, style_source, axes=1)
    A = gram_matrix(np.maximum(style_pre, 0))

    content_loss = content_weight * np.sum((feats - content_target) ** 2)
    G = gram_matrix(feats)
    style_loss = style_weight * ((G - A) ** 2).sum()
    t_loss = tv_loss(img, tv_weight)
    loss = content_loss + style_loss + t_loss

    C, H, W = feats.shape
    dG = 2 * style_weight * (G - A)
    dfeats = 2 * content_weight * (feats - content_target)
    dF = (dG + dG.T) @ feats.reshape(C, -1) / (C * H * W)
    dfeats = dfeats + dF.reshape(C, H, W)
    dpre = dfeats * (pre > 0)
    dimg = np.tensordot(K.T, dpre, axes=1)
    # tv part
    dv = 2 * tv_weight * (img[:, 1:, :] - img[:, :-1, :])
    du = 2 * tv_weight * (img[:, :, 1:] - img[:, :, :-1])
    dimg[:, 1:, :] += dv
    dimg[:, :-1, :] -= dv
    dimg[:, :, 1:] += du
    dimg[:, :, :-1] -= du
    return loss, dimg
