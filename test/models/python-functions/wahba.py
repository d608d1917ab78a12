import numpy as np

def quat2rot(q):
    w, x, y, z = q
    return np.array([
        [w*w + x*x - y*y - z*z, 2*(x*y - w*z),         2*(x*z + w*y)],
        [2*(x*y + w*z),         w*w - x*x + y*y - z*z, 2*(y*z - w*x)],
        [2*(x*z - w*y),         2*(y*z + w*x),         w*w - x*x - y*y + z*z]])

def wahba_cost(q, body_vecs, ref_vecs, sigma):
    # attitude from star tracker directions: sum a_i |b_i - R(q) r_i|^2 / 2
    qn = np.linalg.norm(q)
    qh = q / qn
    R = quat2rot(qh)
    weights = 1.0 / sigma**2
    weights = weights / weights.sum()
    predicted = (R @ ref_vecs.T).T
    resid = body_vecs - predicted
    cost = 0.5 * np.sum(weights * np.sum(resid**2, axis=1))

    # attitude profile matrix gives dcost/dR
    dR = -(weights[:, None] * resid).T @ ref_vecs
    w, x, y, z = qh
    Rw = 2*np.array([[w, -z, y], [z, w, -x], [-y, x, w]])
    Rx = 2*np.array([[x, y, z], [y, -x, -w], [z, w, -x]])
    Ry = 2*np.array([[-y, x, w], [x, y, z], [-w, z, -y]])
    Rz = 2*np.array([[-z, -w, x], [w, -z, y], [x, y, z]])
    dqh = np.array([np.sum(dR*Rw), np.sum(dR*Rx), np.sum(dR*Ry), np.sum(dR*Rz)])
    dq = (dqh - qh * np.dot(qh, dqh)) / qn
    ang_err = np.arccos(np.clip((np.trace(R) - 1)/2, -1, 1))
    return cost, dq, ang_err
