/** Methods of arrays: most are a function of the same name. */

import { entries } from "../../core/shape";
import { nothing, opaque, sequence, type Value } from "../common/value";
import { entryAlong, reshaped, then } from "./compose";
import { kindFrom } from "./dtypes-groups";
import type { LibraryFunction } from "./functions";
import { flattenMethod, reshapeMethod, transposeMethod } from "./functions-arrange";
import { cast } from "./kinds";
import { copyOf } from "./storage";

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
  ...["conj", "conjugate", "detach", "numpy", "double", "float"].map((name) => [name, same] as const),
  ["t", transposeMethod],
  ["exp", "np.exp"],
  ["log", "np.log"],
  ["abs", "np.abs"],
  ["sqrt", "np.sqrt"],
  ["tanh", "np.tanh"],
  ["pow", "np.power"],
]);
