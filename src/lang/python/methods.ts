/** Methods of arrays: most are a function of the same name. */

import { entries } from "../../core/shape";
import type { Arguments } from "../common/dialect";
import { nothing, opaque, sequence, type Value } from "../common/value";
import { entryAlong, reshaped, then } from "./compose";
import { kindFrom } from "./dtypes-groups";
import type { LibraryFunction } from "./functions";
import { flattenMethod, reshapeMethod, transposeMethod } from "./functions-arrange";
import { autogradMethods } from "./functions-autograd";
import { cast, type Entries, entriesOf } from "./kinds";
import { copyOf } from "./storage";

/** What trains, moves or records, and changes no number. */
const passed: LibraryFunction = () => nothing;

const same: LibraryFunction = (_t, self) => self ?? nothing;

/** `x.float()` and the like: as a kind of entries; x itself where it holds that already. */
function as(kind: (args: Arguments) => Entries | null): LibraryFunction {
  return (t, self, args, e) => {
    const to = kind(args);
    if (self?.kind !== "array" || to === null || entriesOf(t, self.node) === to) return self ?? nothing;
    return cast(t, self.node, to, e.span);
  };
}

/** The kind that `x.to(…)` and `x.type(…)` ask for; devices and other tensors ask for none. */
function kindAsked(args: Arguments): Entries | null {
  const asked = args.named.get("dtype") ?? args.positional.find((v) => v.kind === "builtin");
  if (asked?.kind !== "builtin") return null;
  const old = /\.(\w+)Tensor$/.exec(asked.name)?.[1];
  if (old) return /^(Long|Int|Short|Byte)$/.test(old) ? "integer" : old === "Bool" ? "truth" : "real";
  return /\.(u?int\d*|long|short|bool|half|float\d*|double|bfloat16)$/.test(asked.name) ? kindFrom(asked) : null;
}

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
  ...["conj", "conjugate", "numpy"].map((name) => [name, same] as const),
  ...["double", "float", "half", "bfloat16"].map((name) => [name, as(() => "real")] as const),
  ...["long", "int", "short"].map((name) => [name, as(() => "integer")] as const),
  ["bool", as(() => "truth")],
  ["to", as(kindAsked)],
  ["type", as(kindAsked)],
  ["t", transposeMethod],
  ...["contiguous", "cuda", "cpu", "type_as", "block_until_ready", "retain_grad", "squeeze_"].map(
    (name) => [name, same] as const,
  ),
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
