/** What an input that nobody describes is first taken to be: by its name and by how the text uses it. */

import type { Dim } from "../../core/dim";
import type { Language } from "./tree";

/** Names of what the examples are. */
export const isData = /^(?:X\w*|x|data|images?|inputs?|patches)$/;

/** What an undeclared input is taken to be. */
export type Guess =
  /** A whole number that acts as a size, under its own name or, where `dim` is not `null`, another. */
  | { readonly kind: "whole"; readonly dim: Dim | null }
  | { readonly kind: "array"; readonly shape: readonly Dim[]; readonly positions: Positions | null }
  /** A struct or dictionary; each field is an input of its own. */
  | { readonly kind: "record"; readonly fields: ReadonlyMap<string, string> }
  /** A tuple that is taken apart, a cell, an array of structs, or a list of sizes; each item is an input of its own. */
  | { readonly kind: "tuple"; readonly of: "tuple" | "cell" | "list" | "sizes"; readonly items: readonly string[] }
  | { readonly kind: "unknown" };

/** The entries of an array are positions along an axis of this size, counted from `base`. */
export interface Positions {
  readonly below: Dim;
  readonly base: 0 | 1;
}

/** Forms an input can have before its sizes are known. */
export type Form = "whole" | "scalar" | "vector" | "row" | "column" | "matrix" | "tensor3" | "tensor4" | "unknown";

/** The form that name and use suggest. `body` is the text of the function without comments. */
export function formOf(name: string, body: string, language: Language): Form {
  const short = familyOf(name)
    .replace(/^.*[.\]"'[]+(?=\w)/, "")
    .replace(/\W+$/, "");
  const use = useOf(name, body, language);
  if (use.called) return "unknown";
  if (use.rank !== null) return use.rank;
  if (use.count && !use.indexed) return "whole";
  if (wholes.test(short) && !use.indexed && (short.length > 1 || use.size)) return "whole";
  if (scalars.test(short) && !use.indexed && !use.sized && !use.stretched && !use.product)
    return language === "python" && isPerFeature(short, body) ? "vector" : "scalar";
  if (language === "matlab") {
    const weights = familyOf(name) !== name && /^(?:w|theta)$/.test(short);
    return weights || matrices.test(short) || /^[A-Z]/.test(short) || use.turned ? "matrix" : "vector";
  }
  if (use.divides && !use.indexed && !use.product) return "scalar";
  const listed = ((scalars.test(short) && use.indexed) || use.picked) && !use.product;
  const vector = vectors.test(short) || isBias.test(short) || use.multiplied || use.long || listed;
  return vector && !use.turned ? "vector" : "matrix";
}

/** Whether the text takes the sizes of an array apart, which says how many there are. */
export function isUnpacked(name: string, body: string, language: Language): boolean {
  return language === "python" && /^\w+$/.test(name) && unpackedRank(name, body) > 0;
}

/** Into how many names `a, b = x.shape` takes the sizes of x apart; 0 where it does not. */
function unpackedRank(name: string, body: string): number {
  const word = `(?<![\\w.])${name}(?!\\w)`;
  const names = new RegExp(`((?:\\w+\\s*,\\s*)+\\w*)\\s*=\\s*${word}\\.shape\\b(?!\\s*\\[)`).exec(body)?.[1];
  return names ? names.split(",").filter((w) => w.trim() !== "").length : 0;
}

/** What is stretched over larger arrays on purpose: biases, means, scales. */
export const isStretchable =
  /(?:^|\.)(?:b\w{0,2}|bias\w*|mu\w*|m|mean\w*|avg\w*|sigma\w*|std\w*|s|sd|scale\w*|gamma|beta|offset\w*|shift\w*|w|weights?|max\w*|min\w*)$/;

/** What the items of a cell or an array of structs have in common: `stack{}.w` of `stack{2}.w`. */
export function familyOf(path: string): string {
  return path.replace(/([{(])\d+([)}])/g, "$1$2");
}

/** Names of what is added to every example. */
export const isBias = /^(?:\w+\.)?b\w{0,2}$|bias|_b\d?$/;

/** Other forms to try when one does not fit, the likeliest first. */
export function otherForms(form: Form, name: string, language: Language): readonly Form[] {
  const order: readonly Form[] =
    language === "matlab"
      ? form === "matrix"
        ? ["vector", "scalar", "row"]
        : isData.test(name)
          ? ["matrix", "row", "scalar", "vector"]
          : /^[ac-z]$|\.(?!b)/.test(name)
            ? ["scalar", "row", "matrix", "vector"]
            : ["row", "matrix", "scalar", "vector"]
      : form === "matrix"
        ? ["vector", "tensor3", "scalar", "tensor4"]
        : form === "vector" && isBias.test(name)
          ? ["column", "matrix", "scalar"]
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
const wholes =
  /^(?:n|m|k|d|N|M|T|(?:n|num|nb|no)_?[A-Z_]\w*|n_\w+|num[a-z_]\w*|\w*(?:_size|Size|_dim|Dim|Classes|_classes|_labels|_num|_count)|\w*(?:iters?|iterations|epochs|steps)|seed|stride|pad|padding)$/;

/** Names of single real numbers: `lambda`, `alpha`, `eta`, `reg`. */
const scalars =
  /^(?:lambda(?!s$)\w*|lam|alpha|beta\d?|gamma|eta|lr|reg\w*|rho|eps(?:ilon|l)?|tol|d[trxyz]|tau|sigma\w*|sn2?|sf2?|sig\w{0,2}|phi|omega|zeta|rate|coeff?|log_?(?:ls|ell|var|noise|sigma|std|sf|sn|tau|lik\w*|scale|alpha)|temperature|s2|ell|step|step_?size|learning_?rate|momentum|\w*decay|sparsity\w*|thresh\w*|temp\w*|delta|kappa|C|t|dropout|scale|mu|nu)$/;

/** Whether NumPy code has one of these for every feature: scale and shift come in pairs. */
function isPerFeature(name: string, body: string): boolean {
  const other = { gamma: /\b(?:beta|shift)\b/, beta: /\b(?:gamma|scale|g)\b/ }[name];
  return other ? other.test(body) : /^(?:mu|scale)$/.test(name);
}

/** Lower-case names of matrices in MATLAB. */
const matrices = /^(?:data|patches|images?|features|inputs?|train\w*|samples|groundTruth|params|weights|w\d+)$/;

/** Names of arrays of one axis in NumPy. */
const vectors =
  /^(?:a|c|b\w{0,2}|bias\w*|y|yt|t|labels?|targets?|theta|params|idx|ids?|[a-z]{1,3}_?0|mean|var|std|running_\w+|v|u|vec|g|gain|rows|cols|ind\w*|vals|values?|actions|rewards|times?|knots|pi|probs?)$/;

interface Use {
  readonly rank: Form | null;
  readonly indexed: boolean;
  readonly turned: boolean;
  readonly called: boolean;
  /** A name in small letters that a matrix in capitals is multiplied with. */
  readonly multiplied: boolean;
  /** NumPy code takes single items of it, in small letters. */
  readonly picked: boolean;
  /** It is an operand of a matrix product. */
  readonly product: boolean;
  /** A single capital letter that divides or is divided. */
  readonly divides: boolean;
  /** It stands where sizes stand. */
  readonly size: boolean;
  /** It is, as it is, an argument that can only be a size. */
  readonly count: boolean;
  /** NumPy code asks how long it is, in small letters. */
  readonly long: boolean;
  /** It is stretched over a larger array. */
  readonly stretched: boolean;
  /** The text asks how many entries it has, or takes it for more than one. */
  readonly sized: boolean;
}

const none: Use = {
  ...{ rank: null, indexed: false, turned: false, called: false, multiplied: false },
  ...{
    size: false,
    count: false,
    long: false,
    product: false,
    divides: false,
    picked: false,
    stretched: false,
    sized: false,
  },
};

/** How a name is used, as far as the text shows without following it. */
function useOf(name: string, body: string, language: Language): Use {
  if (!/^\w+$/.test(name)) return none;
  const has = (pattern: string) => new RegExp(pattern).test(body);
  const word = `(?<![\\w.])${name}(?!\\w)`;
  const size =
    has(`\\b(?:zeros|ones|eye|randn?|reshape|repmat|cell|empty|full|arange|range|linspace)\\s*\\(.*${word}`) ||
    has(`:\\s*${word}`) ||
    has(`/\\s*${word}`);
  if (language === "matlab") {
    const two = has(`${word}\\s*\\(\\s*(?:[^(),]|\\([^()]*\\))+,(?:[^()]|\\([^()]*\\))+\\)`);
    const asked =
      has(`\\[[^\\]=]*\\]\\s*=\\s*size\\s*\\(\\s*${name}\\s*\\)`) || has(`size\\s*\\(\\s*${name}\\s*,\\s*2\\s*\\)`);
    const long = has(`(?:length|numel)\\s*\\(\\s*${name}\\s*\\)`) && /^[a-z]/.test(name);
    const axes = axesUsed(name, body);
    const rows = isData.test(name) && has(`size\\s*\\(\\s*${name}\\s*,\\s*1\\s*\\)`);
    const along = rows || has(`\\b(?:sum|mean|std|var)\\s*\\(\\s*${name}\\s*,\\s*[12]\\s*\\)`);
    const part = "(?:[^()]|\\([^()]*\\))*";
    return {
      rank:
        has(`\\brepmat\\s*\\(\\s*${name}\\s*,${part},\\s*1\\s*\\)`) && /^[a-z]/.test(name)
          ? "row"
          : ((axes > 2 ? rankForms[axes] : null) ?? (two || asked || along ? "matrix" : long ? "vector" : null)),
      indexed: has(`${word}\\s*\\(`) || has(`${word}'`),
      turned: false,
      size,
      count:
        has(`\\b(?:zeros|ones|eye|randn?|cell)\\s*\\((?:${part},)?\\s*${name}\\s*[,)]`) ||
        has(`\\b(?:reshape|repmat)\\s*\\(${part},\\s*${name}\\s*[,)]`),
      stretched: has(`\\bbsxfun\\s*\\(\\s*@\\w+\\s*,(?:${part},)?\\s*${name}\\s*[,)]`),
      multiplied: false,
      ...{ long: false, product: false, divides: false, picked: false },
      sized: has(`\\b(?:size|numel|length|diag|sum|mean)\\s*\\(\\s*${name}\\s*[,)]`),
      called: has(`(?:feval|arrayfun|cellfun)\\s*\\(\\s*${name}\\s*,`),
    };
  }
  const rank = unpackedRank(name, body);
  const axis = Math.max(
    -1,
    ...[...body.matchAll(new RegExp(`${word}\\.shape\\s*\\[\\s*(\\d)\\s*\\]`, "g"))].map((m) => Number(m[1])),
  );
  return {
    rank: rank > 0 ? (rankForms[rank] ?? null) : axis >= 1 ? (rankForms[axis + 1] ?? null) : null,
    long: /^[a-z]/.test(name) && !isData.test(name) && has(`\\blen\\s*\\(\\s*${name}\\s*\\)`),
    indexed: has(`${word}\\s*\\[`) || has(`${word}\\.(?:shape|T|dot)\\b`),
    picked: /^[a-z]/.test(name) && !isData.test(name) && has(`${word}\\[[a-z]\\w*\\]`),
    product: has(`${word}\\s*@|@\\s*${word}`),
    divides: /^[A-Z]$/.test(name) && has(`/\\s*${word}(?!\\s*\\[)|${word}\\s*/`),
    turned: has(`${word}\\.T\\b`) || has(`${word}\\s*\\[[^\\[\\]]*,[^\\[\\]]*\\]`),
    called: has(`${word}\\s*\\(`),
    multiplied: /^[a-z]/.test(name) && has(`\\b[A-Z]\\w*\\s*(?:@\\s*|\\.dot\\()${word}`),
    size,
    count: false,
    stretched: false,
    sized: false,
  };
}

/** The most axes of which MATLAB code takes positions, as in `X(:, :, k)`, or asks the size, as in `size(X, 3)`. */
function axesUsed(name: string, body: string): number {
  const word = `(?<![\\w.])${name}`;
  const asked = [...body.matchAll(new RegExp(`size\\s*\\(\\s*${name}\\s*,\\s*(\\d)\\s*\\)`, "g"))].map((m) =>
    Number(m[1]),
  );
  const part = "(?:[^(),;]|\\([^()]*\\))+";
  const taken = [...body.matchAll(new RegExp(`${word}\\s*\\((${part}(?:,${part})+)\\)`, "g"))].map(
    (m) => (m[1] ?? "").replace(/\([^()]*\)/g, "").split(",").length,
  );
  return Math.max(0, ...asked, ...taken);
}

const rankForms: readonly (Form | undefined)[] = ["scalar", "vector", "matrix", "tensor3", "tensor4"];
