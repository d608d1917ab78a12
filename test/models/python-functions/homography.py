import numpy as np

def to_homogeneous(pts):
    return np.hstack([pts, np.ones((pts.shape[0], 1))])

def homography_error(H, src, dst):
    """symmetric version left as an exercise: only the forward transfer error"""
    n_pts = src.shape[0]
    src_h = to_homogeneous(src)
    proj = (H @ src_h.T).T
    w = proj[:, 2]
    xy = proj[:, :2] / w[:, None]
    delta = xy - dst
    dists = np.sqrt(np.sum(delta**2, axis=1))
    cost = np.sum(dists**2) / n_pts
    inliers = np.count_nonzero(dists < 3.0)

    g_xy = 2 * delta / n_pts
    g_proj = np.zeros_like(proj)
    g_proj[:, :2] = g_xy / w[:, None]
    g_proj[:, 2] = -np.sum(g_xy * xy, axis=1) / w
    g_H = g_proj.T @ src_h
    return cost, g_H, inliers
