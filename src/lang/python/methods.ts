/** Methods of arrays: most are a function of the same name. */

import { entries } from "../../core/shape";
import { nothing, opaque, sequence, type Value } from "../common/value";
import { entryAlong, reshaped, then } from "./compose";
import { kindFrom } from "./dtypes-groups";
import type { LibraryFunction } from "./functions";
import { flattenMethod, reshapeMethod, transposeMethod } from "./functions-arrange";
import { autogradMethods } from "./functions-autograd";
import { cast } from "./kinds";
import { operate } from "./operators";
import { copyOf, current, fresh, overwrite } from "./storage";

/** What trains, moves or records, and changes no number. */
const passed: LibraryFunction = () => nothing;

/** `x.add_(y)` and the like: the array changes in place. */
function inPlace(op: string): LibraryFunction {
  return (t, self, args, e) => {
    const y = args.positional[0] ?? t.whole(0);
    if (self?.kind !== "array") return nothing;
    const made = operate(t, op, self, y, e.span, []);
    if (made.kind === "array") overwrite(t, current(t, self.node), made.node, e.span);
    return fresh(t, self);
  };
}

const same: LibraryFunction = (_t, self) => self ?? nothing;

const copy: LibraryFunction = (t, self, _, e) =>
  self?.kind === "array" ? copyOf(t, self.node, e.span) : same(t, self, _, e);

const astype: LibraryFunction = (t, self, args, e) => {
  const kind = kindFrom(args.positional[0] ?? args.named.get("dtype"));
  if (self?.kind !== "array") return nothing;
  return kind === null ? copyOf(t, self.node, e.span) : cast(t, self.node, kind, e.span);
};

/** The number in an array of one, or at a place. */
const item: LibraryFunction = (t, self, args, e) => {
  if (self?.kind !== "array") return nothing;
  const flat = reshaped(t, self.node, [entries(self.node.shape)], e.span);
  const at = args.positional[0] ? t.wholeNumber(args.positional[0]) : 0;
  return then(flat, (x) =>
    at === null ? opaque("which entry this is is not known") : entryAlong(t, x, 0, at, e.span),
  );
};

/** Nested lists of the entries. */
const tolist: LibraryFunction = (t, self, args, e) => {
  if (self?.kind !== "array" || self.node.shape.length === 0) return self ?? nothing;
  const turns = t.dialect.iterate(t, self, e.span);
  if (!turns || turns.count > t.options.limits.passes) return self;
  return sequence(
    "list",
    Array.from({ length: turns.count }, (_, i) => tolist(t, turns.at(i), args, e)),
  );
};

/** `x.view()` and `x.view(dtype)` of NumPy, beside torch's `x.view(shape)`. */
function isDtype(v: Value | undefined): boolean {
  return v === undefined || v.kind === "builtin" || v.kind === "text";
}

/** A method by name: its meaning, or the canonical name of the function it stands for. */
export const methods: ReadonlyMap<string, LibraryFunction | string> = new Map<string, LibraryFunction | string>([
  ...[
    "sum",
    "mean",
    "max",
    "min",
    "any",
    "all",
    "prod",
    "cumsum",
    "trace",
    "var",
    "std",
    "clip",
    "dot",
    "ravel",
    "squeeze",
    "argmax",
    "argmin",
    "round",
    "repeat",
    "swapaxes",
    "diagonal",
    "take",
    "nonzero",
    "argsort",
    "ptp",
    "cumprod",
  ].map((name) => [name, `np.${name}`] as const),
  ["flatten", flattenMethod],
  ["copy", copy],
  ["astype", astype],
  ["clone", copy],
  ["item", item],
  ["tolist", tolist],
  ["fill", "method.fill"],
  ["sort", "method.sort"],
  ["reshape", reshapeMethod],
  ["view", (t, self, args, e) => (isDtype(args.positional[0]) ? (self ?? nothing) : reshapeMethod(t, self, args, e))],
  ["transpose", transposeMethod],
  ["permute", transposeMethod],
  ...["conj", "conjugate", "double", "float"].map((name) => [name, same] as const),
  ["t", transposeMethod],
  ...[
    "contiguous",
    "to",
    "cuda",
    "cpu",
    "long",
    "int",
    "half",
    "type_as",
    "type",
    "view_as",
    "bool",
    "block_until_ready",
    "retain_grad",
    "squeeze_",
  ].map((name) => [name, same] as const),
  ...autogradMethods,
  ["setflags", passed],
  ...[
    "matmul",
    "mm",
    "bmm",
    "where",
    "einsum",
    "outer",
    "sin",
    "cos",
    "log1p",
    "sign",
    "floor",
    "square",
    "logsumexp",
    "tril",
    "triu",
    "flip",
    "expand_dims",
  ].map((name) => [name, name === "mm" || name === "bmm" ? "np.matmul" : `np.${name}`] as const),
  ["add_", inPlace("+")],
  ["sub_", inPlace("-")],
  ["mul_", inPlace("*")],
  ["div_", inPlace("/")],
  ["zero_", inPlace("*")],
  ["sigmoid", "torch.sigmoid"],
  ["relu", "torch.relu"],
  ["softmax", "torch.softmax"],
  ["log_softmax", "torch.log_softmax"],
  ["unsqueeze", "torch.unsqueeze"],
  ["exp", "np.exp"],
  ["log", "np.log"],
  ["abs", "np.abs"],
  ["sqrt", "np.sqrt"],
  ["tanh", "np.tanh"],
  ["pow", "np.power"],
]);
