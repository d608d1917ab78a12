/** torch.optim: optimizers, schedules of their learning rates, and what is done to gradients before a step. */

import { lbfgs } from "./optim-lbfgs";

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
  Adadelta: {
    options: "lr=1.0 rho=0.9 eps=1e-6 weight_decay=0",
    update: `
        d = d + weight_decay * p if weight_decay != 0 else d
        v = (rho * s['v'] if 'v' in s else 0) + (1 - rho) * d ** 2
        step = np.sqrt(s.get('u', 0) + eps) / np.sqrt(v + eps) * d
        s['v'], s['u'] = v, rho * s.get('u', 0) + (1 - rho) * step ** 2
        p -= lr * step`,
  },
  Adamax: {
    options: "lr=0.002 betas=(0.9,0.999) eps=1e-8 weight_decay=0",
    update: `
        d = d + weight_decay * p if weight_decay != 0 else d
        m = (betas[0] * s['m'] if 'm' in s else 0) + (1 - betas[0]) * d
        u = np.maximum(betas[1] * s['u'], np.abs(d) + eps) if 'u' in s else np.abs(d) + eps
        t = s.get('t', 0) + 1
        s['m'], s['u'], s['t'] = m, u, t
        p -= lr / (1 - betas[0] ** t) * m / u`,
  },
  NAdam: {
    options: "lr=0.002 betas=(0.9,0.999) eps=1e-8 weight_decay=0 momentum_decay=0.004",
    update: `
        d = d + weight_decay * p if weight_decay != 0 else d
        t = s.get('t', 0) + 1
        now, later = [betas[0] * (1 - 0.5 * 0.96 ** (k * momentum_decay)) for k in (t, t + 1)]
        m = (betas[0] * s['m'] if 'm' in s else 0) + (1 - betas[0]) * d
        v = (betas[1] * s['v'] if 'v' in s else 0) + (1 - betas[1]) * d ** 2
        all = s.get('all', 1) * now
        s['m'], s['v'], s['t'], s['all'] = m, v, t, all
        p -= lr * ((1 - now) / (1 - all) * d + later / (1 - all * later) * m) / (np.sqrt(v / (1 - betas[1] ** t)) + eps)`,
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
import torch

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

${Object.keys(optimizers).map(optimizerClass).join("\n")}${lbfgs}`,
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
    def state_dict(self):
        return {}

class OneCycleLR(Schedule):
    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=1e4, last_epoch=-1, **kwargs):
        total = epochs * steps_per_epoch if total_steps is None else total_steps
        self.top, self.end, self.linear = pct_start * total - 1, total - 1, anneal_strategy == 'linear'
        low = max_lr / div_factor
        self.rates = (low, max_lr, low / final_div_factor)
        self.momenta = (max_momentum, base_momentum, max_momentum) if cycle_momentum else None
        self.begin(optimizer, lambda base, n: self.at(self.rates))
    def at(self, stations):
        a, b, c = stations
        rising = self.n <= self.top
        start, end = (a, b) if rising else (b, c)
        share = self.n / self.top if rising else (self.n - self.top) / (self.end - self.top)
        return start + (end - start) * share if self.linear else end + (start - end) / 2 * (1 + np.cos(np.pi * share))
    def set(self):
        super().set()
        if self.momenta is not None:
            for g in self.optimizer.param_groups:
                if 'betas' in g:
                    g['betas'] = (self.at(self.momenta), g['betas'][1])
                elif 'momentum' in g:
                    g['momentum'] = self.at(self.momenta)

class ReduceLROnPlateau(Schedule):
    def __init__(self, optimizer, mode='min', factor=0.1, patience=10, threshold=1e-4, threshold_mode='rel', cooldown=0, min_lr=0, eps=1e-8, **kwargs):
        self.optimizer, self.sign, self.factor, self.patience = optimizer, 1 if mode == 'min' else -1, factor, patience
        self.threshold, self.relative, self.min_lr, self.eps = threshold, threshold_mode == 'rel', min_lr, eps
        self.cooldown, self.rest, self.bad, self.best = cooldown, 0, 0, np.inf
    def step(self, metrics, epoch=None):
        m = self.sign * float(metrics)
        margin = self.threshold * abs(self.best) if self.relative and self.best != np.inf else self.threshold
        if m < self.best - margin:
            self.best, self.bad = m, 0
        else:
            self.bad += 1
        if self.rest > 0:
            self.rest, self.bad = self.rest - 1, 0
        if self.bad > self.patience:
            for g in self.optimizer.param_groups:
                lower = max(g['lr'] * self.factor, self.min_lr)
                if g['lr'] - lower > self.eps:
                    g['lr'] = lower
            self.rest, self.bad = self.cooldown, 0

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

def parameters_to_vector(parameters):
    return np.concatenate([p.reshape(-1) for p in parameters])

def clip_grad_value_(parameters, clip_value):
    for p in parameters:
        if p.grad is not None:
            p.grad = np.clip(p.grad, -clip_value, clip_value)
`,
};
