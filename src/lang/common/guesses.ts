/** What an input that nobody describes is first taken to be: by its name and by how the text uses it. */

import type { Dim } from "../../core/dim";
import type { Language } from "./tree";

/** What the text calls an input where it is used: `gamma` of `params["gamma"]`, `w` of `stack{2}.w`. */
export function shortName(path: string): string {
  return familyOf(path)
    .replace(/^.*[.\]"'[]+(?=\w)/, "")
    .replace(/\W+$/, "");
}

/** Whether a name is one of what the examples are. */
export function isData(path: string): boolean {
  return /^(?:X\w*|x|data|images?|inputs?|patches)$/.test(path);
}

/** What an undeclared input is taken to be. */
export type Guess =
  /** A whole number that acts as a size, under its own name or, where `dim` is not `null`, another. */
  | { readonly kind: "whole"; readonly dim: Dim | null }
  | { readonly kind: "array"; readonly shape: readonly Dim[]; readonly positions: Positions | null }
  /** A struct or dictionary; each field is an input of its own. */
  | { readonly kind: "record"; readonly fields: ReadonlyMap<string, string> }
  /** A tuple that is taken apart, a cell, an array of structs, or a list of sizes; each item is an input of its own. */
  | {
      readonly kind: "tuple";
      readonly of: "tuple" | "cell" | "list" | "sizes";
      readonly items: readonly string[];
      /** What the text calls the items where that is not their path: `W` for `weights[0]`. */
      readonly called?: readonly string[];
    }
  | { readonly kind: "unknown" };

/** The entries of an array are positions along an axis of this size, counted from `base`. */
export interface Positions {
  readonly below: Dim;
  readonly base: 0 | 1;
}

/** Forms an input can have before its sizes are known. */
export type Form = "whole" | "scalar" | "vector" | "row" | "column" | "matrix" | "tensor3" | "tensor4" | "unknown";

/** Whether the text takes the sizes of an array apart, which says how many there are. */
export function isUnpacked(name: string, body: string, language: Language): boolean {
  if (!/^\w+$/.test(name)) return false;
  if (language === "python") return unpackedRank(name, body) > 0;
  return new RegExp(`\\[[^\\]=]*,[^\\]=]*\\]\\s*=\\s*size\\s*\\(\\s*${name}\\s*\\)`).test(body);
}

/** Into how many names `a, b = x.shape` takes the sizes of x apart; 0 where it does not. */
export function unpackedRank(name: string, body: string): number {
  const word = `(?<![\\w.])${name}(?!\\w)`;
  const names = new RegExp(`((?:\\w+\\s*,\\s*)+\\w*)\\s*=\\s*${word}\\.shape\\b(?!\\s*\\[)`).exec(body)?.[1];
  return names ? names.split(",").filter((w) => w.trim() !== "").length : 0;
}

/** Whether a name is one of what is stretched over larger arrays on purpose: biases, means, scales. */
export function isStretchable(path: string): boolean {
  return stretchable.test(shortName(path));
}

const stretchable =
  /^(?:b\w{0,2}|bias\w*|mu\w*|m|mean\w*|avg\w*|sigma\w*|std\w*|s|sd|scale\w*|g\w?|gain\w*|gamma|beta|offset\w*|shift\w*|w|weights?|max\w*|min\w*|\w+_(?:means?|mu|bias(?:es)?|offsets?|scales?|std))$/;

/** What the items of a cell or an array of structs have in common: `stack{}.w` of `stack{2}.w`. */
export function familyOf(path: string): string {
  return path.replace(/([{(])\d+([)}])/g, "$1$2");
}

/** Whether a name is one of what is added to every example. */
export function isBias(path: string): boolean {
  return /^b\w{0,2}$|bias|_b\d?$|^b_\w+$|^[a-z]b$/.test(shortName(path));
}

/** Other forms to try when one does not fit, the likeliest first. */
export function otherForms(form: Form, name: string, language: Language): readonly Form[] {
  // What is called is no array.
  if (form === "unknown" && language === "matlab") return [];
  const order: readonly Form[] =
    language === "matlab"
      ? form === "matrix"
        ? ["vector", "scalar", "row"]
        : isData(name)
          ? ["matrix", "row", "scalar", "vector"]
          : /^[ac-su-xz]$|\.(?!b)/.test(name)
            ? ["scalar", "row", "matrix", "vector"]
            : ["row", "matrix", "scalar", "vector"]
      : form === "matrix"
        ? ["vector", "tensor3", "column", "scalar", "tensor4"]
        : form === "vector" && isBias(name)
          ? ["column", "matrix", "scalar"]
          : form === "vector"
            ? ["matrix", "column", "scalar"]
            : ["matrix", "scalar", "vector"];
  return order.filter((f) => f !== form);
}

/** How many entries a vector has of which the text only ever takes single ones, by number; `null` for any other use. */
export function entriesUsed(name: string, body: string, language: Language): number | null {
  if (!/^[\w.]+$/.test(name)) return null;
  const all = body.match(new RegExp(`(?<![\\w.])${name}(?!\\w)`, "g"))?.length ?? 0;
  const index = language === "matlab" ? "\\(\\s*(\\d+)\\s*\\)" : "\\[\\s*(\\d+)\\s*\\]";
  const taken = [...body.matchAll(new RegExp(`(?<![\\w.])${name}\\s*${index}`, "g"))].map((m) => Number(m[1]));
  const largest = Math.max(0, ...taken) + (language === "matlab" ? 0 : 1);
  return taken.length > 0 && taken.length === all && largest >= 2 ? largest : null;
}

/** Names of sizes: `n_hid`, `num_labels`, `hiddenSize`, `N`. */
export const wholes =
  /^(?:n|m|k|d|N|M|T|(?:n|num|nb|no)_?[A-Z_]\w*|n_\w+|num[a-z_]\w*|n(?:cat|lev|hid|vis|class|feat|comp|state|iter|step)\w*|\w*(?:_size|Size|_dim|Dim|Classes|_classes|_labels|_num|_count)|\w*(?:iters?|iterations|epochs|steps)|seed|stride|pad|padding)$/;

/** Names of single real numbers: `lambda`, `alpha`, `eta`, `reg`. */
export const scalars =
  /^(?:lambda(?!s$)\w*|lam(?:\d|_\w+)?|lmbda|l[12](?:_\w+)?|\w*radius|w0|b0|alpha|beta\d?|gamma|gam|eta|lr|reg\w*|rho|ridge|loading|eps(?:ilon|l|[A-Z]\w*)?|tol|d[trxyz]|tau|sigma\w*|sn2?|sf2?|sig\w{0,2}|phi|omega|zeta|rate|coeff?|\w+_coeff?|log_?(?:ls|ell|var|noise|sigma|std|sf|sn|tau|lik\w*|scale|alpha)|temperature|s2|ell|step|step_?size|learning_?rate|momentum|wd|\w*decay|sparsity\w*|thresh\w*|temp\w*|delta|kappa|C|dropout|drop|drop_?(?:prob|rate|p)|p_?drop|keep_?prob|p_?keep|prob|ep|scale|margin|discount|penalty|damping|wavelength|level|quantile|\w+_id|pad_\w+|ignore_index|mu|nu)$/;

/** The forms of arrays with so many axes. */
export const rankForms: readonly (Form | undefined)[] = ["scalar", "vector", "matrix", "tensor3", "tensor4"];
