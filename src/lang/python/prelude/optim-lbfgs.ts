/** torch.optim.LBFGS: the step of limited memory, by Nocedal's two loops; without a line search, whose steps are not followed. */

/** Lines of Python beside the class `Optimizer`. */
export const lbfgs = `
class LBFGS(Optimizer):
    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100, line_search_fn=None):
        self.gather(params, {'lr': lr})
        self.most, self.memory, self.search = max_iter, history_size, line_search_fn
        self.evaluations = max_iter * 5 // 4 if max_eval is None else max_eval
        self.least_grad, self.least_change = tolerance_grad, tolerance_change
        self.pairs, self.n, self.scale = [], 0, 1.0
        self.direction, self.before, self.length = None, None, None
    def gradient(self):
        ps = self.param_groups[0]['params']
        return np.concatenate([np.zeros(p.size) if p.grad is None else p.grad.reshape(-1) for p in ps])
    def move(self, change):
        at = 0
        for p in self.param_groups[0]['params']:
            p += change[at:at + p.size].reshape(p.shape)
            at += p.size
    def towards(self, g):
        if self.n == 1:
            return -g
        y, s = g - self.before, self.direction * self.length
        ys = y @ s
        if ys > 1e-10:
            self.pairs = (self.pairs + [(s, y, 1 / ys)])[-self.memory:]
            self.scale = ys / (y @ y)
        q, kept = -g, []
        for s, y, rho in self.pairs[::-1]:
            a = rho * (s @ q)
            kept.append(a)
            q = q - a * y
        r = self.scale * q
        for (s, y, rho), a in zip(self.pairs, kept[::-1]):
            r = r + (a - rho * (y @ r)) * s
        return r
    def step(self, closure):
        first = loss = closure()
        if self.search is not None:
            for p in self.param_groups[0]['params']:
                torch.optim.line_search(p)
            return first
        g, lr = self.gradient(), self.param_groups[0]['lr']
        if np.max(np.abs(g)) <= self.least_grad:
            return first
        for i in range(self.most):
            self.n += 1
            self.direction = self.towards(g)
            self.before, last = g, loss
            self.length = min(1.0, 1.0 / np.sum(np.abs(g))) * lr if self.n == 1 else lr
            if g @ self.direction > -self.least_change:
                break
            self.move(self.length * self.direction)
            if i == self.most - 1 or i + 1 >= self.evaluations:
                break
            loss = closure()
            g = self.gradient()
            if np.max(np.abs(g)) <= self.least_grad or np.max(np.abs(self.length * self.direction)) <= self.least_change:
                break
            if abs(loss - last) < self.least_change:
                break
        return first
`;
