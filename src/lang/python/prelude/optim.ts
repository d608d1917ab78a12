/** torch.optim: optimizers, schedules of their learning rates, and what is done to gradients before a step. */

/** One class per optimizer: its parameters with their defaults, and how one tensor p with gradient d is changed. */
const optimizers: Readonly<Record<string, { readonly options: string; readonly update: string }>> = {
  SGD: {
    options: "lr=0.001 momentum=0 dampening=0 weight_decay=0 nesterov=False",
    update: `
        d = d + weight_decay * p if weight_decay != 0 else d
        if momentum != 0:
            b = momentum * s['b'] + (1 - dampening) * d if 'b' in s else d
            s['b'] = b
            d = d + momentum * b if nesterov else b
        p -= lr * d`,
  },
  Adam: {
    options: "lr=0.001 betas=(0.9,0.999) eps=1e-8 weight_decay=0 amsgrad=False",
    update: `
        d = d + weight_decay * p if weight_decay != 0 else d${adam()}`,
  },
  AdamW: {
    options: "lr=0.001 betas=(0.9,0.999) eps=1e-8 weight_decay=0.01 amsgrad=False",
    update: `
        p -= lr * weight_decay * p${adam()}`,
  },
  RMSprop: {
    options: "lr=0.01 alpha=0.99 eps=1e-8 weight_decay=0",
    update: `
        d = d + weight_decay * p if weight_decay != 0 else d
        v = (alpha * s['v'] if 'v' in s else 0) + (1 - alpha) * d ** 2
        s['v'] = v
        p -= lr * d / (np.sqrt(v) + eps)`,
  },
  Adagrad: {
    options: "lr=0.01 lr_decay=0 weight_decay=0 eps=1e-10",
    update: `
        d = d + weight_decay * p if weight_decay != 0 else d
        v = (s['v'] if 'v' in s else 0) + d ** 2
        s['v'], s['t'] = v, s.get('t', 0) + 1
        p -= lr / (1 + (s['t'] - 1) * lr_decay) * d / (np.sqrt(v) + eps)`,
  },
};

function adam(): string {
  return `
        m = (betas[0] * s['m'] if 'm' in s else 0) + (1 - betas[0]) * d
        v = (betas[1] * s['v'] if 'v' in s else 0) + (1 - betas[1]) * d ** 2
        t = s.get('t', 0) + 1
        s['m'], s['v'], s['t'] = m, v, t
        p -= lr / (1 - betas[0] ** t) * m / (np.sqrt(v) / np.sqrt(1 - betas[1] ** t) + eps)`;
}

function optimizerClass(name: string): string {
  const { options, update } = optimizers[name] ?? { options: "", update: "" };
  const names = options.split(" ").map((o) => o.replace(/=.*/, ""));
  return `class ${name}(Optimizer):
    def __init__(self, params, ${options.replaceAll(" ", ", ")}, **kwargs):
        self.gather(params, {${names.map((n) => `'${n}': ${n}`).join(", ")}})
    def update(self, p, d, s, params, ${names.join(", ")}):${update}
`;
}

/** One class per schedule of the learning rate: its parameters, and the rate after n steps from the rate `base`. */
const schedules: Readonly<Record<string, { readonly options: string; readonly rate: string }>> = {
  StepLR: { options: "step_size, gamma=0.1", rate: "base * gamma ** (n // step_size)" },
  MultiStepLR: { options: "milestones, gamma=0.1", rate: "base * gamma ** sum([1 for m in milestones if m <= n])" },
  ExponentialLR: { options: "gamma", rate: "base * gamma ** n" },
  LambdaLR: { options: "lr_lambda", rate: "base * lr_lambda(n)" },
  LinearLR: {
    options: "start_factor=1/3, end_factor=1.0, total_iters=5",
    rate: "base * (start_factor + (end_factor - start_factor) * min(n, total_iters) / total_iters)",
  },
  ConstantLR: { options: "factor=1/3, total_iters=5", rate: "base * (factor if n < total_iters else 1)" },
  CosineAnnealingLR: {
    options: "T_max, eta_min=0",
    rate: "eta_min + (base - eta_min) * (1 + np.cos(np.pi * n / T_max)) / 2",
  },
};

function scheduleClass(name: string): string {
  const { options, rate } = schedules[name] ?? { options: "", rate: "base" };
  return `class ${name}(Schedule):
    def __init__(self, optimizer, ${options}, last_epoch=-1, **kwargs):
        self.begin(optimizer, lambda base, n: ${rate})
`;
}

/** By module. */
export const optim: Readonly<Record<string, string>> = {
  "torch.optim": `
import numpy as np

class Optimizer:
    def gather(self, params, defaults):
        params = list(params)
        groups = params if len(params) > 0 and isinstance(params[0], dict) else [{'params': params}]
        self.param_groups = [dict(defaults, **g) for g in groups]
        for g in self.param_groups:
            g['params'] = list(g['params']) if isinstance(g['params'], (list, tuple)) else [g['params']]
        self.states = [[{} for p in g['params']] for g in self.param_groups]
    def zero_grad(self, set_to_none=True):
        for g in self.param_groups:
            for p in g['params']:
                p.grad = None
    def step(self, closure=None):
        value = closure() if closure is not None else None
        for g, states in zip(self.param_groups, self.states):
            for p, s in zip(g['params'], states):
                if p.grad is not None:
                    self.update(p, p.grad, s, **g)
        return value
    def state_dict(self):
        return {}

${Object.keys(optimizers).map(optimizerClass).join("\n")}`,
  "torch.optim.lr_scheduler": `
import numpy as np

class Schedule:
    def begin(self, optimizer, rate):
        self.optimizer, self.rate, self.n = optimizer, rate, 0
        self.bases = [g['lr'] for g in optimizer.param_groups]
        self.set()
    def set(self):
        for g, base in zip(self.optimizer.param_groups, self.bases):
            g['lr'] = self.rate(base, self.n)
    def step(self, *args):
        self.n += 1
        self.set()
    def get_last_lr(self):
        return [g['lr'] for g in self.optimizer.param_groups]

${Object.keys(schedules).map(scheduleClass).join("\n")}`,
  "torch.nn.utils": `
import numpy as np

def clip_grad_norm_(parameters, max_norm, norm_type=2.0, **kwargs):
    with_grad = [p for p in parameters if p.grad is not None]
    total = np.sqrt(sum([np.sum(p.grad ** 2) for p in with_grad]))
    factor = np.minimum(max_norm / (total + 1e-6), 1.0)
    for p in with_grad:
        p.grad = p.grad * factor
    return total

def clip_grad_value_(parameters, clip_value):
    for p in parameters:
        if p.grad is not None:
            p.grad = np.clip(p.grad, -clip_value, clip_value)
`,
};
