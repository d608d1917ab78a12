import numpy as np

def wrap(a):
    return (a + np.pi) % (2*np.pi) - np.pi

def slam_cost(poses, lms, z_range, z_bearing, sig_r, sig_b):
    """range/bearing observations of every landmark from every pose"""
    px, py, th = poses.T
    dx = lms[:, 0] - px[:, np.newaxis]
    dy = lms[:, 1] - py[:, np.newaxis]
    q = dx**2 + dy**2
    r = np.sqrt(q)
    phi = np.arctan2(dy, dx) - th[:, np.newaxis]
    er = (r - z_range) / sig_r
    eb = wrap(phi - z_bearing) / sig_b
    J = 0.5 * (np.sum(er**2) + np.sum(eb**2))

    # chain rule
    wr = er / sig_r
    wb = eb / sig_b
    gx = wr * dx / r - wb * dy / q
    gy = wr * dy / r + wb * dx / q
    g_lms = np.column_stack([gx.sum(axis=0), gy.sum(axis=0)])
    g_poses = np.column_stack([-gx.sum(axis=1), -gy.sum(axis=1), -wb.sum(axis=1)])
    rmse = np.sqrt(np.mean((r - z_range)**2))
    return J, g_poses, g_lms, rmse
